import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CandidatePartner, Facts } from '../../rules/facts.ts';
import { distance, territory } from './place.ts';
import { fairTurn, pastPerformance, responseTime, roomLeft, tier } from './record.ts';
import { companySize, industry, language, specialisation } from './subject.ts';

const idle = { open: 0, received: 0 };
const partner = (facts: Facts, more: Partial<CandidatePartner> = {}): CandidatePartner => ({
  id: 'org_a',
  name: 'A',
  capacity: null,
  ...more,
  facts,
});

describe('parts of the fit', () => {
  test('serving the region is worth all, serving the country a share, neither nothing', () => {
    const share = (facts: Facts) =>
      territory.share({ region: 'WA', country: 'US' }, partner(facts), { countryShare: 0.4 }, idle);
    expect(share({ regions: ['wa'], countries: [] })).toBe(1);
    expect(share({ regions: ['OR'], countries: ['US'] })).toBe(0.4);
    expect(share({ regions: ['OR'], countries: ['CA'] })).toBe(0);
    expect(territory.share({}, partner({ regions: ['WA'] }), { countryShare: 0.4 }, idle)).toBe(0);
  });

  test('distance falls evenly to nothing at the reach', () => {
    const berlin = { latitude: 52.52, longitude: 13.405 };
    const munich = partner({ latitude: 48.137, longitude: 11.575 });
    const share = distance.share(berlin, munich, { reachKm: 1008 }, idle);
    // 504 km as the crow flies.
    expect(share).toBeCloseTo(0.5, 2);
    expect(distance.fact(berlin, munich, { reachKm: 1000 }, idle)).toBe('504 km away');
    expect(distance.share(berlin, munich, { reachKm: 300 }, idle)).toBe(0);
  });

  test('without coordinates the nearest thing in common counts', () => {
    const lead = { country: 'US', region: 'WA', city: 'Seattle', postalCode: '98101' };
    const share = (facts: Facts) => distance.share(lead, partner(facts), { reachKm: 100 }, idle);
    expect(share({ country: 'US', region: 'WA', city: 'Seattle', postalCode: '98101' })).toBe(1);
    expect(share({ country: 'US', region: 'WA', city: 'Seattle', postalCode: '98109' })).toBe(0.9);
    expect(share({ country: 'US', region: 'WA', city: 'Renton', postalCode: '98199' })).toBe(0.7);
    expect(share({ country: 'US', region: 'WA', city: 'Spokane', postalCode: '99201' })).toBe(0.4);
    expect(share({ country: 'US', region: 'IL', city: 'Chicago', postalCode: '60601' })).toBe(0.1);
    expect(share({ country: 'DE', region: 'WA', city: 'Seattle', postalCode: '98101' })).toBe(0);
    expect(share({ country: 'US', region: 'OR', city: 'Seattle' })).toBe(0.1);
    expect(share({})).toBe(0);
  });

  test('an industry code of the same sector counts for a share', () => {
    const share = (known: string[]) =>
      industry.share(
        { industry: '451110' },
        partner({ industries: known }),
        { familyShare: 0.5 },
        idle,
      );
    expect(share(['451110'])).toBe(1);
    expect(share(['4512'])).toBe(0.5);
    expect(share(['541511'])).toBe(0);
    expect(
      industry.share(
        { industry: 'Retail' },
        partner({ industries: ['retail'] }),
        { familyShare: 0.5 },
        idle,
      ),
    ).toBe(1);
  });

  test('a company within the usual size fits wholly, ten times larger not at all', () => {
    const share = (size: number) =>
      companySize.share({ size }, partner({ sizeFrom: 10, sizeTo: 100 }), { reach: 10 }, idle);
    expect([10, 55, 100].map(share)).toEqual([1, 1, 1]);
    expect(share(1000)).toBeCloseTo(0, 9);
    expect(share(316.23)).toBeCloseTo(0.5, 3);
    expect(share(1)).toBeCloseTo(0, 9);
    expect(
      companySize.share({ size: 'small' }, partner({ size: 'Small' }), { reach: 10 }, idle),
    ).toBe(1);
  });

  test('a need in free words is met by the specialisation it mentions, not by a part of a word', () => {
    const share = (need: string, known: string[]) =>
      specialisation.share({ need }, partner({ specialisations: known }), {}, idle);
    expect(share('Mountain-bikes, for a hotel', ['mountain bikes'])).toBe(1);
    expect(share('Roadworks', ['Road'])).toBe(0);
    expect(
      specialisation.share({ product: ['A', 'B'] }, partner({ specialisations: ['b'] }), {}, idle),
    ).toBe(0.5);
    expect(
      specialisation.fact({ product: ['A', 'B'] }, partner({ specialisations: ['b'] }), {}, idle),
    ).toBe('specialised in B, not specialised in A');
  });

  test('regional forms of a language are one language', () => {
    expect(
      language.share({ language: 'de-AT' }, partner({ languages: ['en', 'de'] }), {}, idle),
    ).toBe(1);
    expect(language.share({ language: 'fr' }, partner({ languages: ['en', 'de'] }), {}, idle)).toBe(
      0,
    );
  });

  test('a tier that the policy does not name is worth nothing', () => {
    const settings = { shares: { Gold: 1 } };
    expect(tier.share({}, partner({ tier: 'Gold' }), settings, idle)).toBe(1);
    expect(tier.share({}, partner({ tier: 'toString' }), settings, idle)).toBe(0);
  });

  test('few decided leads are drawn towards the average', () => {
    const settings = { priorRate: 0.2, priorStrength: 5, fullAt: 0.5 };
    const share = (won: number, decided: number) =>
      pastPerformance.share({}, partner({ won, decided }), settings, idle);
    expect(share(0, 0)).toBeCloseTo(0.4, 9);
    expect(share(1, 1)).toBeCloseTo((2 / 6) * 2, 9);
    expect(share(0, 1)).toBeGreaterThan(share(0, 20));
    expect(share(1, 1)).toBeLessThan(share(15, 30));
  });

  test('fast answers earn all, slow ones nothing, none count as the assumed', () => {
    const settings = { fullAtHours: 2, zeroAtHours: 48, priorHours: 25, priorStrength: 1 };
    const share = (responseHours: number, responses: number) =>
      responseTime.share({}, partner({ responseHours, responses }), settings, idle);
    expect(responseTime.share({}, partner({}), settings, idle)).toBeCloseTo(0.5, 9);
    expect(share(0, 1000)).toBe(1);
    expect(share(200, 1000)).toBe(0);
    expect(share(2, 3)).toBeGreaterThan(share(4, 3));
  });

  test('room and turn fall with every lead', () => {
    const room = (open: number) =>
      roomLeft.share(
        {},
        partner({}, { capacity: 4 }),
        { unlimitedShare: 1 },
        { open, received: 0 },
      );
    expect([0, 1, 4, 9].map(room)).toEqual([1, 0.75, 0, 0]);
    const turn = (received: number, weight: number) =>
      fairTurn.share({}, partner({}, { weight }), { halfAt: 3 }, { open: 0, received });
    expect([turn(0, 1), turn(3, 1), turn(6, 2)]).toEqual([1, 0.5, 0.5]);
  });

  test('every share lies between 0 and 1 and has its fact', () => {
    const words = fc.constantFrom('a', 'b', 'c', '12', '1234', '98101');
    const facts = fc.record(
      Object.fromEntries(
        [
          'region',
          'country',
          'city',
          'postalCode',
          'industry',
          'need',
          'product',
          'language',
          'tier',
        ].map((name) => [name, words]),
      ),
      { requiredKeys: [] },
    );
    const own = fc.record({
      regions: fc.uniqueArray(words),
      industries: fc.uniqueArray(words),
      specialisations: fc.uniqueArray(words),
      languages: fc.uniqueArray(words),
      sizeFrom: fc.integer({ min: 1, max: 50 }),
      sizeTo: fc.integer({ min: 50, max: 500 }),
      won: fc.nat(20),
      decided: fc.nat(20),
      responseHours: fc.nat(90),
      responses: fc.nat(9),
    });
    const loads = fc.record({ open: fc.nat(9), received: fc.nat(9) });
    fc.assert(
      fc.property(
        facts,
        own,
        fc.nat(2000),
        loads,
        fc.integer({ min: 1, max: 9 }),
        (lead, mine, size, load, capacity) => {
          const candidate = partner({ ...lead, ...mine }, { capacity });
          const asked = { ...lead, size } as Facts;
          for (const [kind, settings] of [
            [territory, { countryShare: 0.4 }],
            [distance, { reachKm: 100 }],
            [industry, { familyShare: 0.5 }],
            [companySize, { reach: 10 }],
            [specialisation, {}],
            [language, {}],
            [tier, { shares: { a: 0.3, b: 1 } }],
            [pastPerformance, { priorRate: 0.2, priorStrength: 5, fullAt: 1 }],
            [responseTime, { fullAtHours: 0, zeroAtHours: 48, priorHours: 24, priorStrength: 3 }],
            [roomLeft, { unlimitedShare: 1 }],
            [fairTurn, { halfAt: 3 }],
          ] as const) {
            const measure = kind as typeof territory;
            const share = measure.share(asked, candidate, settings as never, load);
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
            expect(measure.fact(asked, candidate, settings as never, load)).not.toMatch(
              /undefined|NaN/,
            );
          }
        },
      ),
    );
  });
});
