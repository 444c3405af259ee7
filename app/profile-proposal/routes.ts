import { programmeOf } from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import { findPolicyInForce } from '../../platform/decisions/index.ts';
import { bindRoutes } from '../../platform/http/index.ts';
import { allPartners, type PartnerRow } from '../../modules/partners/index.ts';
import {
  fewestFirms,
  learnProfile,
  type Learned,
  type ProfilePolicy,
  type ProspectFacts,
} from '../../modules/recruitment/index.ts';
import { firstYears } from '../../modules/sales/index.ts';
import { contract } from './contract.ts';

export const profileProposalRoutes = bindRoutes(contract, {
  'GET /profile-proposal': (call) => propose(call, call.query.role ?? 'reseller'),
});

/**
 * Whom to look for in a role: sales say what partners earned in their first year, partners who they are; recruitment
 * learns from both.
 */
export async function propose(call: Call, role: string) {
  const { currency } = await programmeOf(call);
  const { earned } = await firstYears(call, currency);
  const firms = (await allPartners(call.tx, call.actor)).flatMap((partner) => {
    const minor = earned.get(partner.id);
    return minor === undefined || !partner.roles.includes(role)
      ? []
      : [{ facts: factsOf(partner), earned: minor }];
  });
  const learned = learnProfile(firms, 'L');
  return {
    firms: learned.firms,
    succeeded: learned.succeeded,
    from: Number.isFinite(learned.from) ? { minor: learned.from, currency } : null,
    tried: learned.tried,
    fewestFirms,
    wishes: learned.wishes.map(({ clause, text, weight, counts, lift }) => ({
      clause,
      text,
      weight,
      with: { ...counts.with, ...intervalOf(counts.with) },
      without: { ...counts.without, ...intervalOf(counts.without) },
      lift: { ...lift },
    })),
    document: learned.wishes.length === 0 ? null : await documentOf(call, role, learned),
  };
}

function factsOf(partner: PartnerRow): ProspectFacts {
  const { country, region, domain, businessType, employees } = partner;
  const { industries, specialisations, languages } = partner;
  return {
    country,
    region,
    domain,
    businessType,
    employees,
    industries,
    specialisations,
    languages,
  };
}

/** The share that succeeded as an interval of 95 % (Wilson 1927). */
function intervalOf({ firms, succeeded }: { firms: number; succeeded: number }) {
  const z = 1.96;
  const share = succeeded / firms;
  const middle = (share + z ** 2 / (2 * firms)) / (1 + z ** 2 / firms);
  const reach =
    (z / (1 + z ** 2 / firms)) *
    Math.sqrt((share * (1 - share)) / firms + z ** 2 / (4 * firms ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** The role's profile for all firms is replaced; those for single segments and for other roles stay. */
async function documentOf(
  call: Call,
  role: string,
  { wishes }: Learned,
): Promise<Record<string, unknown>> {
  const inForce = await findPolicyInForce<ProfilePolicy>(call, 'recruitment.profile');
  const kept = (inForce?.document.profiles ?? []).filter(
    (profile) => profile.role !== role || profile.segment !== undefined,
  );
  const taken = new Set(kept.flatMap((profile) => profile.wishes.map(({ clause }) => clause)));
  const letter =
    ['L', 'M', 'N', 'P', 'Q'].find((one) => ![...taken].some((id) => id.startsWith(one))) ?? 'LX';
  return {
    kind: 'recruitment.profile',
    name: inForce?.document.name ?? 'Whom we look for',
    profiles: [
      ...kept,
      {
        role,
        wishes: wishes.map(({ text, condition, weight, counts }, at) => ({
          clause: `${letter}${at + 1}`,
          text,
          why: `Of ${counts.with.firms} partners with it, ${counts.with.succeeded} were in the best third after a year; of ${counts.without.firms} others, ${counts.without.succeeded}.`,
          condition,
          weight,
        })),
      },
    ],
  };
}
