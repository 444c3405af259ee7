import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { useShortcut } from '../../../../web/shell/index.ts';
import {
  Button,
  ErrorState,
  Field,
  Input,
  RadioList,
  toast,
  Why,
} from '../../../../web/ui/index.ts';
import { useMoments } from '../../../../web/ui/When.tsx';
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';
import { Recommendation } from './Recommendation.tsx';
import { protectionEnd } from './protection-end.ts';
import { WhatThisDoes } from './WhatThisDoes.tsx';
import { ReasonFields } from './ReasonFields.tsx';
import type { ReasonCode } from './words.ts';

export type Outcome = 'approve' | 'return' | 'reject' | 'decline';
const operations = {
  approve: 'POST /deal-registrations/{id}/approval',
  return: 'POST /deal-registrations/{id}/return',
  reject: 'POST /deal-registrations/{id}/rejection',
  decline: 'POST /deal-registrations/{id}/decline',
} as const;
const named: Record<Outcome, { label: string; aside: string }> = {
  approve: { label: 'Approve', aside: 'protected' },
  return: { label: 'Return for information', aside: 'clock stops' },
  reject: { label: 'Reject', aside: 'may be corrected' },
  decline: { label: 'Decline for good', aside: 'final' },
};

/** The panel in which a person decides on a registration. Nothing is shown as done before the server says so. */
export function Decide({ deal, onDone }: { deal: Deal; onDone?: () => void }) {
  const [outcome, setOutcome] = useState<Outcome>('approve');
  const [days, setDays] = useState(String(deal.verdict?.protectionDays ?? ''));
  const [reasonCode, setReasonCode] = useState<ReasonCode>('information-missing');
  const [note, setNote] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: async () => {
      const params = { id: deal.id };
      if (outcome === 'approve')
        return deals.api(operations.approve, {
          params,
          body: days === '' ? {} : { protectionDays: Number(days) },
        });
      const body = { reasonCode, ...(note.trim() ? { note } : {}) };
      return deals.api(operations[outcome], { params, body });
    },
    retry: false,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: deals.key('/deal-registrations') });
      toast(`Recorded. ${deal.partnerName} is told.`);
      onDone?.();
    },
  });
  useChoice('a', 'Approve', 'approve', deal, setOutcome, form);
  useChoice('r', 'Return for information', 'return', deal, setOutcome, form);
  const { onDay, now } = useMoments();
  const protectedUntil = onDay(protectionEnd(deal, Number(days) || 0, now));
  const errors = decide.error instanceof Problem ? decide.error.fields : {};
  const open = (Object.keys(named) as Outcome[]).filter((one) => deal.moves.includes(one));
  return (
    <form
      ref={form}
      className="stack gap-4 grow"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <div>
        <div className="row between">
          <span className="small quiet">Asked of you by rule</span>
          {deal.verdict && <Why decision={deal.verdict.decisionId} />}
        </div>
        <Recommendation deal={deal} />
      </div>
      <RadioList
        look="card"
        label="Outcome"
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
        choices={open.map((one) => ({
          value: one,
          label: named[one].label,
          aside: one === 'approve' ? `${days || '–'} days` : named[one].aside,
        }))}
      />
      {outcome === 'approve' ? (
        <Field
          label="Days of protection"
          hint={days === '' ? 'Left empty, the rule says how many.' : undefined}
          error={errors.protectionDays}
        >
          <Input
            type="number"
            min={1}
            max={730}
            value={days}
            onChange={(event) => setDays(event.target.value)}
          />
        </Field>
      ) : (
        <ReasonFields
          partnerName={deal.partnerName}
          reasonCode={reasonCode}
          onReasonCode={setReasonCode}
          note={note}
          onNote={setNote}
          errors={errors}
        />
      )}
      <WhatThisDoes deal={deal} outcome={outcome} days={Number(days)} />
      {decide.isError && Object.keys(errors).length === 0 && (
        <ErrorState title="Nothing was decided" problem={decide.error} />
      )}
      <div className="stack push stays">
        <Button main wide tall type="submit" busy={decide.isPending}>
          {sayButton(outcome, deal, Number(days), protectedUntil)}
        </Button>
      </div>
    </form>
  );
}

/** The button names what comes of it. */
function sayButton(outcome: Outcome, deal: Deal, days: number, until: string): string {
  if (outcome === 'approve')
    return days > 0 ? `Protect ${deal.partnerName} until ${until}` : `Approve ${deal.partnerName}`;
  if (outcome === 'return') return `Return it to ${deal.partnerName}`;
  if (outcome === 'reject') return `Reject ${deal.partnerName}’s claim`;
  return `Decline ${deal.partnerName}’s claim for good`;
}

/** A key that chooses an outcome and goes to the form's button: the deed itself stays a second step. */
function useChoice(
  key: string,
  label: string,
  outcome: Outcome,
  deal: Deal,
  choose: (outcome: Outcome) => void,
  form: { current: HTMLFormElement | null },
) {
  const run = useCallback(() => {
    if (!deal.moves.includes(outcome)) return;
    choose(outcome);
    form.current?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
  }, [deal, outcome, choose, form]);
  useShortcut(key, label, run);
}
