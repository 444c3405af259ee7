import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerRoles } from '../partners/index.ts';
import { defaultPath } from './default-path.ts';
import { figuresOf, progressOn, stepEvents, type StepEvent } from './path.ts';
import { checkPath } from './path-check.ts';

const startedAt = '2026-03-01T00:00:00.000Z';
const events = Object.keys(stepEvents) as StepEvent[];
const firstAt = fc
  .subarray(events)
  .map((types) =>
    Object.fromEntries(
      types.map((type, at) => [type, `2026-03-${String(at + 2).padStart(2, '0')}T00:00:00.000Z`]),
    ),
  );
const roles = fc.subarray(['reseller', 'referral', 'service']);
const now = new Date('2026-04-15T00:00:00Z');

test('a step is done exactly if its event has happened, and late only if it has not, its day is over and no deal is registered', () => {
  fc.assert(
    fc.property(firstAt, roles, (first, has) => {
      for (const state of progressOn(defaultPath, { roles: has, startedAt }, first, now)) {
        expect(state.doneAt).toBe(first[state.step.doneBy] ?? null);
        expect(state.overdue).toBe(
          state.doneAt === null &&
            new Date(state.dueAt) < now &&
            first['deal-registration.submitted'] === undefined,
        );
        expect(new Date(state.dueAt) >= new Date(startedAt)).toBe(true);
      }
    }),
  );
});

test('what is done stays done, whatever else happens', () => {
  fc.assert(
    fc.property(firstAt, firstAt, (before, more) => {
      const done = (first: typeof before) =>
        progressOn(defaultPath, { roles: ['reseller'], startedAt }, first, now)
          .filter(({ doneAt }) => doneAt !== null)
          .map(({ step }) => step.clause);
      expect(done({ ...more, ...before })).toEqual(expect.arrayContaining(done(before)));
    }),
  );
});

test('steps for single roles are for those alone, and the first deal is for everybody', () => {
  const of = (has: string[]) =>
    progressOn(defaultPath, { roles: has, startedAt }, {}, now).map(({ step }) => step.clause);
  expect(of(['reseller'])).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
  expect(of(['referral'])).toEqual(['S1', 'S2', 'S5']);
});

test('with the first deal registered nothing on the way is late any more', () => {
  const late = (firstAt: Parameters<typeof progressOn>[2]) =>
    progressOn(defaultPath, { roles: ['reseller'], startedAt }, firstAt, now).filter(
      ({ overdue }) => overdue,
    ).length;
  expect(late({})).toBeGreaterThan(0);
  expect(late({ 'deal-registration.submitted': '2026-03-04T00:00:00.000Z' })).toBe(0);
});

test('figures count each partner once for each step it has, with the quartiles of the days', () => {
  const progress = [2, 4, 6, 8].map((day) => ({
    startedAt,
    states: progressOn(
      defaultPath,
      { roles: ['referral'], startedAt },
      { 'access.signed-in': `2026-03-0${day + 1}T00:00:00.000Z` },
      now,
    ),
  }));
  const [signIn, agreement] = figuresOf(defaultPath, progress);
  expect(signIn).toEqual({
    clause: 'S1',
    title: 'Sign in',
    partners: 4,
    done: 4,
    overdue: 0,
    days: { low: 3.5, median: 5, high: 6.5 },
  });
  expect(agreement).toMatchObject({ partners: 4, done: 0, overdue: 4, days: null });
});

test('a path ends with the first deal, for everybody, and is told all its faults', () => {
  expect(checkPath(defaultPath, partnerRoles)).toMatchObject({ ok: true });
  const [first] = defaultPath.steps;
  const checked = checkPath(
    {
      ...defaultPath,
      steps: [
        { ...first, doneBy: 'moon.landed', href: 'https://evil.example', roles: ['pirate'] },
        { ...first, dueDays: -1 },
      ],
    },
    partnerRoles,
  );
  expect(checked.ok ? [] : checked.problems.map(({ pointer }) => pointer).toSorted()).toEqual([
    '/steps',
    '/steps/0/doneBy',
    '/steps/0/href',
    '/steps/0/roles/0',
    '/steps/1/clause',
    '/steps/1/dueDays',
  ]);
});
