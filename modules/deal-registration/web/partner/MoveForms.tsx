import { useState } from 'react';
import type { ReactNode } from 'react';
import { Problem } from '../../../../web/client/index.ts';
import { useSession } from '../../../../web/shell/index.ts';
import { Button, Dialog, ErrorState, Field, Input, Textarea } from '../../../../web/ui/index.ts';
import type { OwnDeal } from './own.ts';
import { minorOf } from './amounts.ts';
import { useMove } from './moving.ts';

type FormProps = { deal: OwnDeal; onClose: () => void };

/** A question with one button that names the outcome; what was typed stays when the server says no. */
function MoveDialog({
  title,
  act,
  busy,
  problem,
  onAct,
  onClose,
  children,
}: {
  title: string;
  act: string;
  busy: boolean;
  problem: unknown;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const byField = problem instanceof Problem && Object.keys(problem.fields).length > 0;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button main busy={busy} onClick={onAct}>
            {act}
          </Button>
        </>
      }
    >
      {problem && !byField ? <ErrorState problem={problem} title="Nothing was changed" /> : null}
      {children}
    </Dialog>
  );
}

function fieldProblem(problem: unknown, field: string): string | undefined {
  return problem instanceof Problem ? problem.fields[field] : undefined;
}

export function CloseWon({ deal, onClose }: FormProps) {
  const { programme } = useSession();
  const currency = deal.amount?.currency ?? programme.currency;
  const [amount, setAmount] = useState('');
  const move = useMove('POST /deal-registrations/{id}/win', 'Won. Well done.', onClose);
  const minor = minorOf(amount, currency);
  return (
    <MoveDialog
      title={`${deal.customerName} ordered?`}
      act="Close as won"
      busy={move.isPending}
      problem={move.error}
      onClose={onClose}
      onAct={() =>
        move.mutate({ params: { id: deal.id }, body: minor ? { amount: { minor, currency } } : {} })
      }
    >
      <Field
        label={`Amount in ${currency}`}
        optional
        error={fieldProblem(move.error, 'amount.minor')}
      >
        <Input
          inputMode="decimal"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </Field>
    </MoveDialog>
  );
}

export function CloseLost({ deal, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const move = useMove('POST /deal-registrations/{id}/loss', 'Closed as lost', onClose);
  return (
    <MoveDialog
      title={`${deal.customerName} is lost?`}
      act="Close as lost"
      busy={move.isPending}
      problem={move.error}
      onClose={onClose}
      onAct={() => move.mutate({ params: { id: deal.id }, body: { reason } })}
    >
      <Field
        label="Why was it lost?"
        hint="The vendor reads it to do better next time."
        error={fieldProblem(move.error, 'reason')}
      >
        <Textarea
          rows={3}
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </MoveDialog>
  );
}

export function Extend({ deal, onClose }: FormProps) {
  const [days, setDays] = useState('30');
  const [evidence, setEvidence] = useState('');
  const move = useMove('POST /deal-registrations/{id}/extension', 'Protection extended', onClose);
  return (
    <MoveDialog
      title="Extend the protection"
      act={`Extend by ${Number(days) || 0} days`}
      busy={move.isPending}
      problem={move.error}
      onClose={onClose}
      onAct={() => move.mutate({ params: { id: deal.id }, body: { days: Number(days), evidence } })}
    >
      <Field label="Days" error={fieldProblem(move.error, 'days')}>
        <Input inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
      </Field>
      <Field
        label="What was done for the customer since?"
        hint="A meeting, an offer, a trial. It is kept with the deal."
        error={fieldProblem(move.error, 'evidence')}
      >
        <Textarea
          rows={3}
          maxLength={5000}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </Field>
    </MoveDialog>
  );
}

export function Withdraw({ deal, onClose }: FormProps) {
  const [note, setNote] = useState('');
  const move = useMove('POST /deal-registrations/{id}/withdrawal', 'Withdrawn', onClose);
  return (
    <MoveDialog
      title={`Take ${deal.customerName} back?`}
      act="Withdraw registration"
      busy={move.isPending}
      problem={move.error}
      onClose={onClose}
      onAct={() => move.mutate({ params: { id: deal.id }, body: note.trim() ? { note } : {} })}
    >
      <p className="hint">
        The protection ends at once, and this registration cannot be handed in again.
      </p>
      <Field label="Why" optional>
        <Textarea
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </MoveDialog>
  );
}
