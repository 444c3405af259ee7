import { useMoments } from '../../../../web/ui/When.tsx';
import type { Deal } from '../client.ts';
import { protectionEnd, toldAt } from './protection-end.ts';

/** The consequences of an outcome, before the button: who is told and when, what it costs, what remains open. */
export function WhatThisDoes({
  deal,
  outcome,
  days,
}: {
  deal: Deal;
  outcome: 'approve' | 'return' | 'reject' | 'decline';
  days: number;
}) {
  const { exactly, onDay, now } = useMoments();
  const telling = toldAt(deal, now);
  const told = telling > now ? `told at ${exactly(telling)}` : 'told at once';
  const others = deal.verdict?.competing ?? [];
  const rows: [string, string][] = [
    [deal.partnerName, told],
    ...(outcome === 'approve' && days > 0
      ? ([['Protection', `until ${onDay(protectionEnd(deal, days, now))}`]] as [string, string][])
      : []),
    ...others.map((one): [string, string] => [
      one.partnerName,
      'its own claim stays as it is; it learns nothing of this one',
    ]),
    ['Then', remains[outcome]],
  ];
  return (
    <div>
      <div className="section-title">
        <h3>What this does</h3>
      </div>
      <dl className="facts">
        {rows.map(([head, text]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const remains = {
  approve: 'the partner works the deal; it may be prolonged once with proof',
  return: 'the partner completes it and hands it in again',
  reject: 'the partner may correct it and hand it in again, or appeal',
  decline: 'the registration is over; the partner may appeal',
} as const;
