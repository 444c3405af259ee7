import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  RadioList,
  Textarea,
  toast,
} from '../../../../web/ui/index.ts';
import { movesFrom, type StageMove } from '../../stages/rules.ts';
import { partners } from '../client.ts';

const words: Record<StageMove, { label: string; hint: string; button: string }> = {
  active: {
    label: 'Make it active',
    hint: 'Leads are offered again, and the partner stands in the directory.',
    button: 'Make active',
  },
  dormant: {
    label: 'Set it dormant',
    hint: 'No leads are offered; open offers go to the next. Access and protected deals stay.',
    button: 'Set dormant',
  },
  left: {
    label: 'End it',
    hint: 'All access ends at once, keys included; open offers go to the next. Records and protected deals stay. Pack the partner’s data first if it asked for them.',
    button: 'End the partnership',
  },
};

/** Moves a partnership to another stage, with the reason that the partner reads. */
export function StageChange({
  partner,
  onClose,
}: {
  partner: { id: string; name: string; stage: string };
  onClose: () => void;
}) {
  const offered = movesFrom(partner.stage);
  const [stage, setStage] = useState<StageMove>(offered[0] ?? 'dormant');
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const change = useMutation({
    ...partners.write('POST /partners/{id}/stage-change'),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: partners.key('/partners') });
      toast(`Recorded. ${partner.name} is told.`);
      onClose();
    },
  });
  const error = change.error instanceof Problem ? change.error.fields.reason : undefined;
  const send = () => change.mutate({ params: { id: partner.id }, body: { stage, reason } });
  return (
    <Dialog
      title={`The partnership with ${partner.name}`}
      onClose={onClose}
      acts={
        <Button
          main={stage !== 'left'}
          danger={stage === 'left'}
          busy={change.isPending}
          disabled={reason.trim() === ''}
          onClick={send}
        >
          {words[stage].button}
        </Button>
      }
    >
      <div className="stack gap-4">
        <RadioList
          look="card"
          label="Stage"
          value={stage}
          onChange={(value) => setStage(value as StageMove)}
          choices={offered.map((one) => ({ value: one, label: words[one].label }))}
        />
        <p className="hint">{words[stage].hint}</p>
        <Field label="Reason" hint={`${partner.name} reads it word for word.`} error={error}>
          <Textarea
            rows={3}
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {change.isError && !error && (
          <ErrorState title="Nothing was changed" problem={change.error} />
        )}
      </div>
    </Dialog>
  );
}
