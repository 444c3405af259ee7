import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partnerRoles } from '../partners/index.ts';
import { defaultPath } from './default-path.ts';
import { circleIn, figuresOf, progressOn, stepEvents, type Step, type StepEvent } from './path.ts';
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

const [s1, , s3, , s5] = defaultPath.steps as [Step, Step, Step, Step, Step]; // five steps, as its text says
const linked = {
  ...defaultPath,
  steps: [s1, { ...s3, after: ['S1'] }, { ...s5, after: ['S3'] }],
};

test('a step that waits for another is due so many days after it was done, else after it is due', () => {
  const due = (firstAt: Parameters<typeof progressOn>[2], roles = ['reseller']) =>
    progressOn(linked, { roles, startedAt }, firstAt, now).map(({ dueAt }) => dueAt.slice(0, 10));
  expect(due({})).toEqual(['2026-03-08', '2026-03-22', '2026-06-20']);
  expect(due({ 'access.signed-in': '2026-03-03T00:00:00Z' })).toEqual([
    '2026-03-08',
    '2026-03-17',
    '2026-06-15',
  ]);
  expect(due({}, ['referral'])).toEqual(['2026-03-08', '2026-05-30']);
});

test('it says for which steps it waits until they are done', () => {
  const waits = (firstAt: Parameters<typeof progressOn>[2]) =>
    progressOn(linked, { roles: ['reseller'], startedAt }, firstAt, now)[1]?.waitsFor;
  expect(waits({})).toEqual(['Sign in']);
  expect(waits({ 'access.signed-in': '2026-03-03T00:00:00Z' })).toEqual([]);
});

test('no step is due on a closed day', () => {
  const monday = () => new Date('2026-03-09T00:00:00Z');
  const [first] = progressOn(linked, { roles: [], startedAt }, {}, now, monday);
  expect(first?.dueAt).toBe('2026-03-09T00:00:00.000Z');
});

const arrows = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 });

test('arrows that lead only onwards hold no circle, and one back along them makes one', () => {
  fc.assert(
    fc.property(arrows, (pairs) => {
      const onwards = pairs.filter(([from, to]) => from < to);
      const stepsOf = (list: number[][]) =>
        Array.from({ length: 8 }, (_, at) => ({
          clause: `S${at}`,
          after: list.filter(([, to]) => to === at).map(([from]) => `S${from}`),
        }));
      expect(circleIn(stepsOf(onwards))).toEqual([]);
      for (const [from = 0, to = 0] of onwards)
        expect(circleIn(stepsOf([...onwards, [to, from]]))).toEqual(
          expect.arrayContaining([`S${from}`, `S${to}`]),
        );
    }),
  );
});

test('arrows from unknown steps, in circles or on from the end are faults, and so are links that are no web address', () => {
  const pointers = (steps: object[]) => {
    const checked = checkPath({ ...defaultPath, steps }, partnerRoles);
    return checked.ok ? [] : checked.problems.map(({ pointer }) => pointer);
  };
  expect(pointers(linked.steps)).toEqual([]);
  expect(pointers([{ ...s1, after: ['S9'] }, s5])).toEqual(['/steps/0/after/0']);
  expect(pointers([{ ...s1, after: ['S5'] }, s5])).toEqual(['/steps/0/after/0']);
  expect(pointers([{ ...s1, after: ['S3'] }, { ...s3, after: ['S1'] }, s5])).toEqual(['/steps']);
  const url = 'javascript:alert(1)';
  expect(pointers([{ ...s1, owner: 'pirate', link: { label: 'Read', url } }, s5])).toEqual([
    '/steps/0/owner',
    '/steps/0/link/url',
  ]);
});
