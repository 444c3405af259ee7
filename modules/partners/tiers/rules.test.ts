import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answeredMove,
  checkTierPolicy,
  defaultTierPolicy,
  heldTier,
  oneMore,
  pointsOf,
  standing,
  tierClauses,
  tierMove,
} from './rules.ts';
import type { RecordedTier } from './rules.ts';

const policy = defaultTierPolicy;
const zone = 'America/Los_Angeles';
const metrics = fc.record({
  revenueMinor: fc.integer({ min: -1_000_000, max: 60_000_000 }),
  orders: fc.nat(6),
  productLines: fc.nat(4),
});

describe('the standing of a partner', () => {
  test('is made of points that sum, with the fact behind each', () => {
    const told = standing({ revenueMinor: 10_865_100, orders: 3, productLines: 3 }, policy);
    expect(told).toMatchObject({ tier: 'Silver', clause: 'T2', points: 51, pointsAtMost: 100 });
    expect(told.parts.map(({ name, value, weight, fact }) => [name, value, weight, fact])).toEqual([
      ['revenue', 21, 60, '$108,651.00'],
      ['orders', 15, 20, '3 orders'],
      ['breadth', 15, 20, '3 product categories'],
    ]);
    expect(told.next).toEqual({
      tier: 'Gold',
      clause: 'T3',
      lacks: ['9 points', 'at least 4 orders'],
    });
  });

  test('needs every floor: points alone do not make a tier', () => {
    const rich = { revenueMinor: 60_000_000, orders: 4, productLines: 2 };
    expect(standing(rich, policy)).toMatchObject({ tier: 'Silver', points: 90 });
    expect(standing({ ...rich, productLines: 3 }, policy).tier).toBe('Gold');
    expect(standing({ ...rich, productLines: 4 }, policy).tier).toBe('Platinum');
  });

  test('skips no tier: who lacks a floor of a lower one does not hold the higher', () => {
    expect(
      standing({ revenueMinor: 60_000_000, orders: 3, productLines: 4 }, policy),
    ).toMatchObject({
      tier: 'Silver',
      points: 95,
    });
  });

  test('without results is the lowest, and credits beyond sales count as nothing', () => {
    expect(standing({}, policy)).toMatchObject({ tier: 'Registered', points: 0 });
    expect(standing({ revenueMinor: -500, orders: 0 }, policy).parts[0].fact).toBe('$0.00');
  });

  test('never falls when a result rises', () => {
    fc.assert(
      fc.property(metrics, metrics, (one, more) => {
        const other = {
          revenueMinor: one.revenueMinor + Math.abs(more.revenueMinor),
          orders: one.orders + more.orders,
          productLines: one.productLines + more.productLines,
        };
        expect(heldTier(other, policy)).toBeGreaterThanOrEqual(heldTier(one, policy));
        expect(pointsOf(other, policy)).toBeGreaterThanOrEqual(pointsOf(one, policy));
      }),
    );
  });

  test('would change by exactly what it says, and by nothing less', () => {
    let proved = 0;
    fc.assert(
      fc.property(metrics, (results) => {
        const told = standing(results, policy);
        const tierWith = (fact: string, value: number) =>
          standing({ ...results, [fact]: value }, policy).tier;
        for (const { fact, to, tier } of told.wouldChange) {
          expect(tierWith(fact, to)).toBe(tier);
          expect(tier).not.toBe(told.tier);
          expect(tierWith(fact, to - 1)).toBe(told.tier);
          proved += 1;
        }
        // What is not named cannot do it alone, however much there is of it.
        for (const fact of ['revenueMinor', 'orders', 'productLines'])
          if (!told.wouldChange.some((change) => change.fact === fact))
            expect(tierWith(fact, 1e11)).toBe(told.tier);
      }),
      { numRuns: 1000 },
    );
    expect(proved).toBeGreaterThan(50);
  });

  test('says what one more order changes', () => {
    const results = { revenueMinor: 20_500_000, orders: 3, productLines: 3 };
    expect(oneMore(results, policy, 'orders')).toEqual({
      points: 71,
      pointsThen: 76,
      tier: 'Silver',
      tierThen: 'Gold',
      text: '1 order more brings 5 points and leads to Gold.',
    });
    expect(oneMore(results, policy, 'revenueMinor').text).toBe(
      '$5,000.00 more brings 1 point and leaves the tier Silver.',
    );
  });
});

