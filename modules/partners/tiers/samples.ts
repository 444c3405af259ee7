import type { SampleOutcome } from '../../../platform/decisions/index.ts';
import { minorDigits } from '../../../platform/money/index.ts';
import type { TierPolicy } from './policy.ts';
import { standing } from './standing.ts';

/** Made-up results of four quarters: money in whole units, and so many of everything that is counted. */
const partners = [
  { who: 'A newcomer: 10,000 and one order', money: 10_000, count: 1 },
  { who: 'A steady partner: 120,000 and three orders', money: 120_000, count: 3 },
  { who: 'A large partner: 400,000 and eight orders', money: 400_000, count: 8 },
];

/** Where made-up partners would stand, by the very function that computes tiers. */
export function sampleTiers(policy: TierPolicy): SampleOutcome[] {
  const factor = 10 ** minorDigits(policy.currency);
  return partners.map(({ who, money, count }) => {
    const metrics = Object.fromEntries(
      policy.metrics.map(({ metric, unit }) => [metric, unit === 'money' ? money * factor : count]),
    );
    const { tier, points, pointsAtMost } = standing(metrics, policy);
    return { label: who, text: `${tier}, with ${points} of ${pointsAtMost} points` };
  });
}
