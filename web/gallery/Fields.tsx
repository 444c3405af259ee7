import { useState } from 'react';
import {
  Checkbox,
  Chip,
  Field,
  Input,
  RadioList,
  Segments,
  Select,
  Switch,
  Textarea,
} from '../ui/index.ts';
import { Part } from './Part.tsx';

export function Fields() {
  const [choice, setChoice] = useState('a');
  const [on, setOn] = useState(true);
  return (
    <Part name="Fields">
      <div className="form">
        <Field
          label="Customer company"
          hint="As the customer writes it"
          source="from your text; alpineskihouse.com"
        >
          <Input defaultValue="Alpine Ski House" />
        </Field>
        <Field label="Contact mail" error="This is not a mail address. It needs an @ and a domain.">
          <Input defaultValue="adriana" type="email" />
        </Field>
        <Field label="Search" quietLabel>
          <Input icon="search" placeholder="Find a partner" />
        </Field>
        <Field label="Need" optional>
          <Textarea defaultValue="46 bikes for the rental desk" />
        </Field>
        <Field label="Country">
          <Select
            options={[
              { value: 'US', label: 'United States' },
              { value: 'DE', label: 'Germany' },
            ]}
          />
        </Field>
        <Checkbox label="Tell me when it is decided" hint="One mail" defaultChecked />
        <Checkbox label="Some" indeterminate />
        <Switch label="Sandbox" checked={on} onChange={() => setOn(!on)} />
        <RadioList
          label="Reason"
          value={choice}
          onChange={setChoice}
          choices={[
            { value: 'a', label: 'No room now' },
            { value: 'b', label: 'Not our field', hint: 'We learn from it' },
          ]}
        />
        <Segments
          label="View"
          value={choice}
          onChange={setChoice}
          choices={[
            { value: 'a', label: 'Table' },
            { value: 'b', label: 'Board' },
          ]}
        />
      </div>
      <div className="row wrap">
        <Chip name="Tier" operator="is not" text="Applicant" onRemove={() => undefined}>
          Applicant
        </Chip>
        <Chip name="Ordered">in the last 4 quarters</Chip>
      </div>
    </Part>
  );
}
