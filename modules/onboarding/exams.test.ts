import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { partnerRoles } from '../partners/index.ts';
import { defaultPath } from './default-path.ts';
import { checkPath } from './path-check.ts';
import { progressOn } from './path.ts';

const { sofia, martin, ana } = await makeWorld();
const eastside = ana.organisationId;
const course = {
  clause: 'S9',
  title: 'Pass the product exam',
  why: 'Whoever advises knows the products.',
  doneBy: 'access.invitation-accepted',
  dueDays: 30,
  roles: [],
  exam: true,
  href: '/company',
} as const;
const withExam = {
  ...defaultPath,
  forUnderway: true,
  steps: [...defaultPath.steps.slice(0, -1), course, ...defaultPath.steps.slice(-1)],
};
const titles = async () => {
  const own = (await ana.get('onboarding')).body.progress.steps;
  const seen = (await sofia.get(`partners/${eastside}/onboarding`)).body.progress.steps;
  expect(seen).toEqual(own);
  return own.map(({ title }: { title: string }) => title);
};
const setRoles = async (...roles: string[]) => {
  const { version } = (await sofia.get(`partners/${eastside}`)).body;
  const match = { 'if-match': `"${version}"` };
  expect((await sofia.patch(`partners/${eastside}`, { roles }, match)).status).toBe(200);
};
const askedOf = async () =>
  (await sofia.get('onboarding-figures?days=90')).body.steps.find(
    ({ clause }: { clause: string }) => clause === 'S9',
  ).partners;

test('the path that a programme begins with asks a referral partner for no exam and no certificate', () => {
  const walker = { roles: ['referral'], startedAt: '2026-03-01T00:00:00Z', sitsNoExams: true };
  const steps = progressOn(defaultPath, walker, {}, new Date('2026-03-02T00:00:00Z'));
  expect(steps.map(({ step }) => step.title)).toEqual([
    'Sign in',
    'Read and accept the agreement',
    'Register your first deal',
  ]);
  for (const { step } of steps) {
    expect(step.exam).toBeUndefined();
    expect(JSON.stringify(step)).not.toMatch(/\bexam|certif|course|training/i);
  }
});

test('an exam on the path is asked of every partner but those that only introduce customers', async () => {
  const { id } = (await martin.post('policies', { kind: 'onboarding.path', document: withExam }))
    .body;
  await martin.post(`policies/${id}/trial`, {});
  expect((await martin.post(`policies/${id}/publication`, {})).status).toBeLessThan(300);
  expect(await titles()).toContain(course.title);
  const askedBefore = await askedOf();
  await setRoles('referral');
  expect(await titles()).not.toContain(course.title);
  expect(await askedOf()).toBe(askedBefore - 1);
  await setRoles('referral', 'service');
  expect(await titles()).toContain(course.title);
  await setRoles('referral');
});

test('a referral partner reads that it sits no exams, and so does the vendor', async () => {
  for (const person of [ana, sofia])
    expect((await person.get(`partners/${eastside}/roles`)).body.sitsNoExams).toBe(true);
  await setRoles('referral', 'reseller');
  expect((await ana.get(`partners/${eastside}/roles`)).body.sitsNoExams).toBe(false);
});

test('what comes after an exam is not kept waiting for it where there is none', () => {
  const after = { ...defaultPath.steps[0], clause: 'S8', title: 'Then', after: ['S9'] } as const;
  const path = { ...withExam, steps: [after, ...withExam.steps.slice(1)] } as typeof withExam;
  const at = new Date('2026-03-02T00:00:00Z');
  const waits = (sitsNoExams: boolean) =>
    progressOn(path, { roles: [], startedAt: '2026-03-01T00:00:00Z', sitsNoExams }, {}, at)[0]
      ?.waitsFor;
  expect(waits(false)).toEqual([course.title]);
  expect(waits(true)).toEqual([]);
});

test('the first deal is no exam, and an exam is marked by yes or no', () => {
  const problems = (steps: object[]) => {
    const checked = checkPath({ ...defaultPath, steps }, partnerRoles);
    return checked.ok ? [] : checked.problems.map(({ pointer }) => pointer);
  };
  expect(problems([...withExam.steps])).toEqual([]);
  expect(problems([{ ...defaultPath.steps[4], exam: true }])).toEqual(['/steps/0/exam']);
  expect(problems([{ ...course, exam: 'yes' }, { ...defaultPath.steps[4] }])).toEqual([
    '/steps/0/exam',
  ]);
});
