import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Textarea,
  toast,
} from '../../../../web/ui/index.ts';
import { leadRouting } from '../client.ts';

const fields = [
  { name: 'companyName', label: 'Company', required: true },
  { name: 'contactEmail', label: 'Mail address of the contact', required: true, type: 'email' },
  { name: 'contactName', label: 'Name of the contact' },
  { name: 'city', label: 'City' },
  { name: 'country', label: 'Country', hint: 'Two letters, such as US or DE.' },
  { name: 'industry', label: 'Industry' },
] as const;

/** A lead taken in by hand; routing follows by itself. */
export function AddLead({ onClose }: { onClose: () => void }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const queries = useQueryClient();
  const add = useMutation({
    ...leadRouting.write('POST /leads'),
    onSuccess: (lead) => {
      void queries.invalidateQueries({ queryKey: leadRouting.key('/leads') });
      toast(`${lead.companyName} was taken in; routing follows`);
      onClose();
    },
  });
  const errors = add.error instanceof Problem ? add.error.fields : {};
  const set = (name: string, value: string) => setValues({ ...values, [name]: value });
  return (
    <Dialog title="Add a lead" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ body: bodyOf(values) });
        }}
      >
        {fields.map((field) => (
          <Field
            key={field.name}
            label={field.label}
            optional={!('required' in field)}
            hint={'hint' in field ? field.hint : undefined}
            error={errors[field.name]}
          >
            <Input
              required={'required' in field}
              type={'type' in field ? field.type : 'text'}
              value={values[field.name] ?? ''}
              onChange={(event) => set(field.name, event.target.value)}
            />
          </Field>
        ))}
        <Field label="What they need" optional error={errors.need}>
          <Textarea
            maxLength={5000}
            value={values.need ?? ''}
            onChange={(event) => set('need', event.target.value)}
          />
        </Field>
        {add.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="The lead was not added" problem={add.error} />
        )}
        <Button main type="submit" busy={add.isPending}>
          Add and route
        </Button>
      </form>
    </Dialog>
  );
}

function bodyOf(values: Record<string, string>) {
  const { companyName = '', contactEmail = '', ...rest } = values;
  const filled = Object.fromEntries(
    Object.entries(rest)
      .map(([name, value]) => [
        name,
        name === 'country' ? value.trim().toUpperCase() : value.trim(),
      ])
      .filter(([, value]) => value !== ''),
  );
  return { companyName, contactEmail, ...filled };
}
