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
import { deals } from '../client.ts';
import type { Deal } from '../client.ts';

type Act = 'extend' | 'win' | 'lose';
const named: Record<Act, { label: string; title: string; done: string }> = {
  extend: { label: 'Prolong protection…', title: 'Prolong the protection', done: 'prolonged' },
  win: { label: 'Close as won…', title: 'Close as won', done: 'closed as won' },
  lose: { label: 'Close as lost…', title: 'Close as lost', done: 'closed as lost' },
};

/** What may still be done with a decided deal; the server says which moves are open. */
export function FurtherActs({ deal }: { deal: Deal }) {
  const [open, setOpen] = useState<Act | null>(null);
  const acts = (Object.keys(named) as Act[]).filter((act) => deal.moves.includes(act));
  if (acts.length === 0) return null;
  return (
    <div className="stack">
      {acts.map((act) => (
        <Button key={act} wide onClick={() => setOpen(act)}>
          {named[act].label}
        </Button>
      ))}
      {open && <ActDialog act={open} deal={deal} onClose={() => setOpen(null)} />}
    </div>
  );
}

function ActDialog({ act, deal, onClose }: { act: Act; deal: Deal; onClose: () => void }) {
  const [text, setText] = useState('');
  const [days, setDays] = useState('30');
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: async () => {
      const params = { id: deal.id };
      if (act === 'extend')
        return deals.api('POST /deal-registrations/{id}/extension', {
          params,
          body: { days: Number(days), evidence: text },
        });
      if (act === 'win')
        return deals.api('POST /deal-registrations/{id}/win', { params, body: {} });
      return deals.api('POST /deal-registrations/{id}/loss', { params, body: { reason: text } });
    },
    retry: false,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: deals.key('/deal-registrations') });
      toast(`${deal.customerName} is ${named[act].done}`);
      onClose();
    },
  });
  const errors = send.error instanceof Problem ? send.error.fields : {};
  return (
    <Dialog title={named[act].title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        {act === 'extend' && (
          <Field label="Days" error={errors.days}>
            <Input
              type="number"
              min={1}
              max={365}
              required
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          </Field>
        )}
        {act !== 'win' && (
          <Field
            label={act === 'extend' ? 'What was done for the customer' : 'Why it was lost'}
            error={errors.evidence ?? errors.reason}
          >
            <Textarea required value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
        )}
        {act === 'win' && (
          <p className="hint">
            {deal.partnerName} sees the deal as won, and it counts among its results.
          </p>
        )}
        {send.isError && Object.keys(errors).length === 0 && (
          <ErrorState title="Nothing was changed" problem={send.error} />
        )}
        <Button main type="submit" busy={send.isPending}>
          {named[act].title}
        </Button>
      </form>
    </Dialog>
  );
}
