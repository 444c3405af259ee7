import fc from 'fast-check';
import type { CandidatePartner, Facts, Loads, RoutedLead } from './facts.ts';

/** Partners and a lead for the tests of this folder. */
const serving = {
  stage: 'active',
  countries: ['US'],
  regions: ['WA'],
  country: 'US',
  region: 'WA',
};

/** A partner of the cast with further facts. */
export function partner(
  id: string,
  facts: Facts = {},
  more: Partial<Pick<CandidatePartner, 'capacity' | 'weight' | 'name'>> = {},
): CandidatePartner {
  return { id, name: `Partner ${id}`, capacity: 5, ...more, facts: { ...serving, ...facts } };
}

export const eastside = partner(
  'org_eastside',
  { city: 'Bellevue', postalCode: '98004', tier: 'Gold', specialisations: ['Road bikes'] },
  { name: 'Eastside Cycle Shop' },
);
export const harbour = partner(
  'org_harbour',
  { city: 'Seattle', postalCode: '98101', tier: 'Silver', specialisations: ['Mountain bikes'] },
  { name: 'Harbour Sports' },
);
export const prairie = partner(
  'org_prairie',
  { region: 'IL', regions: ['IL'], city: 'Chicago', postalCode: '60601', tier: 'Platinum' },
  { name: 'Prairie Wheels' },
);
export const maple = partner(
  'org_maple',
  {
    country: 'CA',
    countries: ['CA'],
    region: 'BC',
    regions: ['BC'],
    city: 'Vancouver',
    tier: 'Gold',
  },
  { name: 'Maple Bikes' },
);

export const alpine: RoutedLead = {
  id: 'lead_alpine',
  facts: {
    companyName: 'Alpine Ski House',
    country: 'US',
    region: 'WA',
    city: 'Bellevue',
    postalCode: '98004',
    need: 'road bikes for rental',
  },
};

export const now = new Date('2026-03-02T09:00:00Z');

/** Any partners, loads and leads, for laws that hold for all. */
const word = (...words: string[]) => fc.constantFrom(...words);
export const somePartner = fc
  .record({
    region: word('WA', 'OR', 'IL'),
    country: word('US', 'CA'),
    city: word('Seattle', 'Bellevue'),
    postalCode: word('98004', '98101', '60601'),
    tier: word('Registered', 'Silver', 'Gold', 'Platinum', 'Unheard'),
    stage: fc.oneof(
      { weight: 9, arbitrary: fc.constant('active') },
      { weight: 1, arbitrary: fc.constant('left') },
    ),
    specialisations: fc.subarray(['Road bikes', 'Mountain bikes', 'Clothing']),
    won: fc.nat(6),
    decided: fc.nat(12),
    responseHours: fc.nat(60),
    responses: fc.nat(9),
  })
  .map((facts) => ({ ...facts, countries: [facts.country], regions: [facts.region] }));
export const someCast = fc
  .array(fc.tuple(somePartner, fc.option(fc.integer({ min: 0, max: 4 }))), {
    minLength: 1,
    maxLength: 40,
  })
  .map((list) => list.map(([facts, capacity], at) => partner(`org_${at}`, facts, { capacity })));
export const someLoads = (cast: readonly CandidatePartner[], counts: readonly number[]): Loads =>
  Object.fromEntries(
    cast.map(({ id }, at) => [
      id,
      { open: counts[at % counts.length], received: counts[(at * 7 + 3) % counts.length] },
    ]),
  );
export const counts = fc.array(fc.nat(5), { minLength: 3, maxLength: 11 });
export const someLead: fc.Arbitrary<RoutedLead> = fc.record({
  id: fc.uuid(),
  facts: fc.record({
    country: word('US', 'CA', 'MX'),
    region: word('WA', 'OR', 'IL', 'QC'),
    city: word('Seattle', 'Bellevue'),
    postalCode: word('98004', '98199', '60601'),
    need: word('road bikes', 'clothing and mountain bikes', 'something else'),
  }),
});