describe('the move of a tier', () => {
  const gold: RecordedTier = { tier: 'Gold', pendingTier: null, belowSince: null };
  const at = (text: string) => new Date(text);
  const move = (recorded: RecordedTier, tier: string, now: string) =>
    tierMove(recorded, tier, at(now), policy, zone);

  test('up takes effect at once, by as many tiers as are met', () => {
    const recorded = { tier: 'Registered', pendingTier: null, belowSince: null };
    expect(move(recorded, 'Gold', '2026-03-01T12:00:00Z')).toEqual({
      kind: 'up',
      recorded: gold,
      proposeAt: null,
    });
  });

  test('down waits for the days of grace and is then only proposed', () => {
    const first = move(gold, 'Silver', '2026-02-01T12:00:00Z');
    expect(first).toMatchObject({
      kind: 'grace',
      recorded: { tier: 'Gold', pendingTier: null, belowSince: '2026-02-01T12:00:00.000Z' },
      // 60 days on, at the same time of day; the clocks were put forward in between.
      proposeAt: '2026-04-02T11:00:00.000Z',
    });
    expect(move(first.recorded, 'Silver', '2026-04-02T10:59:59.999Z').kind).toBe('grace');
    const proposed = move(first.recorded, 'Silver', '2026-04-02T11:00:00Z');
    expect(proposed).toMatchObject({
      kind: 'proposed',
      recorded: { tier: 'Gold', pendingTier: 'Silver' },
    });
    expect(answeredMove(proposed.recorded, 'confirmed')).toEqual({
      tier: 'Silver',
      pendingTier: null,
      belowSince: null,
    });
    expect(answeredMove(proposed.recorded, 'rejected')).toEqual(gold);
    expect(answeredMove(gold, 'confirmed')).toBeUndefined();
  });

  test('that was proposed is cleared when results recover', () => {
    const pending = { tier: 'Gold', pendingTier: 'Silver', belowSince: '2026-01-01T00:00:00.000Z' };
    expect(move(pending, 'Gold', '2026-04-02T11:00:00Z')).toEqual({
      kind: 'kept',
      recorded: gold,
      proposeAt: null,
    });
  });

  test('never lowers a tier by rule, whatever the results and times', () => {
    const tiers = policy.tiers.map(({ tier }) => tier);
    const steps = fc.array(fc.tuple(fc.constantFrom(...tiers), fc.nat(120)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(steps, (list) => {
        let recorded: RecordedTier = { tier: 'Registered', pendingTier: null, belowSince: null };
        let now = Date.parse('2026-01-01T00:00:00Z');
        for (const [tier, days] of list) {
          now += days * 86_400_000;
          const { recorded: next } = tierMove(recorded, tier, new Date(now), policy, zone);
          expect(tiers.indexOf(next.tier)).toBeGreaterThanOrEqual(tiers.indexOf(recorded.tier));
          if (next.pendingTier !== null)
            expect(tiers.indexOf(next.pendingTier)).toBeLessThan(tiers.indexOf(next.tier));
          recorded = next;
        }
      }),
    );
  });

  test('from a tier that the policy no longer knows goes to the one that is met', () => {
    expect(move({ ...gold, tier: 'Diamond' }, 'Silver', '2026-02-01T12:00:00Z')).toMatchObject({
      kind: 'first',
      recorded: { tier: 'Silver', pendingTier: null },
    });
  });
});

describe('a tier policy', () => {
  const problemsOf = (json: unknown) => {
    const checked = checkTierPolicy(json);
    return checked.ok ? [] : checked.problems.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  const [lowest, silver] = policy.tiers;

  test('as shipped is sound, and every clause has a text and a reason', () => {
    expect(problemsOf(structuredClone(policy))).toEqual([]);
    expect(tierClauses(policy)).toHaveLength(8);
    for (const { text, why } of tierClauses(policy)) {
      expect(text.endsWith('.')).toBe(true);
      expect(why?.length).toBeGreaterThan(20);
    }
  });

  test.each([
    ['an unknown currency', { currency: 'XXX' }, '/currency policy.invalid-value'],
    ['no tiers', { tiers: [] }, '/tiers policy.missing-member'],
    ['a lowest tier that asks for something', { tiers: [silver] }, '/tiers/0 policy.invalid-value'],
    [
      'a higher tier for fewer points',
      { tiers: [lowest, silver, { ...silver, clause: 'T9', tier: 'Gold', points: 10 }] },
      '/tiers/2/points policy.invalid-value',
    ],
    [
      'two tiers of one name',
      { tiers: [lowest, silver, { ...silver, clause: 'T9' }] },
      '/tiers/2/tier policy.repeated-name',
    ],
    [
      'two clauses of one id',
      { grace: { clause: 'T1', days: 60 } },
      '/grace/clause policy.repeated-clause',
    ],
    [
      'half a day of grace',
      { grace: { clause: 'T5', days: 0.5 } },
      '/grace/days policy.invalid-value',
    ],
    [
      'points for an unknown metric',
      { points: [{ ...policy.points[0], metric: 'luck' }] },
      '/points/0/metric policy.invalid-value',
    ],
    [
      'two rules for one metric',
      { points: [policy.points[0], { ...policy.points[0], clause: 'P9' }] },
      '/points/1/metric policy.repeated-metric',
    ],
    [
      'a floor of nothing known',
      { tiers: [lowest, { ...silver, floors: [{ metric: 'luck', atLeast: 1 }] }] },
      '/tiers/1/floors/0/metric policy.invalid-value',
    ],
    ['an unknown member', { colour: 'red' }, '/colour policy.unknown-member'],
  ])('with %s is refused', (_, change, problem) => {
    expect(problemsOf({ ...structuredClone(policy), ...change })).toContain(problem);
  });
});
