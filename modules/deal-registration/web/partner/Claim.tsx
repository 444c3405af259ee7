import { useQuery } from '@tanstack/react-query';
import { WindowBar } from '../../../../web/charts/index.ts';
import { decisionQuery } from '../../../../web/client/decision.ts';
import { Deadline, DecisionCard, useNow } from '../../../../web/ui/index.ts';
import type { Telling } from '../../../../web/ui/index.ts';
import type { OwnDeal } from './own.ts';
import { reasonWords, statuses } from './words.ts';

/** Where the claim stands: what was decided, why, until when it is protected; the appeal lies behind "Why?". */
export function Claim({ deal }: { deal: OwnDeal }) {
  const read = useQuery({
    ...decisionQuery(deal.decisionId ?? ''),
    enabled: deal.decisionId !== null && deal.status !== 'submitted',
  });
  // Every stored decision has the shape that the panel draws; its edge says whether a rule or a person decided.
  const decided = read.data as Telling | undefined;
  if (deal.status === 'submitted')
    return (
      <DecisionCard by="open" over="Handed in" title="The answer comes at a stated time">
        <p className="row">
          <Deadline at={deal.decisionBy} over="Any moment now">
            Answered at
          </Deadline>
        </p>
        <p className="hint">{statuses.submitted.means}</p>
      </DecisionCard>
    );
  return (
    <DecisionCard
      by={decided?.decidedBy.kind ?? 'open'}
      over={deal.decidedAt ? 'The vendor’s answer' : 'The claim'}
      title={titleOf(deal)}
      decision={deal.decisionId ?? undefined}
    >
      {deal.reasonCode && <p>{reasonWords[deal.reasonCode] ?? deal.reasonCode}</p>}
      {deal.reasonNote && <p className="hint">“{deal.reasonNote}”</p>}
      {!deal.reasonCode && !deal.protection && (
        <p className="hint">{statuses[deal.status].means}</p>
      )}
      {deal.protection && (
        <Protection protection={deal.protection} held={deal.status === 'approved'} />
      )}
    </DecisionCard>
  );
}

function titleOf(deal: OwnDeal): string {
  if (deal.status !== 'approved') return statuses[deal.status].word;
  if (!deal.protection) return 'Approved';
  const { daysLeft } = deal.protection;
  return daysLeft === 1 ? 'Protected, 1 day left' : `Protected, ${daysLeft} days left`;
}

const day = 86_400_000;

function Protection({
  protection,
  held,
}: {
  protection: NonNullable<OwnDeal['protection']>;
  held: boolean;
}) {
  const now = useNow().getTime();
  const [start, end] = [Date.parse(protection.from), Date.parse(protection.until)];
  const whole = Math.round((end - start) / day);
  const passed = Math.min(whole, Math.max(0, Math.round((now - start) / day)));
  const left = whole - passed;
  const parts = [
    ...(passed > 0
      ? [
          {
            length: passed,
            label: passed >= whole / 5 ? `${passed} days` : '',
            kind: 'past' as const,
          },
        ]
      : []),
    ...(left > 0
      ? [
          {
            length: left,
            label: `${left} days left`,
            kind: held ? ('held' as const) : ('past' as const),
          },
        ]
      : []),
  ];
  return (
    <WindowBar
      title="Protection"
      aside={`${whole} days`}
      parts={parts}
      edges={[protection.from, protection.until]}
    />
  );
}
