import { useState } from 'react';
import { currencyCodes } from '../../../../platform/money/index.ts';
import { Problem } from '../../../../web/client/index.ts';
import { useSession } from '../../../../web/shell/index.ts';
import {
  Button,
  Dialog,
  ErrorState,
  Field,
  Input,
  Select,
  Textarea,
} from '../../../../web/ui/index.ts';
import type { AllianceReferral } from '../client.ts';
import { minorOf } from './typed-amount.ts';
import { useReferralMove } from './use-referral-move.ts';

export type Asking = 'decline' | 'win' | 'lose';
type FormProps = { referral: AllianceReferral; onClose: () => void };

/** What is still to be said before a referral moves. */
export function MoveReferral({ asking, ...form }: FormProps & { asking: Asking }) {
  if (asking === 'win') return <Win {...form} />;
  return asking === 'decline' ? <Decline {...form} /> : <Lose {...form} />;
}

function Win({ referral, onClose }: FormProps) {
  const { programme } = useSession();
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState(programme.currency);
  const win = useReferralMove('POST /alliance-referrals/{id}/win', 'Recorded as won.', onClose);
  const minor = minorOf(text, currency);
  const unread = text.trim() !== '' && minor === undefined;
  return (
    <Dialog
      title={`Won: ${referral.customerName}`}
      onClose={onClose}
      acts={
        <Button
          main
          busy={win.isPending}
          disabled={minor === undefined}
          onClick={() =>
            minor !== undefined &&
            win.mutate({ params: { id: referral.id }, body: { amount: { minor, currency } } })
          }
        >
          Record as won
        </Button>
      }
    >
      <div className="stack gap-4">
        <Field
          label="Amount"
          hint="What the customer ordered. It counts in the balance of both sides."
          error={unread ? 'Give an amount above zero, such as 12,400.50.' : undefined}
        >
          <Input
            required
            inputMode="decimal"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Field label="Currency">
          <Select
            value={currency}
            options={currencyCodes().map((code) => ({ value: code, label: code }))}
            onChange={(event) => setCurrency(event.target.value)}
          />
        </Field>
        {win.isError && <ErrorState title="Nothing was changed" problem={win.error} />}
      </div>
    </Dialog>
  );
}

function Decline({ referral, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const decline = useReferralMove('POST /alliance-referrals/{id}/answer', 'Declined.', onClose);
  return (
    <Because
      title={`Decline ${referral.customerName}`}
      act="Decline"
      reason={reason}
      onReason={setReason}
      busy={decline.isPending}
      problem={decline.error}
      onClose={onClose}
      onAct={() =>
        decline.mutate({
          params: { id: referral.id },
          body: { answer: 'declined', ...given(reason) },
        })
      }
    />
  );
}

function Lose({ referral, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const lose = useReferralMove('POST /alliance-referrals/{id}/loss', 'Recorded as lost.', onClose);
  return (
    <Because
      title={`Lost: ${referral.customerName}`}
      act="Record as lost"
      reason={reason}
      onReason={setReason}
      busy={lose.isPending}
      problem={lose.error}
      onClose={onClose}
      onAct={() => lose.mutate({ params: { id: referral.id }, body: given(reason) })}
    />
  );
}

const given = (reason: string) => (reason.trim() === '' ? {} : { reason });

function Because({
  title,
  act,
  reason,
  onReason,
  busy,
  problem,
  onAct,
  onClose,
}: {
  title: string;
  act: string;
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  problem: unknown;
  onAct: () => void;
  onClose: () => void;
}) {
  const error = problem instanceof Problem ? problem.fields['reason'] : undefined;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      acts={
        <Button main busy={busy} onClick={onAct}>
          {act}
        </Button>
      }
    >
      <div className="stack gap-4">
        <Field label="Reason" optional hint="The other side reads it word for word." error={error}>
          <Textarea
            rows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => onReason(event.target.value)}
          />
        </Field>
        {problem !== null && !error && <ErrorState title="Nothing was changed" problem={problem} />}
      </div>
    </Dialog>
  );
}
