/**
 * Results become points, points and floors become a tier. Up takes effect at once; down is only ever proposed, after a
 * time of grace, and a person decides. Every standing says what it was made of and what one more would change.
 */
import type { TierPolicy } from './policy.ts';
import { pointText, tierText } from './standing.ts';

export { defaultTierPolicy } from './default-policy.ts';
export { answeredMove, tierMove } from './moves.ts';
export type { RecordedTier, TierMove } from './moves.ts';
export { checkTierPolicy } from './policy-check.ts';
export type { Metrics, TierPolicy } from './policy.ts';
export { heldTier, oneMore, pointsOf, remedy, standing } from './standing.ts';
export type { Standing, TierChange, TierPart } from './standing.ts';

/** All clauses of a policy, in the order in which results meet them. */
export function tierClauses(
  policy: TierPolicy,
): { clause: string; text: string; why: string | null }[] {
  const { points, tiers, grace } = policy;
  return [
    ...points.map((rule) => ({
      clause: rule.clause,
      text: pointText(rule, policy),
      why: rule.why ?? null,
    })),
    ...tiers.map((rule) => ({
      clause: rule.clause,
      text: tierText(rule, policy),
      why: rule.why ?? null,
    })),
    {
      clause: grace.clause,
      text:
        grace.text ?? `A lower tier is proposed after ${grace.days} days below the present one.`,
      why: grace.why ?? null,
    },
  ];
}
