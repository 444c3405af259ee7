import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { Button, ErrorState, Field, RadioList, Textarea, toast } from '../../../../web/ui/index.ts';
import { recruitment } from '../client.ts';
import type { Application } from '../client.ts';

type Outcome = 'approve' | 'refuse' | 'ask';
const named: Record<Outcome, { label: string; aside: string; note: string; button: string }> = {
  approve: {
    label: 'Approve',
    aside: 'a partner at once',
    note: 'Note to the applicant (optional)',
    button: 'Approve',
  },
  ask: {
    label: 'Ask something',
    aside: 'the clock stands still',
    note: 'Your question',
    button: 'Ask',
  },
  refuse: { label: 'Refuse', aside: 'may appeal', note: 'Your reason', button: 'Refuse' },
};

/** A person's decision on an application. Nothing is shown as done before the server says so. */
export function DecideApplication({
  application,
  onDone,
}: {
  application: Application;
  onDone?: () => void;
}) {
  const [outcome, setOutcome] = useState<Outcome>('approve');
  const [note, setNote] = useState('');
  const queries = useQueryClient();
  const { id, companyName } = application;
  const decide = useMutation({
    mutationFn: () => {
      const params = { id };
      const said = note.trim();
      if (outcome === 'approve')
        return recruitment.api('POST /applications/{id}/approval', {
          params,
          body: said ? { note: said } : {},
        });
      if (outcome === 'refuse')
        return recruitment.api('POST /applications/{id}/refusal', { params, body: { note: said } });
      return recruitment.api('POST /applications/{id}/question', {
        params,
        body: { question: said },
      });
    },
    retry: false,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: recruitment.key('/applications') });
      toast(outcome === 'ask' ? `${companyName} is asked.` : `Recorded. ${companyName} is told.`);
      onDone?.();
    },
  });
  const errors = decide.error instanceof Problem ? decide.error.fields : {};
  const words = named[outcome];
  const offered = (['approve', 'ask', 'refuse'] as const).filter((one) =>
    application.moves.includes(one),
  );
  return (
    <form
      className="stack gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <RadioList
        look="card"
        label="Outcome"
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
        choices={offered.map((one) => ({
          value: one,
          label: named[one].label,
          aside: named[one].aside,
        }))}
      />
      <Field
        label={words.note}
        hint={outcome === 'ask' ? undefined : 'The applicant reads it word for word.'}
        error={errors.note ?? errors.question}
      >
        <Textarea
          rows={3}
          maxLength={2000}
          required={outcome !== 'approve'}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      {decide.isError && Object.keys(errors).length === 0 && (
        <ErrorState title="Nothing was decided" problem={decide.error} />
      )}
      <Button main wide tall type="submit" busy={decide.isPending}>
        {words.button} {companyName}
      </Button>
    </form>
  );
}
