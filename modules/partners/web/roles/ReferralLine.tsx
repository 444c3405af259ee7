import { useState } from 'react';
import { Button, ErrorState, Money } from '../../../../web/ui/index.ts';
import { useSession } from '../../../../web/shell/index.ts';
import type { AllianceReferral } from '../client.ts';
import { sayDay } from './say-day.ts';
import { MoveReferral, type Asking } from './MoveReferral.tsx';
import { ReferralState } from './ReferralState.tsx';
import { useReferralMove } from './use-referral-move.ts';

/** One referral: who the customer is, which way it went, where it stands, and what the own side can do. */
export function ReferralLine({
  referral,
  other,
  mayAct,
}: {
  referral: AllianceReferral;
  other: string | null;
  mayAct: boolean;
}) {
  const { actor } = useSession();
  const [asking, setAsking] = useState<Asking>();
  const accept = useReferralMove('POST /alliance-referrals/{id}/answer', 'Accepted.');
  const { id, moves } = referral;
  const mine = referral.givenBy === actor.side;
  return (
    <li>
      <span className="grow">
        <span className="name">{referral.customerName}</span>
        <span className="hint">
          {mine ? 'Given by you' : `Received from ${other ?? 'the vendor'}`},{' '}
          {sayDay(referral.referredOn)}, {referral.recordedBy}
        </span>
        <span className="hint">
          Contact: {referral.contactName}
          {referral.contactEmail && (
            <>
              ,{' '}
              <a className="link" href={`mailto:${referral.contactEmail}`}>
                {referral.contactEmail}
              </a>
            </>
          )}
        </span>
        {referral.reason && <span className="hint">{referral.reason}</span>}
        {accept.isError && <ErrorState title="Nothing was changed" problem={accept.error} />}
        {asking && (
          <MoveReferral referral={referral} asking={asking} onClose={() => setAsking(undefined)} />
        )}
      </span>
      {referral.amount && (
        <span className="num">
          <Money value={referral.amount} />
        </span>
      )}
      {mayAct && moves.includes('accept') && (
        <span className="row gap-2">
          <Button
            busy={accept.isPending}
            onClick={() => accept.mutate({ params: { id }, body: { answer: 'accepted' } })}
          >
            Accept
          </Button>
          <Button plain onClick={() => setAsking('decline')}>
            Decline…
          </Button>
        </span>
      )}
      {mayAct && moves.includes('win') && (
        <span className="row gap-2">
          <Button onClick={() => setAsking('win')}>Won…</Button>
          <Button plain onClick={() => setAsking('lose')}>
            Lost…
          </Button>
        </span>
      )}
      <ReferralState status={referral.status} />
    </li>
  );
}
