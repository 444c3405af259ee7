import type { SampleOutcome } from '../../platform/decisions/index.ts';
import { openAtMost, type RegistrationPolicy } from './rules/policy.ts';
import { protectionFor } from './rules/recommend.ts';

/** Made-up deals that nobody else claims. */
const deals = [
  { who: 'A new deal of a Registered partner', tier: 'Registered', dealType: 'new' },
  { who: 'A new deal of a Gold partner', tier: 'Gold', dealType: 'new' },
  { who: 'A renewal of a Silver partner', tier: 'Silver', dealType: 'renewal' },
];

/** For how long made-up deals would be protected, and how many such a partner may have open. */
export function sampleDeals(policy: RegistrationPolicy, now: Date): SampleOutcome[] {
  return deals.map(({ who, tier, dealType }) => {
    const facts = {
      registration: { dealType },
      partner: { tier, stage: 'active' },
      customer: {},
    };
    const { days } = protectionFor(facts, policy, { now });
    const most = openAtMost(policy, tier);
    return {
      label: who,
      text:
        most === null
          ? `Protected for ${days} ${days === 1 ? 'day' : 'days'}; any number open at once`
          : `Protected for ${days} ${days === 1 ? 'day' : 'days'}; ${most} open at once`,
    };
  });
}
