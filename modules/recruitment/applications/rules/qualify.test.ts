import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerRoles } from '../../../partners/index.ts';
import { defaultQualification } from './default-policy.ts';
import type { ApplicationFacts, QualificationPolicy } from './policy.ts';
import { checkQualification } from './policy-check.ts';
import { qualificationClauses, qualify } from './qualify.ts';

const now = new Date('2026-03-02T09:00:00Z');

const facts: fc.Arbitrary<ApplicationFacts> = fc.record({
  application: fc.record({
    country: fc.constantFrom('DE', 'US'),
    roles: fc.subarray(['reseller', 'service', 'referral'], { minLength: 1 }),
    workMail: fc.boolean(),
  }),
  answers: fc.record(
    {
      customers: fc.nat(10),
      employees: fc.nat(50),
      sellsToday: fc.boolean(),
      contact: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

const policies: fc.Arbitrary<QualificationPolicy> = fc
  .record({
    points: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
    musts: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    approve: fc.option(fc.nat(150), { nil: null }),
    byRule: fc.boolean(),
  })
  .map(({ points, musts, approve, byRule }) => ({
    ...defaultQualification,
    criteria: defaultQualification.criteria.map((criterion, at) => ({
      ...criterion,
      points: points[at] ?? 0,
      must: musts[at] ?? false,
    })),
    approval: { ...defaultQualification.approval, points: approve },
    refusal: { ...defaultQualification.refusal, byRule },
  }));

test('a rule approves only who has all that must be met and enough points', () => {
  fc.assert(
    fc.property(facts, policies, (given, policy) => {
      const { outcome, points, criteria } = qualify(given, policy, now);
      const musts = criteria.every(({ must, met }) => !must || met);
      const enough = policy.approval.points !== null && points >= policy.approval.points;
      expect(outcome === 'approved').toBe(musts && enough);
      if (outcome === 'refused') expect(!musts && policy.refusal.byRule).toBe(true);
    }),
  );
});

test('one criterion more that is met never makes an outcome worse', () => {
  const rank = { refused: 0, review: 1, approved: 2 };
  fc.assert(
    fc.property(facts, policies, (given, policy) => {
      const before = qualify(given, policy, now);
      for (const better of [
        { ...given, application: { ...given.application, workMail: true } },
        { ...given, answers: { ...given.answers, contact: true } },
        { ...given, answers: { ...given.answers, sellsToday: true } },
        { ...given, answers: { ...given.answers, customers: 10 } },
      ]) {
        const after = qualify(better, policy, now);
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        expect(rank[after.outcome]).toBeGreaterThanOrEqual(rank[before.outcome]);
      }
    }),
  );
});

test('whoever mends all that is said to change the outcome is approved, where points can do it', () => {
  fc.assert(
    fc.property(facts, policies, (given, policy) => {
      const before = qualify(given, policy, now);
      const mended = before.wouldChange.reduce<ApplicationFacts>((now_, { fact }) => {
        const [group, name = ''] = fact.split('.');
        const value = name === 'customers' ? 10 : true;
        return group === 'answers'
          ? { ...now_, answers: { ...now_.answers, [name]: value } }
          : { ...now_, application: { ...now_.application, [name]: value } };
      }, given);
      const { points } = policy.approval;
      if (points === null || points > before.pointsOf) return;
      expect(qualify(mended, policy, now).outcome).toBe('approved');
    }),
  );
});

test('the default policy is sound, and says each of its clauses once', () => {
  expect(checkQualification(defaultQualification, partnerRoles)).toMatchObject({ ok: true });
  const ids = qualificationClauses(defaultQualification).map(({ id }) => id);
  expect(ids).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q6', 'Q5', 'Q7', 'Q8']);
});

test('a document with faults is told all of them at once, each with its place', () => {
  const [first, ...others] = defaultQualification.criteria;
  const checked = checkQualification(
    {
      ...defaultQualification,
      roles: ['reseller', 'pirate'],
      criteria: [
        {
          ...first,
          condition: { field: 'answers.shoeSize', operator: 'gte', value: 3 },
          points: -1,
        },
        ...others,
      ],
      answer: { clause: 'Q1', workingDays: 0 },
      extra: true,
    },
    partnerRoles,
  );
  expect(checked.ok ? [] : checked.problems.map(({ pointer }) => pointer)).toEqual(
    expect.arrayContaining([
      '/extra',
      '/roles/1',
      '/criteria/0/points',
      '/criteria/0/condition/field',
      '/answer/workingDays',
      '/answer/clause',
    ]),
  );
});
