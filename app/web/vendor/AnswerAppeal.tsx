import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../web/client/index.ts';
import {
  Button,
  ErrorState,
  Field,
  RadioList,
  Textarea,
  toast,
  When,
  Why,
} from '../../../web/ui/index.ts';
import { platform } from './clients.ts';
import type { Appeal } from './clients.ts';

/** An appeal is answered by somebody who did not decide; the partner reads the answer. */
export function AnswerAppeal({ appeal, onDone }: { appeal: Appeal; onDone: () => void }) {
  const [outcome, setOutcome] = useState<'upheld' | 'overturned'>('upheld');
  const [statement, setStatement] = useState('');
  const queries = useQueryClient();
  const answer = useMutation({
    ...platform.write('POST /appeals/{id}/answer'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: platform.key('/appeals') });
      toast(`${appeal.organisationName} has your answer`);
      onDone();
    },
  });
  const error = answer.error instanceof Problem ? answer.error.fields.statement : undefined;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ params: { id: appeal.id }, body: { outcome, statement } });
      }}
    >
      <div className="section-title">
        <h3>
          Appealed <When at={appeal.createdAt} />
        </h3>
        <Why decision={appeal.decisionId}>The decision</Why>
      </div>
      <blockquote className="clause">“{appeal.statement}”</blockquote>
      <RadioList
        look="card"
        label="Answer"
        value={outcome}
        onChange={(value) => setOutcome(value === 'overturned' ? 'overturned' : 'upheld')}
        choices={[
          { value: 'upheld', label: 'The decision stands' },
          { value: 'overturned', label: 'The decision is overturned' },
        ]}
      />
      <Field label="Your answer" hint={`${appeal.organisationName} reads it.`} error={error}>
        <Textarea
          required
          maxLength={5000}
          value={statement}
          onChange={(event) => setStatement(event.target.value)}
        />
      </Field>
      {answer.isError && !error && (
        <ErrorState title="The appeal was not answered" problem={answer.error} />
      )}
      <Button main type="submit" busy={answer.isPending}>
        {outcome === 'upheld' ? 'Let the decision stand' : 'Overturn the decision'}
      </Button>
    </form>
  );
}
