import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../database/index.ts';
import { publish } from '../journal/index.ts';
import { refuse } from '../refusal/index.ts';
import {
  cancelJob,
  createWorker,
  getJob,
  listJobs,
  replayJob,
  startJob,
  type JobHandler,
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

test('a job shows its progress while it runs and its result at the end', async () => {
  const [reached, goOn] = [gate(), gate()];
  const worker = workerWith(async ({ input, progress }) => {
    await progress({ stage: 'Reading rows', done: 3, total: 10 });
    reached.open();
    await goOn.passed;
    return { rows: input['rows'] };
  });
  const id = await start({ rows: 10 });
  expect(await look(id)).toMatchObject({ status: 'queued', done: 0, result: null });
  await worker.start();
  await reached.passed;
  expect(await look(id)).toMatchObject({
    status: 'running',
    stage: 'Reading rows',
    done: 3,
    total: 10,
  });
  goOn.open();
  await worker.sweep();
  expect(await look(id)).toMatchObject({
    status: 'done',
    done: 10,
    result: { rows: 10 },
    finishedAt: testNow.toISOString(),
  });
});

test('what a job writes is signed by the person who asked, through the worker', async () => {
  const ada = { ...(await trial.partner('Lakeside Cycles')), name: 'Ada Lind' };
  const subjectId = newId('org');
  const worker = workerWith(({ transaction }) =>
    transaction(async (call) => void (await publish(call, 'partners.imported', { subjectId }))),
  );
  await start({}, ada);
  await worker.sweep();
  const { rows } = await as(vendor, ({ tx }) =>
    sql`select actor from public.events where subject_id = ${subjectId}`.execute(tx),
  );
  expect(rows).toEqual([
    { actor: { kind: 'worker', name: 'Ada Lind', personId: ada.personId, organisationId: null } },
  ]);
});

test('a refusal fails the job with its problems, and what it wrote is undone', async () => {
  const subjectId = newId('org');
  const worker = workerWith(({ transaction }) =>
    transaction(async (call) => {
      await publish(call, 'partners.imported', { subjectId });
      throw refuse('partners.column-missing', { detail: 'There is no column for the name.' });
    }),
  );
  const id = await start();
  await worker.sweep();
  expect(await look(id)).toMatchObject({
    status: 'failed',
    problems: [{ code: 'partners.column-missing', message: 'There is no column for the name.' }],
  });
  expect(await written(subjectId)).toBe(0);
});

test('a bug fails the job without telling its inside, and the job can be run again', async () => {
  let broken = true;
  const worker = workerWith(() =>
    broken ? Promise.reject(new TypeError('x is undefined')) : Promise.resolve({ ok: true }),
  );
  const id = await start();
  await worker.sweep();
  const failed = await look(id);
  expect(failed.status).toBe('failed');
  expect(JSON.stringify(failed)).not.toContain('x is undefined');
  broken = false;
  await as(vendor, (call) => replayJob(call, id));
  await worker.sweep();
  expect(await look(id)).toMatchObject({ status: 'done', problems: [], result: { ok: true } });
  await expect(as(vendor, (call) => replayJob(call, id))).rejects.toMatchObject({
    code: 'jobs.not-failed',
  });
});

test('a partner sees and cancels its own jobs; another gets the answer for what does not exist', async () => {
  const lakeside = await trial.partner('Lakeside Cycles');
  const summit = await trial.partner('Summit Sports');
  const id = await start({}, lakeside);
  const unknown = await look(newId('job'), summit).catch((error: unknown) => error);
  await expect(look(id, summit)).rejects.toEqual(unknown);
  await expect(as(summit, (call) => cancelJob(call, id))).rejects.toEqual(unknown);
  expect((await as(summit, (call) => listJobs(call, { limit: 50 }))).data).toEqual([]);
  expect(
    (await as(lakeside, (call) => listJobs(call, { limit: 50 }))).data.map((job) => job.id),
  ).toEqual([id]);
  expect((await as(lakeside, (call) => cancelJob(call, id))).status).toBe('cancelled');
});

test('the list of jobs is paged from the newest on', async () => {
  const ids = [await start(), await start(), await start()];
  const first = await as(vendor, (call) =>
    listJobs(call, { limit: 2, kind: 'partners.import', status: 'queued' }),
  );
  const rest = await as(vendor, (call) =>
    listJobs(call, {
      limit: 2,
      kind: 'partners.import',
      status: 'queued',
      cursor: first.nextCursor ?? undefined,
    }),
  );
  expect([...first.data, ...rest.data].map((job) => job.id)).toEqual(ids.toReversed());
  expect([first.hasMore, rest.hasMore]).toEqual([true, false]);
});
