import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultProfiles } from './rules/default-policy.ts';
import { checkProfiles } from './rules/policy-check.ts';
import type { ProfilePolicy, ProspectFacts } from './rules/profile.ts';
import { pointsOf, profileClauses, score } from './rules/score.ts';

const now = new Date('2026-03-02T09:00:00Z');
const firm: ProspectFacts = {
  country: 'DE',
  region: null,
  domain: 'nordsee.example',
  businessType: null,
  employees: 12,
  industries: [],
  specialisations: ['Ramps'],
  languages: [],
};

test('a firm scores the weights that it meets, and each wish says whether it is met, not met or not known', () => {
  const small = score('reseller', { ...firm, employees: 2 }, policy, now);
  expect(small).toMatchObject({ points: 50, profile: 'Reseller' });
  expect(small?.reasons.map(({ clause, met }) => [clause, met])).toEqual([
    ['A1', 'met'],
    ['A2', 'not-met'],
    ['A3', 'unknown'],
  ]);
  expect(small?.reasons[1]?.condition).toBe('Employees is at least 5');
});

test('a firm is scored by the first profile of its role whose segment it is in, or by none', () => {
  const swiss = score('reseller', { ...firm, country: 'CH' }, policy, now);
  expect(swiss).toMatchObject({ points: 100, profile: 'Reseller, Switzerland' });
  expect(score('alliance', firm, policy, now)).toBeUndefined();
});

test('points lie between 0 and 100, and more weight met never scores less', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.nat(1000),
      fc.integer({ min: 1, max: 1000 }),
      (one, more, rest) => {
        const of = one + more + rest;
        expect(pointsOf(one, of)).toBeLessThanOrEqual(pointsOf(one + more, of));
        expect(pointsOf(of, of)).toBe(100);
        expect(pointsOf(0, of)).toBe(0);
      },
    ),
  );
});

test('the profiles of a new programme have no problems, and read as sentences', () => {
  expect(checkProfiles(defaultProfiles, ['reseller', 'service'])).toEqual([]);
  expect(profileClauses(defaultProfiles)[0]).toEqual({
    id: 'R1',
    text: 'Reseller: Has a specialisation of its own. It weighs 40 of 100.',
  });
});

test('a document names every problem with its place: unknown roles and fields, no weight, repeated clauses', () => {
  const [, wish] = policy.profiles[1]?.wishes ?? [];
  const bad = {
    ...policy,
    profiles: [
      { role: 'pirate', wishes: [wish, { ...wish, weight: 0 }] },
      { role: 'reseller', wishes: [] },
      {
        role: 'reseller',
        wishes: [
          { ...wish, clause: 'Z1', condition: { field: 'prospect.x', operator: 'is', value: 1 } },
        ],
      },
    ],
  };
  expect(checkProfiles(bad, ['reseller']).map(({ pointer }) => pointer)).toEqual([
    '/profiles/0/role',
    '/profiles/0/wishes/1/weight',
    '/profiles/1/wishes',
    '/profiles/2/wishes/0/condition/field',
    '/profiles/0/wishes/1/clause',
  ]);
});

const policy: ProfilePolicy = {
  kind: 'recruitment.profile',
  name: 'Whom we look for',
  profiles: [
    {
      role: 'reseller',
      segment: {
        name: 'Switzerland',
        condition: { field: 'prospect.country', operator: 'is', value: 'CH' },
      },
      wishes: [
        {
          clause: 'C1',
          text: 'Has people',
          condition: { field: 'prospect.employees', operator: 'gte', value: 1 },
          weight: 7,
        },
      ],
    },
    {
      role: 'reseller',
      wishes: [
        {
          clause: 'A1',
          text: 'Knows ramps',
          condition: { field: 'prospect.specialisations', operator: 'hasAny', value: ['Ramps'] },
          weight: 50,
        },
        {
          clause: 'A2',
          text: 'Has at least 5 people',
          condition: { field: 'prospect.employees', operator: 'gte', value: 5 },
          weight: 30,
        },
        {
          clause: 'A3',
          text: 'Serves logistics',
          condition: { field: 'prospect.industries', operator: 'hasAny', value: ['Logistics'] },
          weight: 20,
        },
      ],
    },
  ],
};
