import { defaultAgreement } from '../../modules/partners/agreements/default-agreement.ts';
import { defaultTierPolicy } from '../../modules/partners/tiers/default-policy.ts';
import type { TierPolicy } from '../../modules/partners/tiers/policy.ts';
import { defaultRegistrationPolicy } from '../../modules/deal-registration/rules/default-policy.ts';
import { defaultQualification } from '../../modules/recruitment/applications/rules/default-policy.ts';

/** What a vendor runs with its partners; several at once. */
export const programmeTypes = {
  reseller: 'Resellers sell our products',
  referral: 'Partners introduce customers',
  service: 'Partners install, advise or manage services',
  distribution: 'Distributors supply resellers',
  alliance: 'We work side by side with other vendors',
  influence: 'Analysts, creators and communities recommend us',
} as const;
export type ProgrammeType = keyof typeof programmeTypes;

const rolesOf: Record<ProgrammeType, readonly string[]> = {
  reseller: ['reseller'],
  referral: ['referral'],
  service: ['service'],
  distribution: ['distributor', 'reseller'],
  alliance: ['alliance', 'integration'],
  influence: ['influence', 'community-connector'],
};

/** Days for which a deal is protected: as long as deals of this kind usually take. */
const protectionOf: Record<ProgrammeType, { days: number; why: string }> = {
  referral: { days: 60, why: 'Two months are the usual time from an introduction to an order.' },
  influence: { days: 60, why: 'Two months are the usual time from a recommendation to an order.' },
  reseller: { days: 90, why: 'Three months are the usual time from need to order.' },
  service: { days: 120, why: 'Projects with services take four months from need to order.' },
  alliance: { days: 180, why: 'Joint projects of two vendors take half a year.' },
  distribution: { days: 120, why: 'With a distributor in between, an order takes a month longer.' },
};

export type Choices = { types: readonly ProgrammeType[]; vendorName: string; currency: string };

/**
 * Drafts a whole programme from what a vendor runs: the document of every kind of policy that differs from its
 * default. Each number keeps its "why", so that whoever changes it knows what it was for.
 */
export function draftProgramme({ types, vendorName, currency }: Choices): Record<string, object> {
  const roles = [...new Set(types.flatMap((type) => rolesOf[type]))];
  return {
    'recruitment.qualification': { ...defaultQualification, roles },
    'partners.agreement': {
      ...defaultAgreement,
      name: `${vendorName} partner agreement`,
      // Nobody has worked without it yet, so it can be asked for from the first day.
      requiredFor: ['register-deals', 'accept-leads'],
    },
    'partners.tiers': tiersIn(currency),
    'deal-registration': registrationFor(types),
  };
}

function registrationFor(types: readonly ProgrammeType[]): object {
  const longest = types
    .map((type) => protectionOf[type])
    .reduce((one, other) => (other.days > one.days ? other : one), protectionOf.referral);
  const { protection } = defaultRegistrationPolicy;
  return {
    ...defaultRegistrationPolicy,
    name: `Register early, protected for ${longest.days} days`,
    protection: protection.map((clause) => {
      if (clause.condition === undefined)
        return {
          ...clause,
          days: longest.days,
          text: `All other deals are protected for ${longest.days} days.`,
          why: longest.why,
        };
      // Whoever stands higher is protected no shorter than everybody else.
      const days = clause.clause === 'R12' ? Math.max(clause.days, longest.days + 30) : clause.days;
      return clause.clause === 'R12'
        ? {
            ...clause,
            days,
            text: `Deals of Gold and Platinum partners are protected for ${days} days.`,
          }
        : clause;
    }),
  };
}

/** The same ladder in another currency: amounts are of one size in dollars, euros and pounds, else a hundredfold. */
function tiersIn(currency: string): TierPolicy {
  const factor = large.has(currency) ? 100 : 1;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  const unit = 10 ** (digits ?? 2);
  const say = (amount: number) =>
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      maximumFractionDigits: 0,
    })
      .format(amount)
      .replaceAll('\u00a0', ' ');
  const [step, least] = [5_000 * factor, 200_000 * factor];
  return {
    ...defaultTierPolicy,
    currency,
    points: defaultTierPolicy.points.map((rule) =>
      rule.metric === 'revenueMinor'
        ? {
            ...rule,
            per: step * unit,
            text: `Every ${say(step)} of revenue in the last four quarters earn 1 point, at most ${rule.atMost}.`,
          }
        : rule,
    ),
    tiers: defaultTierPolicy.tiers.map((tier) =>
      tier.tier === 'Platinum'
        ? {
            ...tier,
            floors: tier.floors.map((floor) =>
              floor.metric === 'revenueMinor' ? { ...floor, atLeast: least * unit } : floor,
            ),
            text: `Platinum asks for ${tier.points} points, at least ${say(least)} of revenue and 4 product categories.`,
          }
        : tier,
    ),
  };
}

const large = new Set(['JPY', 'KRW', 'HUF', 'CLP', 'COP', 'IDR']);
