import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { testNow, testProgramme, type TestProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { visitorOf } from '../access/actor.ts';
import { grantVisibility } from '../access/visibility.ts';
import { moveClockTo, present } from '../clock/index.ts';
import { newId } from '../database/index.ts';
import { fireDue } from './firing.ts';
import {
  cancelTimer,
  createWorker,
  listJobs,
  replayJob,
  schedule,
  testClockRoutes,
  type TimerHandler,
} from './index.ts';

const { database } = await testDatabase();
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-worker-'));
afterAll(() => rm(dataDir, { recursive: true }));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const minutes = (count: number) => new Date(testNow.getTime() + count * 60_000);
let trial: TestProgramme;
let fired: string[] = [];

beforeEach(async () => {
  fired = [];
  trial = await testProgramme(database);
});
afterEach(async () => {
  await trial.as(trial.worker, ({ tx }) =>
    sql`delete from public.timers where programme_id = ${trial.programmeId}`.execute(tx),
  );
});

const lapse: TimerHandler = {
  kind: 'lead-routing.offer-lapse',
  run: (_, { subjectId }) => Promise.resolve(void fired.push(subjectId)),
};
const set = (subjectId: string, dueAt: Date, kind = lapse.kind) =>
  trial.as(trial.vendor, (call) => schedule(call, { kind, subjectId, dueAt }));
const fire = (now: Date, timers: TimerHandler[] = [lapse]) =>
  fireDue({ database, now: () => now, timers, log });

test('a timer fires when business time reaches its moment, and never again', async () => {
  const offerId = newId('offer');
  await set(offerId, minutes(10));
  await fire(minutes(9));
  expect(fired).toEqual([]);
  await fire(minutes(10));
  await fire(minutes(20));
  expect(fired).toEqual([offerId]);
});

test('timers fire in the order of their moments', async () => {
  const ids = [newId('offer'), newId('offer'), newId('offer')] as const;
  await set(ids[0], minutes(3));
  await set(ids[1], minutes(1));
  await set(ids[2], minutes(2));
  await fire(minutes(60));
  expect(fired).toEqual([ids[1], ids[2], ids[0]]);
});

test('a timer that is set again moves; one that is cancelled never fires', async () => {
  const moved = newId('offer');
  const cancelled = newId('offer');
  await set(moved, minutes(1));
  await set(moved, minutes(30));
  await set(cancelled, minutes(1));
  await trial.as(trial.vendor, (call) => cancelTimer(call, lapse.kind, cancelled));
  await fire(minutes(5));
  expect(fired).toEqual([]);
  await fire(minutes(30));
  expect(fired).toEqual([moved]);
});

test('workers that look at the same time fire each timer once', async () => {
  const ids = Array.from({ length: 40 }, () => newId('offer'));
  for (const id of ids) await set(id, minutes(1));
  await Promise.all(Array.from({ length: 4 }, () => fire(minutes(2))));
  await fire(minutes(2));
  expect(fired.toSorted()).toEqual(ids.toSorted());
});

test('a handler that sets the next timer of a chain sees it fire in the same sweep when it is due', async () => {
  const dealId = newId('deal');
  const chain: TimerHandler = {
    kind: 'deal-registration.expiry-notice',
    run: async (call, { subjectId, dueAt }) => {
      fired.push(dueAt.toISOString());
      const next = new Date(dueAt.getTime() + 60_000);
      if (next <= minutes(3)) await schedule(call, { kind: chain.kind, subjectId, dueAt: next });
    },
  };
  await set(dealId, minutes(1), chain.kind);
  await fire(minutes(60), [chain]);
  expect(fired).toEqual([1, 2, 3].map((count) => minutes(count).toISOString()));
});

test('a timer whose handler fails keeps its place, rests, and in the end is a failed job to run again', async () => {
  let broken = true;
  const offerId = newId('offer');
  const shaky: TimerHandler = {
    ...lapse,
    run: (call, timer) => (broken ? Promise.reject(new Error('no road')) : lapse.run(call, timer)),
  };
  await set(offerId, minutes(1));
  for (let attempt = 0; attempt < 8; attempt++) {
    expect(await fire(minutes(2), [shaky])).toBe(1);
    expect(await fire(minutes(2), [shaky])).toBe(0);
    await trial.as(trial.worker, ({ tx }) =>
      sql`update public.timers set rests_until = null where subject_id = ${offerId}`.execute(tx),
    );
  }
  const { data } = await trial.as(trial.vendor, (call) =>
    listJobs(call, { limit: 5, status: 'failed' }),
  );
  expect(data).toMatchObject([
    { kind: 'jobs.timer', stage: lapse.kind, problems: [{ message: 'no road' }] },
  ]);
  broken = false;
  await trial.as(trial.vendor, (call) => replayJob(call, String(data[0]?.id)));
  const worker = createWorker({
    database,
    now: () => testNow,
    reactions: [],
    timers: [shaky],
    jobs: [],
    dataDir,
    log,
  });
  await worker.sweep();
  await worker.stop();
  expect(fired).toEqual([offerId]);
});

test('a partner sets timers of what it can see and of nothing else', async () => {
  const lakeside = await trial.partner('Lakeside Cycles');
  const [shown, hidden] = [newId('offer'), newId('offer')];
  await trial.as(trial.vendor, (call) =>
    grantVisibility(call, shown, String(lakeside.organisationId), 'offered'),
  );
  await set(hidden, minutes(1));
  await trial.as(lakeside, (call) =>
    schedule(call, { kind: lapse.kind, subjectId: shown, dueAt: minutes(1) }),
  );
  await trial.as(lakeside, (call) =>
    schedule(call, { kind: lapse.kind, subjectId: shown, dueAt: minutes(2) }),
  );
  await expect(
    trial.as(lakeside, (call) =>
      schedule(call, { kind: lapse.kind, subjectId: newId('offer'), dueAt: minutes(1) }),
    ),
  ).rejects.toThrow(/row-level security/);
  await trial.as(lakeside, (call) => cancelTimer(call, lapse.kind, hidden));
  await fire(minutes(5));
  expect(fired.toSorted()).toEqual([shown, hidden].toSorted());
});

test('a visitor starts the clock of what it has handed in', async () => {
  const leadId = newId('lead');
  await trial.as(visitorOf(trial.programmeId), (call) =>
    schedule(call, { kind: lapse.kind, subjectId: leadId, dueAt: minutes(1) }),
  );
  await fire(minutes(1));
  expect(fired).toEqual([leadId]);
});

test('moving the test clock answers when all that came due is done', async () => {
  const offerId = newId('offer');
  const worker = createWorker({
    database,
    now: present,
    reactions: [],
    timers: [lapse],
    jobs: [],
    dataDir,
    log,
  });
  const clock = testClockRoutes({ sweep: worker.sweep, log });
  const move = (body: object) =>
    clock.request('/v1/test/clock', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  try {
    expect((await move({ at: '2031-03-01T09:00:00Z' })).status).toBe(200);
    await set(offerId, new Date('2031-03-05T09:00:00Z'));
    const answer = (await (await move({ advanceSeconds: 4 * 86_400 + 60 })).json()) as {
      now: string;
    };
    expect(fired).toEqual([offerId]);
    expect(answer.now).toMatch(/^2031-03-05T09:01:/);
    expect((await move({ at: 'tomorrow' })).status).toBe(400);
    expect((await move({ at: '2031-03-01T09:00:00Z', advanceSeconds: 1 })).status).toBe(400);
  } finally {
    moveClockTo(new Date(Date.now()));
    await worker.stop();
  }
});
