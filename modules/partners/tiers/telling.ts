import type { DecisionInput, Json, PolicyInForce } from '../../../platform/decisions/index.ts';
import type { PartnerRow } from '../tables.ts';
import { numbersOf, recordedOf } from './results.ts';
import { remedy, type Standing, type TierMove, type TierPolicy } from './rules.ts';

export const appealDays = 14;

/** What the rules made of one partner's results. */
export type Computed = {
  partner: PartnerRow;
  metrics: PartnerRow['metrics'];
  standing: Standing;
  move: TierMove;
};

/** The decision about one partner's tier. Results and zone are kept, so that replay gives it again. */
export function tierDecision(
  { partner, metrics, standing: reached, move }: Computed,
  policy: PolicyInForce<TierPolicy>,
  zone: string,
): DecisionInput {
  const of = partner.id;
  const tier = move.recorded.tier;
  const fall = [...graceSentence(move), ...remedySentence(move, metrics, policy.document)];
  return {
    kind: 'partners.tier',
    subjectId: partner.id,
    outcome: `${move.kind} ${tier}`,
    policy: {
      id: policy.id,
      version: policy.version,
      clause: { id: reached.clause, text: reached.text },
    },
    facts: {
      values: [
        ...reached.parts.map((part) => ({ name: part.name, value: part.fact, of })),
        { name: 'results', value: json(numbersOf(metrics)), of },
        { name: 'recorded', value: json(recordedOf(partner)), of },
        { name: 'zone', value: zone, of },
      ],
    },
    parts: reached.parts.map((part) => ({
      name: part.name,
      value: part.value,
      weight: part.weight,
      fact: part.fact,
      of,
    })),
    counts: { points: reached.points },
    wouldChange: reached.wouldChange.map((change) => ({
      fact: change.fact,
      from: change.from,
      to: change.to,
      text: change.text,
      of,
    })),
    parties: [partner.id],
    appealDays,
    explanation: {
      vendor: [...reached.explanation.vendor, ...fall],
      own: { [of]: [...reached.explanation.own, ...fall] },
    },
  };
}

function graceSentence({ kind, recorded, proposeAt }: TierMove): string[] {
  if (kind === 'grace' && proposeAt)
    return [
      `The tier ${recorded.tier} stays for now; if results do not recover, a lower one is proposed on ${proposeAt.slice(0, 10)}.`,
    ];
  return kind === 'proposed'
    ? [`${recorded.pendingTier ?? ''} is proposed; a person at the vendor decides.`]
    : [];
}

/** What would keep the tier, for as long as nobody has decided. */
function remedySentence(
  { kind, recorded }: TierMove,
  metrics: PartnerRow['metrics'],
  policy: TierPolicy,
): string[] {
  if (kind !== 'grace' && kind !== 'proposed') return [];
  const lacks = remedy(recorded.tier, numbersOf(metrics), policy);
  return lacks.length > 0
    ? [`To keep ${recorded.tier} there is lacking: ${lacks.join(', ')}.`]
    : [];
}

function json(value: unknown): Json {
  return value as Json; // numbers, texts and nulls only
}
