import { expect, test } from 'vitest';
import type { PartnerRow } from '../tables.ts';
import { defaultTierPolicy } from './default-policy.ts';
import { numbersOf } from './results.ts';
import { standing, tierMove } from './rules.ts';
import { tierDecision } from './telling.ts';

const zone = 'Europe/Berlin';
const metrics = { revenueMinor: 10_000_000, orders: 2, productLines: 2 };
const partner = {
  id: 'org_1',
  tier: 'Gold',
  pendingTier: null,
  belowSince: '2026-03-02T09:00:00.000Z',
} as PartnerRow; // what a tier decision looks at

function told(at: string): readonly string[] {
  const reached = standing(numbersOf(metrics), defaultTierPolicy);
  const move = tierMove(partner, reached.tier, new Date(at), defaultTierPolicy, zone);
  const policy = { id: 'pol_1', version: 1, document: defaultTierPolicy };
  const decision = tierDecision(
    { partner, metrics, standing: reached, move },
    policy as Parameters<typeof tierDecision>[1], // the rest of a policy is not told
    zone,
  );
  return decision.explanation?.own?.['org_1'] ?? [];
}

test('whoever has fallen below its tier reads until when there is time, and what keeps the tier', () => {
  const grace = told('2026-03-20T09:00:00Z');
  expect(grace.join(' ')).toContain('a lower one is proposed on 2026-05-01');
  expect(grace.at(-1)).toMatch(/^To keep Gold there is lacking: .*4 orders/);
});

test('a proposed fall says that a person decides, and still what would keep the tier', () => {
  const proposed = told('2026-06-01T09:00:00Z');
  expect(proposed.join(' ')).toContain('a person at the vendor decides');
  expect(proposed.at(-1)).toMatch(/^To keep Gold there is lacking/);
});
