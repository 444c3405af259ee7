import { useState } from 'react';
import { Button, Field, Input, Select, Textarea } from '../../../../web/ui/index.ts';
import { fromLead } from './draft.ts';
import type { Draft, DraftField, Sources } from './draft.ts';
import { dealTypes } from './words.ts';

export type DraftFieldsProps = {
  draft: Draft;
  sources: Sources;
  problems: Record<string, string>;
  onChange: (field: DraftField, value: string) => void;
  /** Fields of the policy that must be filled in too. */
  requires?: readonly string[];
};

/** Three fields; the others are folded away unless something stands in them or is asked for. */
export function DraftFields({
  draft,
  sources,
  problems,
  onChange,
  requires = [],
}: DraftFieldsProps) {
  const known = more.some(
    (field) =>
      (draft[field] !== '' && sources[field] !== fromLead) ||
      problems[field] ||
      requires.includes(field),
  );
  const [opened, setOpened] = useState(false);
  const bind = (field: DraftField) => ({
    value: draft[field],
    onChange: (event: { target: { value: string } }) => onChange(field, event.target.value),
  });
  const told = (field: DraftField) => ({
    error: problems[field],
    ...(sources[field] ? { source: sources[field] } : {}),
  });
  return (
    <>
      <Field label="Customer company" {...told('customerName')}>
        <Input autoComplete="off" maxLength={300} {...bind('customerName')} />
      </Field>
      <Field label="What they need" {...told('need')}>
        <Textarea
          rows={1}
          maxLength={5000}
          placeholder={sources.customerName === fromLead ? 'As described in the lead' : undefined}
          {...bind('need')}
        />
      </Field>
      <Field
        label="Mail of your contact there"
        {...told('contactEmail')}
        {...(sources.contactEmail && draft.contactName
          ? {
              source: `${draft.contactName}, ${sources.contactEmail}`,
              sourceIcon: 'person' as const,
            }
          : {})}
      >
        <Input type="email" autoComplete="off" maxLength={320} {...bind('contactEmail')} />
      </Field>
      {opened || known ? (
        <MoreFields draft={draft} bind={bind} told={told} requires={requires} />
      ) : (
        <p>
          <Button plain icon="plus" onClick={() => setOpened(true)}>
            Amount, country, date
          </Button>
        </p>
      )}
    </>
  );
}

const more = [
  'contactName',
  'customerCity',
  'customerCountry',
  'amount',
  'expectedCloseOn',
] as const;

function MoreFields({
  draft,
  bind,
  told,
  requires,
}: {
  draft: Draft;
  bind: (field: DraftField) => {
    value: string;
    onChange: (event: { target: { value: string } }) => void;
  };
  told: (field: DraftField) => { error: string | undefined; source?: string };
  requires: readonly string[];
}) {
  const optional = (field: string) => !requires.includes(field);
  return (
    <div className="more-fields">
      <Field
        label="Name of your contact"
        optional={optional('contactName')}
        {...told('contactName')}
      >
        <Input autoComplete="off" maxLength={200} {...bind('contactName')} />
      </Field>
      <Field
        label={draft.currency ? `Amount in ${draft.currency}` : 'Amount'}
        optional={optional('amount')}
        {...told('amount')}
      >
        <Input inputMode="decimal" {...bind('amount')} />
      </Field>
      <Field label="City" optional={optional('customerCity')} {...told('customerCity')}>
        <Input autoComplete="off" maxLength={200} {...bind('customerCity')} />
      </Field>
      <Field
        label="Country"
        hint="Two letters, such as US"
        optional={optional('customerCountry')}
        {...told('customerCountry')}
      >
        <Input autoComplete="off" maxLength={2} {...bind('customerCountry')} />
      </Field>
      <Field
        label="Expected close"
        optional={optional('expectedCloseOn')}
        {...told('expectedCloseOn')}
      >
        <Input type="date" {...bind('expectedCloseOn')} />
      </Field>
      <Field label="Type of deal">
        <Select options={dealTypes} {...bind('dealType')} />
      </Field>
    </div>
  );
}
