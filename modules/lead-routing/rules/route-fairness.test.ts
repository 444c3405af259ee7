import { describe, expect, test } from 'vitest';
import { choose, loadColumns } from '../algorithms/choose.ts';
import { ask, prepare } from '../algorithms/prepare.ts';
import { alpine, eastside, harbour, maple, now, partner, prairie } from './cast.ts';
import { defaultRoutingPolicy } from './default-policy.ts';
import type { CandidatePartner, Loads } from './facts.ts';
import { route, routeBatch } from './route.ts';

const policy = defaultRoutingPolicy;
const everybody = [eastside, harbour, prairie, maple];
const options = { seed: 'spring', loads: {} as Loads, now };
const go = (
  partners: readonly CandidatePartner[],
  more: Partial<typeof options> = {},
  lead = alpine,
) => route(lead, partners, policy, { ...options, ...more });

describe('fairness', () => {
  const shares = (cast: readonly CandidatePartner[], leads: number) => {
    const prepared = prepare(cast, policy, { now });
    const none = loadColumns(prepared, {});
    const got = new Map(cast.map(({ id }) => [id, 0]));
    for (let at = 0; at < leads; at += 1) {
      const lead = ask(prepared, { ...alpine, id: `lead_${at}` });
      const [chosen] = choose(prepared, lead, none, options.seed, 1).ranked;
      const { id } = prepared.partners[chosen];
      got.set(id, (got.get(id) ?? 0) + 1);
    }
    return [...got.values()];
  };
  const chiSquare = (got: readonly number[], expected: readonly number[]) =>
    got.reduce((sum, count, at) => sum + (count - expected[at]) ** 2 / expected[at], 0);

  test('equal partners get equal shares of 4,000 leads within sampling error', () => {
    const cast = Array.from({ length: 10 }, (_, at) =>
      partner(`org_${at}`, {}, { capacity: null }),
    );
    // 27.88: the 99.9th percentile of chi-square with 9 degrees of freedom.
    expect(
      chiSquare(
        shares(cast, 4000),
        Array.from({ length: 10 }, () => 400),
      ),
    ).toBeLessThan(27.88);
  });

  test('weights of 1, 2 and 4 get shares of 1, 2 and 4', () => {
    const cast = [1, 2, 4].map((weight) =>
      partner(`org_${weight}`, {}, { capacity: null, weight }),
    );
    // 13.82: the 99.9th percentile with 2 degrees of freedom.
    expect(chiSquare(shares(cast, 4200), [600, 1200, 2400])).toBeLessThan(13.82);
  });

  test('the seed changes draws between equals and nothing else', () => {
    const equals = ['a', 'b', 'c', 'd'].map((name) => partner(`org_${name}`));
    const chosen = new Set(
      Array.from({ length: 40 }, (_, at) => go(equals, { seed: `seed ${at}` }).partnerId),
    );
    expect(chosen.size).toBe(4);
    const unequal = new Set(
      Array.from({ length: 40 }, (_, at) => go(everybody, { seed: `seed ${at}` }).partnerId),
    );
    expect([...unequal]).toEqual(['org_eastside']);
  });

  test('a batch fills nobody beyond capacity and spreads among equals', () => {
    const cast = Array.from({ length: 8 }, (_, at) => partner(`org_${at}`, {}, { capacity: 3 }));
    const leads = Array.from({ length: 30 }, (_, at) => ({ ...alpine, id: `lead_${at}` }));
    const outcomes = routeBatch(prepare(cast, policy, { now }), leads, options);
    const got = cast.map(({ id }) => outcomes.filter(({ partnerId }) => partnerId === id).length);
    expect(got).toEqual(cast.map(() => 3));
    expect(outcomes.filter(({ unroutable }) => unroutable?.code === 'all-full')).toHaveLength(6);
    const first = outcomes.slice(0, 8).map(({ partnerId }) => partnerId);
    expect(new Set(first).size).toBe(8);
  });

  test('a newcomer with one lucky win stands behind a partner with a record', () => {
    const lucky = partner('org_lucky', { won: 1, decided: 1 });
    const proven = partner('org_proven', { won: 9, decided: 20 });
    expect(go([lucky, proven]).partnerId).toBe('org_proven');
  });
});
