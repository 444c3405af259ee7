import { TimeLine, WindowBar } from '../../../../web/charts/index.ts';
import type { Lane, LaneMark } from '../../../../web/charts/index.ts';
import { serverNow } from '../../../../web/client/index.ts';
import { useSession } from '../../../../web/shell/index.ts';
import type { Deal } from '../client.ts';
import type { Claim } from './use-claims.ts';

const day = 86_400_000;

/** Who was there first: one lane for each claim, one for the vendor. */
export function ClaimLanes({ claims }: { claims: Claim[] }) {
  const { actor } = useSession();
  const [first, second] = claims;
  const gap = second ? earlier(first.deal, second.deal) : '';
  const lanes: Lane[] = claims.map(({ deal }, position) => ({
    id: deal.id,
    label: deal.partnerName,
    tone: position === 0 ? 'first' : 'rival',
    marks: marksOf(deal),
  }));
  const own = claims.flatMap(({ deal }) =>
    deal.verdict ? [mark(`v-${deal.id}`, deal.verdict.decidedAt, 'Judged', 'cross')] : [],
  );
  return (
    <TimeLine
      title={second ? `${first.deal.partnerName} registered ${gap}` : 'What happened'}
      lanes={[...lanes, { id: 'vendor', label: actor.organisationName, tone: 'plain', marks: own }]}
      legend={['Square: registration', 'Diamond: protection', 'Cross: our own step']}
    />
  );
}

function marksOf(deal: Deal): LaneMark[] {
  const registered = deal.submittedAt ?? deal.createdAt;
  const soon = deal.protection && Date.parse(deal.protection.from) - Date.parse(registered) < day;
  // Two marks of one day would lie on each other.
  if (soon) return [mark(`s-${deal.id}`, registered, 'Registered, protected', 'square')];
  return [
    mark(`s-${deal.id}`, registered, 'Registered', 'square'),
    ...(deal.protection
      ? [mark(`p-${deal.id}`, deal.protection.from, 'Protected', 'diamond')]
      : []),
  ];
}

function mark(id: string, at: string, label: string, shape: LaneMark['shape']): LaneMark {
  return { id, at, label, shape };
}

function earlier(first: Deal, second: Deal): string {
  const gap =
    Date.parse(second.submittedAt ?? second.createdAt) -
    Date.parse(first.submittedAt ?? first.createdAt);
  const minutes = Math.round(gap / 60_000);
  if (minutes < 60) return `${minutes} min earlier`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} hours earlier`;
  return `${Math.round(minutes / 1440)} days earlier`;
}

/** The protection as it stands, or as it would be. */
export function ProtectionWindow({ deal }: { deal: Deal }) {
  const now = serverNow().getTime();
  if (deal.protection) {
    const from = Date.parse(deal.protection.from);
    const until = Date.parse(deal.protection.until);
    const past = Math.min(Math.max(0, now - from), until - from);
    const days = Math.round((until - from) / day);
    const parts = [
      { length: past / day, label: 'Passed', kind: 'past' as const },
      {
        length: Math.max(0, (until - from - past) / day),
        label: `Protected for ${deal.partnerName}`,
        kind: 'held' as const,
      },
    ].filter((part) => part.length > 0.5);
    // Two dates a thumb's breadth apart would lie on each other.
    const edges = [new Date(from), new Date(from + past), new Date(until)];
    return (
      <WindowBar
        title="Protection window"
        aside={`${deal.protection.daysLeft} of ${days} days left`}
        parts={parts}
        edges={past / (until - from) < 0.15 ? [edges[0], edges[2]] : edges}
      />
    );
  }
  const days = deal.verdict?.protectionDays;
  if (!days || !deal.moves.includes('approve')) return null;
  return (
    <WindowBar
      title="Protection window, if approved now"
      aside={`${days} days`}
      parts={[{ length: days, label: `Protected for ${deal.partnerName}`, kind: 'maybe' }]}
      edges={[new Date(now), new Date(now + days * day)]}
    />
  );
}
