import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { refuse } from '../../refusal/index.ts';
import { embeddedMajor } from './binaries.ts';
import type { Place } from './place.ts';

export const superuser = 'postgres';

const run = promisify(execFile);

/**
 * Makes the database cluster if there is none, whole or not at all.
 *
 * @throws refusal `database.other-version` when the files belong to another PostgreSQL
 */
export async function ensureCluster(place: Place, durable: boolean): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return assertVersion(place);
  const draft = join(place.home, 'cluster.new');
  const passwordFile = join(place.home, 'password.new');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid);
  await run(join(place.native, 'bin', 'initdb'), initialisation(draft, passwordFile, durable), {
    ...place.account,
    cwd: '/',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    timeout: 120_000,
  });
  renameSync(passwordFile, join(place.home, 'password'));
  renameSync(draft, place.cluster);
}

/** The password of the superuser, which only root or the owner of the folder can read. */
export function superuserPassword(place: Place): string {
  return readFileSync(join(place.home, 'password'), 'utf8');
}

function initialisation(draft: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The server's own C.UTF-8: the same on every host, and unmoved by an upgrade of its libc.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

function assertVersion(place: Place): void {
  const version = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === embeddedMajor) return;
  throw refuse('database.other-version', {
    status: 503,
    detail: `The database in ${place.cluster} was made by PostgreSQL ${version}; this Fairway brings ${embeddedMajor}. Restore a backup into a new folder.`,
  });
}
