import { expect, test } from 'vitest';
import { stepReminders } from '../../app/step-reminders.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import type { StepState } from './path.ts';
import { toTell } from './reminders.ts';

const world = await makeWorld();
const { sofia, ana, ben, carla, deniz, settle } = world;
const hour = 3_600_000;

type Line = { clause: string; doneAt: string | null; dueAt: string; title: string };
type Told = { title: string; href: string; reason: string };
const nextOf = async (person: Person): Promise<Line> => {
  const { steps } = (await person.get('onboarding')).body.progress;
  return steps.find(({ doneAt }: Line) => doneAt === null);
};
const tellAt = async (at: number) => {
  await stepReminders({ database: world.database, now: () => new Date(at) }).run();
  await settle();
};
const told = async (person: Person) =>
  (await person.get('notifications')).body.data
    .filter(({ reason }: Told) => reason === 'due')
    .map(({ title }: Told) => title);

test('the day before a step is due its owner hears of it, once, and no other partner does', async () => {
  // Ben’s company has arrived: of it nothing is told.
  await ben.post('deal-registrations', {
    customerName: 'Kai',
    need: 'Ramps',
    contactEmail: 'kai@kai.example',
  });
  const { dueAt, title } = await nextOf(deniz);
  const due = Date.parse(dueAt);
  await tellAt(due - 30 * hour);
  expect(await told(deniz)).toEqual([]);
  await tellAt(due - 20 * hour);
  await tellAt(due - 19 * hour);
  expect(await told(deniz)).toEqual([`Due soon: ${title}`]);
  // It is the administrator’s step.
  for (const other of [ana, ben, carla, sofia]) expect(await told(other)).toEqual([]);
});

test('a step that has become late is told to the managers too, once', async () => {
  const { dueAt, title } = await nextOf(deniz);
  await tellAt(Date.parse(dueAt) + hour);
  await tellAt(Date.parse(dueAt) + 2 * hour);
  expect(await told(deniz)).toEqual(expect.arrayContaining([`Late: ${title}`]));
  const late = (await told(sofia)).filter((line: string) => line.includes('Westside'));
  expect(late).toEqual([`Westside is late on the way to its first deal: ${title}`]);
  expect(await told(ana)).toEqual([]);
});

const state = (clause: string, hours: number, done = false, waitsFor: string[] = []): StepState =>
  ({
    step: { clause },
    dueAt: new Date(Date.UTC(2026, 2, 2, 9) + hours * hour).toISOString(),
    doneAt: done ? 'then' : null,
    waitsFor,
  }) as unknown as StepState;
const now = new Date(Date.UTC(2026, 2, 2, 9));

test('one step is told at a time: the first that is open and waits for no other', () => {
  const said = (...states: StepState[]) => {
    const { type, state: one } = toTell(states, now) ?? {};
    return one && `${String(type)} ${one.step.clause}`;
  };
  expect(said(state('S1', -5, true), state('S2', 5), state('S3', 6))).toBe(
    'onboarding.step-due S2',
  );
  expect(said(state('S1', 5, false, ['another']), state('S2', -5))).toBe(
    'onboarding.step-overdue S2',
  );
  expect(said(state('S1', 25))).toBeUndefined();
  expect(said(state('S1', -8 * 24))).toBeUndefined();
  expect(said(state('S1', -5), state('S2', 5, true))).toBeUndefined();
});
