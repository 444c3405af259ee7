import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, chownSync, openSync, readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refuse } from '../../refusal/index.ts';
import { openHolders } from './holders.ts';
import type { Place } from './place.ts';
import { isRunning, markOf, type ProcessMark } from './processes.ts';

/** A server that accepts connections. */
export type Postmaster = { mark: ProcessMark; socketFolder: string; port: number };

const backOffMs = 15_000;
const readyMs = 60_000;

/**
 * Starts the server and waits until it accepts connections. What a crashed one left behind may
 * stand in the way for a while: starting is tried again for about 15 seconds.
 *
 * @returns the server and the descriptor that keeps it alive
 * @throws refusal `database.start-failed` with the last words of its log
 */
export async function startPostmaster(
  place: Place,
  settings: string[],
): Promise<{ postmaster: Postmaster; held: number }> {
  const socketFolder = await chooseSocketFolder(place);
  const giveUpAt = performance.now() + backOffMs;
  for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 2000)) {
    const { watched, held } = openHolders(place);
    const child = launch(place, [...settings, `unix_socket_directories=${socketFolder}`], watched);
    closeSync(watched);
    const postmaster = await becomesReady(place, child);
    if (postmaster) return { postmaster, held };
    closeSync(held);
    if (performance.now() > giveUpAt || !isLeftover(place)) throw startFailed(place);
    await sleep(waitMs);
  }
}

/** The server that runs on the cluster and accepts connections, read as pg_ctl reads it. */
export function findPostmaster(place: Place): Postmaster | null {
  const lines = readLines(join(place.cluster, 'postmaster.pid'));
  const mark = markOf(Number(lines[0]));
  if (lines[7]?.trim() !== 'ready' || !isRunning(mark)) return null;
  return { mark, port: Number(lines[3]), socketFolder: lines[4] };
}

/** Stops a server of this cluster that nobody holds: its watcher was killed too. */
export async function stopOrphan(place: Place): Promise<void> {
  const pid = Number(readLines(join(place.cluster, 'postmaster.pid'))[0]);
  if (!pid || !readFile(`/proc/${pid}/cmdline`).includes(place.cluster)) return;
  const mark = markOf(pid);
  process.kill(pid, 'SIGINT');
  await untilStopped(mark);
}

/** Waits for a server that was told to stop; after half a minute it is stopped without ceremony. */
export async function untilStopped(mark: ProcessMark): Promise<void> {
  const loseAt = performance.now() + 30_000;
  while (isRunning(mark)) {
    if (performance.now() > loseAt) process.kill(mark.pid, 'SIGQUIT');
    await sleep(20);
  }
}

/**
 * The shell starts the watcher as nobody's child, then becomes the server: one process number,
 * and no stranger among the server's children. Descriptor 3 is the holders' pipe.
 */
const launcher = `
( ( cat <&3 >/dev/null; kill -INT $$ ) & ) </dev/null >/dev/null 2>&1
exec "$@" 3<&-`;

function launch(place: Place, settings: string[], watched: number): ChildProcess {
  const log = openSync(logOf(place), 'w', 0o600);
  const server = [join(place.native, 'bin', 'postgres'), '-D', place.cluster];
  const args = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn('/bin/sh', ['-c', launcher, 'sh', ...server, ...args], {
    ...place.account,
    cwd: '/',
    // Its own session: the terminal's Ctrl-C is for the application, which then stops the server.
    detached: true,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log, watched],
  });
  closeSync(log);
  child.unref();
  return child;
}

async function becomesReady(place: Place, child: ChildProcess): Promise<Postmaster | null> {
  const giveUpAt = performance.now() + readyMs;
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const found = findPostmaster(place);
    if (found && found.mark.pid === child.pid) return found;
    if (performance.now() > giveUpAt) child.kill('SIGINT');
    await sleep(20);
  }
  return null;
}

function isLeftover(place: Place): boolean {
  return /lock file .* already exists|is still in use|already in use|starting up/.test(
    readFile(logOf(place)),
  );
}

function startFailed(place: Place) {
  const pid = readLines(join(place.cluster, 'postmaster.pid'))[0];
  const blocker =
    pid && existsSync(`/proc/${pid}`)
      ? ` The file postmaster.pid there names process ${pid} (${readFile(`/proc/${pid}/comm`).trim()}); if that is no PostgreSQL on this folder, remove the file.`
      : '';
  return refuse('database.start-failed', {
    status: 503,
    detail: `PostgreSQL did not start on ${place.cluster}.${blocker} Its last words: ${readFile(logOf(place)).trim().split('\n').slice(-3).join(' | ')}`,
  });
}

/** The place's home if a socket fits there, else a new private folder for temporary files. */
async function chooseSocketFolder(place: Place): Promise<string> {
  if (await takesSocket(place.home)) return place.home;
  const folder = mkdtempSync(join(tmpdir(), 'fairway-'));
  if (place.account) chownSync(folder, place.account.uid, place.account.gid);
  return folder;
}

/** A socket's path holds 107 bytes (unix(7)), and some mounted file systems take no sockets. */
async function takesSocket(folder: string): Promise<boolean> {
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) > 107) return false;
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(join(folder, '.probe'), () => probe.close(() => resolve(true)));
  });
}

function logOf(place: Place): string {
  return join(place.home, 'start.log');
}

function readLines(path: string): string[] {
  return readFile(path).split('\n');
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
