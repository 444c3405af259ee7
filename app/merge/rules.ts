import { partnerStages } from '../../modules/partners/stages/rules.ts';

export type Mergeable = {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly mergedInto: string | null;
};

/**
 * What stands in the way of merging one partner into another, in a sentence that says how to mend it; null when nothing
 * does. Both must be partners now: of one that has left, people would come back in by the merge.
 */
export function hindrance(from: Mergeable, into: Mergeable, leadsOfBoth: number): string | null {
  if (from.id === into.id) return 'A partner is not merged into itself. Choose another one.';
  for (const one of [from, into]) {
    if (one.mergedInto !== null)
      return `${one.name} was merged before. Choose the partner that has its records now.`;
    if (!partnerStages.includes(one.stage))
      return `${one.name} is ${one.stage}. Only partners in onboarding, active or dormant are merged; change its stage first.`;
  }
  return leadsOfBoth > 0
    ? `Both have registered a deal on the same lead, ${leadsOfBoth} in all. Decline or withdraw one of each first.`
    : null;
}
