import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { refuse } from '../../refusal/index.ts';

/** The account that PostgreSQL runs under; null stands for the account of this process. */
export type Account = { uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root. As root an unprivileged account stands in: the owner of an
 * existing cluster, else `fairway` where the host has one, else `nobody`.
 *
 * @throws refusal `database.no-account` when none of them exists, or when the cluster is another's
 */
export function accountFor(cluster: string): Account {
  const own = process.getuid?.();
  const owner = ownerOf(cluster);
  if (own !== 0) {
    if (owner && own !== undefined && owner.uid !== own) throw foreignCluster(cluster, owner.uid);
    return null;
  }
  const found = owner ?? accountNamed('fairway') ?? accountNamed('nobody');
  if (!found || found.uid === 0) {
    throw refuse('database.no-account', {
      status: 503,
      detail:
        'PostgreSQL does not run as root, and there is no account "fairway" or "nobody" to run it. Make one (useradd --system fairway), start as an ordinary user, or give DATABASE_URL.',
    });
  }
  return found;
}

/** Tries, as the account, to run a program; permission bits and parent folders are all in it. */
export function canRun(account: Account, program: string, args: string[]): boolean {
  const tried = spawnSync(program, args, {
    ...account,
    cwd: '/',
    stdio: 'ignore',
    timeout: 20_000,
  });
  return tried.status === 0;
}

/** Tries, as the account, to write into a folder. */
export function canWrite(account: Account, folder: string): boolean {
  return canRun(account, '/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder]);
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
  return fields && { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function foreignCluster(cluster: string, uid: number) {
  return refuse('database.no-account', {
    status: 503,
    detail: `The database in ${cluster} belongs to another account (number ${uid}). Start Fairway as root or as that account, or give another folder with --data.`,
  });
}
