import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf, withFewFalseAlarms } from './exact-test.ts';
import { learnProfile, type LearnedFrom } from './learn.ts';
import { checkProfiles } from './policy-check.ts';
import type { ProspectFacts } from './profile.ts';

/** A small generator with a seed, so that a failing draw can be made again (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const businesses = ['Warehouse', 'Shop', 'Agency', 'Studio'];
const countries = ['DE', 'FR', 'US', 'GB', 'JP'];
const tags = ['Pumps', 'Drives', 'Valves', 'Sensors'];

function firm(draw: () => number): ProspectFacts {
  const pick = (list: string[]) => list[Math.floor(draw() * list.length)] ?? '';
  return {
    country: pick(countries),
    region: null,
    domain: draw() < 0.5 ? 'firm.example' : null,
    businessType: pick(businesses),
    employees: Math.floor(draw() * 300),
    industries: tags.filter(() => draw() < 0.3),
    specialisations: tags.filter(() => draw() < 0.3),
    languages: [],
  };
}

/** Earnings by luck; with `effect`, warehouses earn more. */
function records(seed: number, count: number, effect = 0): LearnedFrom[] {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => {
    const facts = firm(draw);
    return { facts, earned: draw() + (facts.businessType === 'Warehouse' ? effect : 0) };
  });
}

test('where success was luck alone, nothing is proposed in 19 of 20 histories', () => {
  const proposed = Array.from({ length: 400 }, (_, seed) => learnProfile(records(seed, 300), 'L'));
  const alarms = proposed.filter(({ wishes }) => wishes.length > 0).length;
  expect(alarms / proposed.length).toBeLessThanOrEqual(0.05);
  expect(proposed[0]?.tried).toBeGreaterThan(15);
});

test('what goes with success is found, weighs most, and its figures are those of the records', () => {
  for (const seed of [1, 2, 3]) {
    const firms = records(seed, 400, 0.5);
    const { wishes, from } = learnProfile(firms, 'L');
    expect(wishes[0]).toMatchObject({ clause: 'L1', text: 'Works as: Warehouse' });
    const warehouses = firms.filter(({ facts }) => facts.businessType === 'Warehouse');
    expect(wishes[0]?.counts.with).toEqual({
      firms: warehouses.length,
      succeeded: warehouses.filter(({ earned }) => earned >= from).length,
    });
    expect(wishes[0]?.lift.low).toBeGreaterThan(1);
    expect(wishes.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  }
});

test('the order of the firms does not matter, and each field is asked about once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
      const firms = records(seed, 200, 0.6);
      const learned = learnProfile(firms, 'L');
      expect(learnProfile(firms.toReversed(), 'L')).toEqual(learned);
      const fields = learned.wishes.map(({ condition }) => (condition as { field: string }).field);
      expect(new Set(fields).size).toBe(fields.length);
    }),
    { numRuns: 30 },
  );
});

test('few firms say nothing, and what is proposed is a profile that can be published', () => {
  expect(learnProfile(records(1, 30, 0.9), 'L').wishes).toEqual([]);
  expect(learnProfile([], 'L')).toMatchObject({ firms: 0, tried: 0, wishes: [] });
  const firms = records(1, 400, 0.5).map((one) => ({
    ...one,
    earned: one.earned + (one.facts.specialisations.includes('Pumps') ? 0.5 : 0),
  }));
  const { wishes } = learnProfile(firms, 'L');
  expect(wishes.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Works as: Warehouse', 'Is specialised in Pumps']),
  );
  const document = {
    kind: 'recruitment.profile',
    name: 'Whom we look for',
    profiles: [
      {
        role: 'reseller',
        wishes: wishes.map(({ clause, text, condition, weight }) => ({
          clause,
          text,
          condition,
          weight,
        })),
      },
    ],
  };
  expect(checkProfiles(document, ['reseller'])).toEqual([]);
});

test('the exact chance is that of the worked case of the lady tasting tea', () => {
  const tasted = { with: { firms: 4, succeeded: 4 }, without: { firms: 4, succeeded: 0 } };
  expect(chanceOf(tasted)).toBeCloseTo(1 / 70, 12);
  const three = { with: { firms: 4, succeeded: 3 }, without: { firms: 4, succeeded: 1 } };
  expect(chanceOf(three)).toBeCloseTo(17 / 70, 12);
});

test('few false alarms: the worked case of Benjamini and Hochberg rejects four of fifteen', () => {
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ];
  expect(withFewFalseAlarms(chances, 0.05).filter(Boolean)).toHaveLength(4);
});
