import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId, type Call } from '../database/index.ts';
import { publish } from '../journal/index.ts';
import {
  cancelJob,
  createWorker,
  getJob,
  startJob,
  type JobHandler,
  type RunningJob,
  type Worker,
} from './index.ts';

const { database } = await testDatabase();
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-worker-'));
afterAll(() => rm(dataDir, { recursive: true }));
const trial = await testProgramme(database);
const { as, vendor } = trial;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const workers: Worker[] = [];
afterEach(async () => void (await Promise.all(workers.splice(0).map((worker) => worker.stop()))));

function workerWith(run: JobHandler['run'], restartable = true): Worker {
  const jobs = [{ kind: 'partners.import', restartable, run }];
  const worker = createWorker({
    database,
    now: () => testNow,
    reactions: [],
    timers: [],
    jobs,
    dataDir,
    log,
    leaseSeconds: 1,
  });
  workers.push(worker);
  return worker;
}

const start = (input = {}, actor = vendor) =>
  as(actor, (call) => startJob(call, 'partners.import', input));
const look = (id: string, actor = vendor) => as(actor, (call) => getJob(call, id));
const written = async (subjectId: string) =>
  (
    await as(vendor, ({ tx }) =>
      sql`select from public.events where subject_id = ${subjectId}`.execute(tx),
    )
  ).rows.length;

/** A promise with its own handle: lets a test hold a job at a chosen place. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

/** As a kill leaves it: running, and no sign of life any more. */
const kill = (id: string) =>
  as(trial.worker, ({ tx }) =>
    sql`update public.background_jobs set status = 'running', attempts = 1, lease_owner = 'killed',
      lease_until = clock_timestamp() - interval '1 second' where id = ${id}`.execute(tx),
  );

test('a waiting job is cancelled at once, an ended one not at all', async () => {
  const id = await start();
  expect(await as(vendor, (call) => cancelJob(call, id))).toMatchObject({ status: 'cancelled' });
  await workerWith(() => Promise.reject(new Error('must not run'))).sweep();
  expect((await look(id)).status).toBe('cancelled');
  await expect(as(vendor, (call) => cancelJob(call, id))).rejects.toMatchObject({
    code: 'jobs.already-over',
  });
});

test('a running job is cancelled at its next step, and nothing half done stays', async () => {
  const reached = gate();
  const subjectId = newId('org');
  const worker = workerWith(({ transaction, progress }) =>
    transaction(async (call) => {
      await publish(call, 'partners.imported', { subjectId });
      reached.open();
      for (;;) {
        await progress({ stage: 'Writing' });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }),
  );
  const id = await start();
  await worker.start();
  await reached.passed;
  await as(vendor, (call) => cancelJob(call, id));
  await worker.sweep();
  expect((await look(id)).status).toBe('cancelled');
  expect(await written(subjectId)).toBe(0);
});

test('a job whose worker was killed is run anew when that does no harm', async () => {
  const id = await start();
  await kill(id);
  await workerWith(() => Promise.resolve({ ok: true })).sweep();
  expect(await look(id)).toMatchObject({ status: 'done' });
});

test('a job that cannot be run anew fails clearly when its worker was killed', async () => {
  const id = await start();
  await kill(id);
  await workerWith(() => Promise.reject(new Error('must not run')), false).sweep();
  expect(await look(id)).toMatchObject({
    status: 'failed',
    problems: [{ code: 'jobs.worker-stopped' }],
  });
});

test('a job that kills its workers again and again is given up', async () => {
  const id = await start();
  await kill(id);
  await as(trial.worker, ({ tx }) =>
    sql`update public.background_jobs set attempts = 3 where id = ${id}`.execute(tx),
  );
  await workerWith(() => Promise.reject(new Error('must not run'))).sweep();
  expect((await look(id)).status).toBe('failed');
});

test('a worker that lost its job to another cannot finish it, and its effect is undone', async () => {
  const subjectId = newId('org');
  const [reached, goOn] = [gate(), gate()];
  const slow = async ({ transaction, finish }: RunningJob) => {
    reached.open();
    await goOn.passed;
    await transaction(async (call: Call) => {
      await publish(call, 'partners.imported', { subjectId });
      await finish(call, { by: 'slow' });
    });
  };
  const first = workerWith(slow);
  const id = await start();
  await first.start();
  await reached.passed;
  await kill(id);
  await workerWith(() => Promise.resolve({ by: 'second' })).sweep();
  goOn.open();
  await first.sweep();
  expect(await look(id)).toMatchObject({ status: 'done', result: { by: 'second' } });
  expect(await written(subjectId)).toBe(0);
});

test('a long job keeps its lease as long as its worker lives', async () => {
  let runs = 0;
  const waits = async () => {
    runs += 1;
    await new Promise((resolve) => setTimeout(resolve, 2500));
  };
  const [first, second] = [workerWith(waits), workerWith(waits)];
  const id = await start();
  await first.start();
  await second.start();
  while ((await look(id)).status !== 'done')
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(runs).toBe(1);
});

test('a worker that is stopped puts its job back in line for the next', async () => {
  const reached = gate();
  const first = workerWith(async ({ progress }) => {
    reached.open();
    for (;;) {
      await progress({ stage: 'Counting' });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  const id = await start();
  await first.start();
  await reached.passed;
  await first.stop();
  expect((await look(id)).status).toBe('queued');
  await workerWith(() => Promise.resolve({ ok: true })).sweep();
  expect((await look(id)).status).toBe('done');
});
