import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId, type Call } from '../database/index.ts';
import { publish } from '../journal/index.ts';
import { createWorker, schedule, startJob } from './index.ts';
import { openQueue } from './queue.ts';

const { database, url, secret } = await testDatabase();
const { as, vendor } = await testProgramme(database);
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-kill-'));
afterAll(() => rm(dataDir, { recursive: true }));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const program = fileURLToPath(new URL('../../tests/setup/worker-to-kill.ts', import.meta.url));

/** Starts a worker process, waits until it stands in the middle, and kills it as a power cut would. */
async function killInTheMiddle(): Promise<void> {
  const child = spawn(process.execPath, [program, url, secret, database.rolePrefix], {
    cwd: dataDir,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const finish = (call: Call, subjectId: string) =>
  publish(call, 'trial.done', { subjectId }).then(() => undefined);

/** Lets a second worker do what is left to do. */
async function succeed(): Promise<void> {
  const worker = createWorker({
    database,
    now: () => testNow,
    reactions: [
      { on: 'trial.begun', name: 'follow', run: (call, event) => finish(call, event.subjectId) },
    ],
    timers: [{ kind: 'trial.timer', run: (call, { subjectId }) => finish(call, subjectId) }],
    jobs: [
      {
        kind: 'trial.job',
        restartable: true,
        run: (job) => job.transaction((call) => finish(call, String(job.input['subjectId']))),
      },
    ],
    dataDir,
    log,
  });
  await worker.sweep();
  await worker.sweep();
  await worker.stop();
}

async function told(subjectId: string): Promise<string[]> {
  const { rows } = await as(vendor, ({ tx }) =>
    sql<{
      type: string;
    }>`select type from public.events where subject_id = ${subjectId} order by id`.execute(tx),
  );
  return rows.map((row) => row.type);
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  await client.query(statement);
  await client.end();
}

test('a timer whose worker is killed in the middle fires once, from its beginning', async () => {
  const subjectId = newId('thing');
  await as(vendor, (call) => schedule(call, { kind: 'trial.timer', subjectId, dueAt: testNow }));
  await killInTheMiddle();
  await succeed();
  expect(await told(subjectId)).toEqual(['trial.done']);
});

test('a reaction whose worker is killed in the middle takes effect once', async () => {
  const subjectId = newId('thing');
  await as(vendor, (call) => publish(call, 'trial.begun', { subjectId }));
  await killInTheMiddle();
  // The queue gives a worker a minute; that minute is let pass here.
  await asOwner(
    "update jobs.job set started_on = started_on - interval '2 minutes' where state = 'active'; update jobs.queue set monitor_on = null",
  );
  const queue = await openQueue(database, log);
  await queue.boss.supervise();
  await queue.close();
  await asOwner("update jobs.job set start_after = now() where state = 'retry'");
  await succeed();
  expect(await told(subjectId)).toEqual(['trial.begun', 'trial.done']);
});

test('a long job whose worker is killed in the middle is done once by the next', async () => {
  const subjectId = newId('thing');
  await as(vendor, (call) => startJob(call, 'trial.job', { subjectId }));
  await killInTheMiddle();
  // The lease is one second long; until it has run out nobody else takes the job.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await succeed();
  expect(await told(subjectId)).toEqual(['trial.done']);
});
