import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import {
  Button,
  ErrorState,
  Field,
  RadioList,
  Textarea,
  toast,
  Why,
} from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';

export type TierMoveProps = {
  id: string;
  name: string;
  tier: string;
  pendingTier: string;
  decisionId: string | null;
  onDone?: () => void;
};

/** A proposed fall waits for a person: it is confirmed or rejected, with the reason that the partner reads. */
export function TierMove({ id, name, tier, pendingTier, decisionId, onDone }: TierMoveProps) {
  const [outcome, setOutcome] = useState('rejected');
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const decide = useMutation({
    ...partners.write('POST /partners/{id}/tier-move'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/partners') });
      toast(outcome === 'confirmed' ? `${name} moves to ${pendingTier}` : `${name} stays ${tier}`);
      onDone?.();
    },
  });
  const error = decide.error instanceof Problem ? decide.error.fields.reason : undefined;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({
          params: { id },
          body: { outcome: outcome === 'confirmed' ? 'confirmed' : 'rejected', reason },
        });
      }}
    >
      <div className="section-title">
        <h3>
          Proposed: from {tier} to {pendingTier}
        </h3>
        {decisionId && <Why decision={decisionId} />}
      </div>
      <RadioList
        look="card"
        label="Outcome"
        value={outcome}
        onChange={setOutcome}
        choices={[
          { value: 'rejected', label: `Stay ${tier}`, aside: 'reason given' },
          { value: 'confirmed', label: `Move to ${pendingTier}`, aside: 'may appeal' },
        ]}
      />
      <Field label="Reason" hint={`${name} reads it.`} error={error}>
        <Textarea
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {decide.isError && !error && (
        <ErrorState title="The tier was not decided" problem={decide.error} />
      )}
      <Button main type="submit" busy={decide.isPending}>
        {outcome === 'confirmed' ? `Move to ${pendingTier}` : `Keep ${tier}`}
      </Button>
    </form>
  );
}
