import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './index.ts';
import { isRunning, markOf } from './processes.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-embedded-'));
if (process.getuid?.() === 0) chmodSync(root, 0o711);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const asRoot = process.getuid?.() === 0;
const options = { dataDir: join(root, 'data'), durable: false };

test('the server answers, keeps its rows over a restart, and closes its folder to others', async () => {
  const first = await startEmbedded(options);
  await query(first, 'create table kept (word text)');
  await query(first, "insert into kept values ('here')");
  await first.stop();
  expect(isRunning(markOf(first.processId))).toBe(false);

  const second = await startEmbedded(options);
  expect(await query(second, 'select word from kept')).toEqual([{ word: 'here' }]);
  expect(statSync(join(options.dataDir, 'postgres', 'cluster')).mode & 0o777).toBe(0o700);
  await second.stop();
});

test('the server keeps UTF-8, knows upper and lower case beyond English, and listens on no port', async () => {
  const database = await startEmbedded(options);
  const rows = await query(
    database,
    "select current_setting('server_encoding') as encoding, lower('ÄÉ') as lower, current_setting('listen_addresses') as addresses",
  );
  expect(rows).toEqual([{ encoding: 'UTF8', lower: 'äé', addresses: '' }]);
  await database.stop();
});

test('a wrong password is refused', async () => {
  const database = await startEmbedded(options);
  await expect(
    query({ ...database, url: () => database.url().replace(/:[^:@]+@/, ':guess@') }, 'select 1'),
  ).rejects.toThrowError(/password authentication failed/);
  await database.stop();
});

test('commands share one server, and the last to leave stops it', async () => {
  const both = await Promise.all([startEmbedded(options), startEmbedded(options)]);
  const [starter, joiner] = both[0].joined ? [both[1], both[0]] : both;
  expect([starter.joined, joiner.joined, joiner.processId]).toEqual([
    false,
    true,
    starter.processId,
  ]);
  await starter.stop();
  expect(await query(joiner, 'select 1 as one')).toEqual([{ one: 1 }]);
  await joiner.stop();
  expect(isRunning(markOf(starter.processId))).toBe(false);
});

test('a holder that is killed leaves no server behind', async () => {
  const { holder, serverPid } = await holdElsewhere();
  const server = markOf(serverPid);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await gone(server);
});

test('a killed holder does not stop the server of the others', async () => {
  const { holder, serverPid } = await holdElsewhere();
  const database = await startEmbedded(options);
  expect(database.processId).toBe(serverPid);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('after a crash of the server the next start recovers every row that was acknowledged', async () => {
  const database = await startEmbedded({ ...options, durable: true });
  await query(database, 'create table crashed (a int)');
  const server = markOf(database.processId);
  process.kill(database.processId, 'SIGKILL');
  await gone(server);
  const next = await startEmbedded({ ...options, durable: true });
  expect(next.processId).not.toBe(database.processId);
  expect(await query(next, 'select count(*)::int as n from crashed')).toEqual([{ n: 0 }]);
  await Promise.all([database.stop(), next.stop()]);
});

test('a server whose watcher was killed as well is stopped by the next start', async () => {
  const { holder, serverPid } = await holdElsewhere();
  const server = markOf(serverPid);
  for (const pid of watchersOf(serverPid)) process.kill(pid, 'SIGKILL');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(isRunning(server)).toBe(true);
  const next = await startEmbedded(options);
  expect(isRunning(server)).toBe(false);
  expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.stop();
});

test('a data folder whose path is too long for a socket is served all the same', async () => {
  const dataDir = join(root, 'long'.repeat(30));
  const database = await startEmbedded({ dataDir, durable: false });
  expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
  expect(existsSync(database.host)).toBe(false);
});

test('a database of another PostgreSQL is not touched and said so', async () => {
  const dataDir = join(root, 'older');
  const database = await startEmbedded({ dataDir, durable: false });
  await database.stop();
  writeFileSync(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataDir, durable: false })).rejects.toThrowError(
    'was made by PostgreSQL 17',
  );
});

describe.skipIf(!asRoot)('as root', () => {
  test('the server runs under an unprivileged account', async () => {
    const database = await startEmbedded(options);
    expect(statSync(`/proc/${database.processId}`).uid).not.toBe(0);
    await database.stop();
  });

  test('where that account cannot enter the data folder, the database lies elsewhere and is found again', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const elsewhere = {
      dataDir: join(closed, 'data'),
      durable: false,
      fallbackRoot: join(root, 'fallback'),
    };
    const database = await startEmbedded(elsewhere);
    await query(database, 'create table outside (a int)');
    expect(database.host).toMatch(join(root, 'fallback', 'data-'));
    await database.stop();

    const again = await startEmbedded(elsewhere);
    expect(await query(again, 'select count(*)::int as n from outside')).toEqual([{ n: 0 }]);
    await again.stop();

    const note = join(closed, 'data', 'postgres', 'lies-elsewhere');
    writeFileSync(note, `${readFileSync(note, 'utf8').trim()}-moved`);
    await expect(startEmbedded(elsewhere)).rejects.toThrowError('This data folder was moved');
  });

  test('a database that is closed off later is not replaced by an empty one', async () => {
    const parent = join(root, 'parent');
    mkdirSync(parent, { mode: 0o711 });
    const inside = {
      dataDir: join(parent, 'data'),
      durable: false,
      fallbackRoot: join(root, 'fallback'),
    };
    await (await startEmbedded(inside)).stop();
    chmodSync(parent, 0o700);
    await expect(startEmbedded(inside)).rejects.toThrowError('cannot enter a folder above it');
  });
});

async function query(database: Pick<EmbeddedDatabase, 'url'>, statement: string) {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[]; // rows are whatever the statement asks for
  } finally {
    await client.end();
  }
}

async function holdElsewhere(): Promise<{ holder: ChildProcess; serverPid: number }> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const database = await startEmbedded(${JSON.stringify(options)});
    console.log(database.processId);
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(holder.stdout), 'line')) as [string]; // readline's event
  return { holder, serverPid: Number(line) };
}

/** The watcher shares the server's session: a shell, and the `cat` that it waits for. */
function watchersOf(serverPid: number): number[] {
  return ['sh', 'cat'].map((name) =>
    Number(execFileSync('pgrep', ['-s', String(serverPid), '-x', name], { encoding: 'utf8' })),
  );
}

async function gone(server: { pid: number; startedAt: string | null }): Promise<void> {
  await expect.poll(() => isRunning(server), { timeout: 25_000 }).toBe(false);
}
