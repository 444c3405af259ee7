import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRunning, markOf } from '../../platform/database/embedded/processes.ts';
import { runningServer } from './running-server.ts';

const server = await runningServer({ embedded: true });

test('a started server answers and is ready', async () => {
  const answers = await Promise.all(['/livez', '/readyz'].map((path) => fetch(server.url + path)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('a second server on the data folder is refused in one sentence that names the first', async () => {
  const second = await server.fairway('up', '--port', '0', '--no-demo');
  expect(second).toMatchObject({ code: 1, stdout: '' });
  expect(second.stderr.trim()).toBe(
    `Fairway already runs on ${server.dataDir} (process ${server.process.pid}, ${server.url}). Stop it, or give another folder with --data.`,
  );
});

test('another command works beside the running server, on the same database', async () => {
  const migrated = await server.fairway('migrate', '--json');
  expect(JSON.parse(migrated.stdout)).toEqual({ applied: [] });
  expect(migrated.code).toBe(0);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});

test('told to end, it stops in order and leaves no database server behind', async () => {
  const database = markOf(postmaster());
  expect(isRunning(database)).toBe(true);
  expect(await server.stop()).toBe(0);
  expect(isRunning(database)).toBe(false);
});

const other = await runningServer({ embedded: true });

test('killed, it leaves no database server behind', async () => {
  const database = markOf(postmaster(other.dataDir));
  expect(isRunning(database)).toBe(true);
  other.process.kill('SIGKILL');
  await once(other.process, 'exit');
  await expect.poll(() => isRunning(database), { timeout: 25_000 }).toBe(false);
});

function postmaster(dataDir = server.dataDir): number {
  const text = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}
