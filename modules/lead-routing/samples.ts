import type { SampleOutcome } from '../../platform/decisions/index.ts';
import type { CandidatePartner, Loads, RoutedLead } from './rules/facts.ts';
import type { RoutingPolicy } from './rules/policy.ts';
import { ownTelling, prepare, routePrepared } from './rules/index.ts';

const lead: RoutedLead = {
  id: 'sample',
  facts: {
    companyName: 'Elbe Pumpen',
    country: 'DE',
    isPersonal: false,
    region: 'DE-HH',
    city: 'Hamburg',
    latitude: 53.55,
    longitude: 9.99,
    product: 'Pumps',
  },
};

/** Made-up partners that could take a lead from Hamburg. */
const partners: CandidatePartner[] = [
  {
    id: 'near',
    name: 'A newcomer in the same city',
    capacity: 5,
    facts: {
      ...lead.facts,
      stage: 'active',
      countries: ['DE'],
      regions: ['DE-HH'],
      tier: 'Registered',
    },
  },
  {
    id: 'specialist',
    name: 'A Gold specialist in Berlin',
    capacity: 5,
    facts: {
      stage: 'active',
      countries: ['DE'],
      regions: ['DE-HH', 'DE-BE'],
      latitude: 52.52,
      longitude: 13.4,
      tier: 'Gold',
      specialisations: ['Pumps'],
      won: 6,
      decided: 12,
      responseHours: 3,
      responses: 20,
    },
  },
  {
    id: 'busy',
    name: 'A Platinum partner in Munich, nearly full',
    capacity: 5,
    facts: {
      stage: 'active',
      countries: ['DE'],
      regions: ['DE-BY'],
      latitude: 48.14,
      longitude: 11.58,
      tier: 'Platinum',
      won: 10,
      decided: 20,
      responseHours: 12,
      responses: 20,
    },
  },
];
const loads: Loads = {
  specialist: { open: 2, received: 6 },
  busy: { open: 4, received: 12 },
};

/** Who would be offered a made-up lead, and with how many points, by the very function that routes. */
export function sampleLead(policy: RoutingPolicy, now: Date): SampleOutcome[] {
  const prepared = prepare(partners, policy, { now });
  const options = { seed: 'sample', loads };
  const { partnerId } = routePrepared(prepared, lead, options);
  const hours = policy.offer?.answerHours ?? 48;
  return partners.map(({ id, name }) => {
    const { standing, score } = ownTelling(prepared, lead, id, options);
    return {
      label: name,
      text:
        id === partnerId
          ? `Is offered the lead for ${hours} hours, with ${Math.round(score)} of 100 points`
          : said(standing, Math.round(score)),
    };
  });
}

function said(standing: string, points: number): string {
  if (standing === 'excluded') return 'Left out by a rule';
  return standing === 'full' ? 'Has no room' : `Comes after, with ${points} of 100 points`;
}
