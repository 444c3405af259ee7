import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const password = 'throw-away';

/**
 * Runs the work beside a throw-away server of the host's PostgreSQL 15.
 *
 * @template Result
 * @param {string} bin folder with `initdb` and `postgres`
 * @param {(url: string) => Promise<Result>} work gets a superuser's address
 * @returns {Promise<Result>}
 */
export async function withPostgres15(bin, work) {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-pg15-'));
  // PostgreSQL does not run as root; nobody (65534 on Debian) stands in.
  const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  if (account.uid) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  initialise(bin, data, folder, account);
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=300',
  ];
  const places = ['listen_addresses=', `unix_socket_directories=${folder}`, 'port=5432'];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...[...settings, ...places].flatMap((setting) => ['-c', setting])],
    {
      ...account,
      cwd: '/',
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    },
  );
  try {
    await ready(join(folder, '.s.PGSQL.5432'), server);
    return await work(
      `postgres://postgres:${password}@${encodeURIComponent(folder)}:5432/postgres`,
    );
  } finally {
    if (server.exitCode === null) {
      server.kill('SIGINT');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function initialise(
  /** @type {string} */ bin,
  /** @type {string} */ data,
  /** @type {string} */ folder,
  /** @type {{ uid?: number, gid?: number }} */ account,
) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--auth=scram-sha-256',
    '--no-sync',
    `--pwfile=${passwordFile}`,
  ];
  const made = spawnSync(join(bin, 'initdb'), args, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL 15 failed: ${made.stderr}`);
}

async function ready(
  /** @type {string} */ socket,
  /** @type {import('node:child_process').ChildProcess} */ server,
) {
  for (let tries = 0; !existsSync(socket); tries++) {
    if (server.exitCode !== null || tries > 600) throw new Error('PostgreSQL 15 did not start.');
    await sleep(50);
  }
}
