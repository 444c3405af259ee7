import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { testNow, testProgramme, type TestProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId, type Call } from '../database/index.ts';
import { publish } from '../journal/index.ts';
import {
  createWorker,
  getJob,
  listJobs,
  replayJob,
  wakeWorkers,
  type Reaction,
  type Worker,
} from './index.ts';
import { openQueue, uuidOf } from './queue.ts';
import { queues } from './queue-schema.ts';

const { database, url } = await testDatabase();
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-worker-'));
afterAll(() => rm(dataDir, { recursive: true }));
const workers: Worker[] = [];
const complaints: object[] = [];
const log = {
  info: () => undefined,
  warn: (facts: object) => void complaints.push(facts),
  error: (facts: object) => void complaints.push(facts),
};
let trial: TestProgramme;

beforeEach(async () => {
  complaints.length = 0;
  trial = await testProgramme(database);
  await asOwner('create table if not exists effects (what text not null)');
  await asOwner('grant all on effects to public');
  await asOwner('delete from effects; delete from outbox; delete from jobs.job');
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function workerWith(reactions: Reaction[]): Worker {
  const worker = createWorker({
    database,
    now: () => testNow,
    reactions,
    timers: [],
    jobs: [],
    dataDir,
    log,
  });
  workers.push(worker);
  return worker;
}

async function asOwner(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const effect = async ({ tx }: Call, what: string) =>
  void (await sql`insert into public.effects values (${what})`.execute(tx));
const effects = async () =>
  (await asOwner('select what from effects order by what')).rows.map((row) => row.what as string);
const declined = (subjectId = newId('offer')) =>
  trial.as(trial.vendor, (call) => publish(call, 'lead-routing.offer-declined', { subjectId }));

async function until(done: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('a reaction runs after the commit, as the worker, with the event as it was published', async () => {
  const worker = workerWith([
    {
      on: 'lead-routing.offer-declined',
      name: 'offer-to-next',
      run: (call, event) => effect(call, `${call.actor.side} ${event.type} ${event.subjectId}`),
    },
    { on: 'lead-routing.offer-accepted', name: 'never', run: (call) => effect(call, 'never') },
  ]);
  await worker.start();
  const subjectId = newId('offer');
  await declined(subjectId);
  worker.nudge();
  await until(async () => (await effects()).length > 0);
  expect(await effects()).toEqual([`worker lead-routing.offer-declined ${subjectId}`]);
});

test('a process without a worker wakes those of others', async () => {
  await workerWith([
    { on: '*', name: 'note', run: (call, event) => effect(call, event.type) },
  ]).start();
  await declined();
  await wakeWorkers(database);
  await until(async () => (await effects()).length > 0);
  expect(await effects()).toEqual(['lead-routing.offer-declined']);
});

test('an event that is delivered twice, to two workers at once, takes effect once', async () => {
  const reaction: Reaction = {
    on: 'lead-routing.offer-declined',
    name: 'offer-to-next',
    run: async (call) => {
      await sql`select pg_sleep(0.1)`.execute(call.tx);
      await effect(call, 'offered');
    },
  };
  const first = workerWith([reaction]);
  const second = workerWith([reaction]);
  const eventId = await declined();
  await asOwner('delete from outbox');
  const queue = await openQueue(database, log);
  const data = { programmeId: trial.programmeId, eventId, type: 'lead-routing.offer-declined' };
  for (let copy = 0; copy < 4; copy++) await queue.boss.send(queues.reactions, data);
  await queue.close();
  await Promise.all([first.sweep(), second.sweep()]);
  expect(await effects()).toEqual(['offered']);
});

test('several workers together send and act upon every event once', async () => {
  const reaction: Reaction = {
    on: '*',
    name: 'note',
    run: (call, event) => effect(call, event.id),
  };
  const team = [workerWith([reaction]), workerWith([reaction]), workerWith([reaction])];
  const ids = await Promise.all(Array.from({ length: 60 }, () => declined()));
  await Promise.all(team.map((worker) => worker.sweep()));
  await team[0]?.sweep();
  expect(await effects()).toEqual(ids.toSorted());
  expect(complaints).toEqual([]);
});

test('what a failed reaction wrote is undone, its neighbour stands, and the retry does only the rest', async () => {
  let broken = true;
  const worker = workerWith([
    { on: '*', name: 'steady', run: (call) => effect(call, 'steady') },
    {
      on: '*',
      name: 'shaky',
      run: async (call) => {
        await effect(call, 'shaky');
        if (broken) throw new Error('out of order');
      },
    },
  ]);
  await declined();
  await worker.sweep();
  expect(await effects()).toEqual(['steady']);
  broken = false;
  await asOwner("update jobs.job set start_after = now() where state = 'retry'");
  await worker.sweep();
  expect(await effects()).toEqual(['shaky', 'steady']);
});

test('a reaction that fails for good stands among the failed jobs and can be run again', async () => {
  let broken = true;
  const worker = workerWith([
    { on: '*', name: 'steady', run: (call) => effect(call, 'steady') },
    {
      on: '*',
      name: 'shaky',
      run: async (call) => {
        if (broken) throw new Error('the road is closed');
        await effect(call, 'shaky');
      },
    },
  ]);
  await declined();
  for (let attempt = 0; attempt < 10; attempt++) {
    await worker.sweep();
    await asOwner("update jobs.job set start_after = now() where state = 'retry'");
  }
  const failed = await trial.as(trial.vendor, (call) =>
    listJobs(call, { limit: 10, status: 'failed' }),
  );
  expect(failed.data).toMatchObject([
    {
      kind: 'jobs.reaction',
      stage: 'lead-routing.offer-declined → shaky',
      problems: [{ message: 'shaky: the road is closed' }],
    },
  ]);
  broken = false;
  const id = String(failed.data[0]?.id);
  await trial.as(trial.vendor, (call) => replayJob(call, id));
  await worker.sweep();
  expect(await effects()).toEqual(['shaky', 'steady']);
  expect((await trial.as(trial.vendor, (call) => getJob(call, id))).status).toBe('done');
});

test('an event whose worker was killed in the middle of it is taken up by another', async () => {
  const eventId = await declined();
  await workerWith([
    { on: '*', name: 'note', run: () => Promise.reject(new Error('killed')) },
  ]).sweep();
  // As the kill leaves it: taken long ago, never given back.
  await asOwner(
    `update jobs.job set state = 'active', started_on = now() - interval '2 minutes', retry_count = 0 where id = '${uuidOf(eventId)}'`,
  );
  const worker = workerWith([
    { on: '*', name: 'note', run: (call, event) => effect(call, event.id) },
  ]);
  const queue = await openQueue(database, log);
  await queue.boss.supervise();
  await queue.close();
  await asOwner("update jobs.job set start_after = now() where state = 'retry'");
  await worker.sweep();
  expect(await effects()).toEqual([eventId]);
});

test('the upkeep of the queue needs no right that the worker has not', async () => {
  const queue = await openQueue(database, log);
  const faults: unknown[] = [];
  queue.boss.on('error', (error) => faults.push(error));
  await declined();
  await workerWith([{ on: '*', name: 'note', run: (call) => effect(call, 'x') }]).sweep();
  await asOwner(
    "update jobs.queue set monitor_on = null, maintain_on = null; update jobs.job set completed_on = now() - interval '3 days', keep_until = now() - interval '1 day' where state = 'completed'",
  );
  await queue.boss.supervise();
  await queue.close();
  expect(faults).toEqual([]);
  const { rows } = await asOwner("select count(*) from jobs.job where name = 'reactions'");
  expect(rows).toEqual([{ count: 0 }]);
});

test('two reactions of one name to one event do not start', () => {
  const note = { on: 'a.b', name: 'note', run: () => Promise.resolve() };
  expect(() => workerWith([note, { ...note, on: '*' }])).toThrow('wired twice');
  expect(() => workerWith([note, { ...note, on: 'c.d' }])).not.toThrow();
});
