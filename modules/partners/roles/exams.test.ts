import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PartnerMetrics } from '../shapes.ts';
import { defaultTierPolicy, standing } from '../tiers/rules.ts';
import { sitsNoExams } from './exams.ts';
import { partnerRoles } from './names.ts';

test('a referral partner sits no exams; with any role beside, that role’s exams stand', () => {
  expect(sitsNoExams(['referral'])).toBe(true);
  expect(sitsNoExams([])).toBe(false);
  const others = partnerRoles.filter((role) => role !== 'referral');
  fc.assert(
    fc.property(fc.subarray(others, { minLength: 1 }), fc.boolean(), (roles, too) => {
      expect(sitsNoExams(too ? [...roles, 'referral'] : roles)).toBe(false);
    }),
  );
});

test('tiers count sales alone: no exam and no certificate is among what they can ask for', () => {
  const asked = [
    ...defaultTierPolicy.points,
    ...defaultTierPolicy.tiers.flatMap(({ floors }) => floors),
  ];
  const metrics = new Set(asked.map(({ metric }) => metric));
  expect([...metrics].toSorted()).toEqual(['orders', 'productLines', 'revenueMinor']);
  // What is counted of a partner at all.
  expect(Object.keys(PartnerMetrics.shape).toSorted()).toEqual([
    'asOf',
    'lastOrderOn',
    'orders',
    'productLines',
    'quarters',
    'revenueMinor',
  ]);
  expect(defaultTierPolicy.tiers[0]).toMatchObject({ points: 0, floors: [] });
  // Without any sale of its own a referral partner has a tier, and nothing else is lacking for it.
  const { tier, text } = standing({}, defaultTierPolicy);
  expect([tier, text]).toEqual(['Registered', 'Every partner is Registered.']);
});
