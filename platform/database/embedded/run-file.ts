import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../refusal/index.ts';
import { makeDataFolder } from './place.ts';
import { isRunning, ownMark, type ProcessMark } from './processes.ts';

/** What the server that holds a data folder says about itself to other commands. */
export type RunningServer = ProcessMark & {
  version: string;
  address: string | null;
  database: string | null;
};

export type Claim<Facts> = { update(facts: Partial<Facts>): void; release(): void };

type ServerFacts = Omit<RunningServer, keyof ProcessMark>;

/**
 * Takes a data folder for one server, for as long as this process lives.
 *
 * @param facts version, address (`http://127.0.0.1:4000`) and database (socket folder or host), for others to read
 * @throws refusal `database.folder-in-use` while another server runs on the folder
 */
export function claimServer(dataDir: string, facts: ServerFacts): Claim<ServerFacts> {
  makeDataFolder(dataDir);
  const claim = tryClaim<ServerFacts>(runFile(dataDir), facts);
  if (claim) return claim;
  const other = findServer(dataDir);
  throw refuse('database.folder-in-use', {
    status: 409,
    detail: `Fairway already runs on ${dataDir} (process ${other?.pid ?? 'unknown'}${other?.address ? `, ${other.address}` : ''}). Stop it, or give another folder with --data.`,
    facts: { dataDir, pid: other?.pid ?? null, address: other?.address ?? null },
  });
}

/** The server that runs on a data folder, or undefined; a file left by a dead process is none. */
export function findServer(dataDir: string): RunningServer | undefined {
  const found = read<ServerFacts>(runFile(dataDir));
  return found && isRunning(found) ? found : undefined;
}

/** Takes a file as a lock: null while a living process holds it, whoever died is passed over. */
export function tryClaim<Facts extends object>(path: string, facts: Facts): Claim<Facts> | null {
  const mark = ownMark();
  const draft = `${path}.${process.pid}`;
  let current = { ...mark, ...facts };
  const write = (target: string) =>
    writeFileSync(target, `${JSON.stringify(current)}\n`, { mode: 0o600 });
  write(draft);
  try {
    if (!linkFresh(draft, path)) return null;
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    update(changes) {
      current = { ...current, ...changes };
      write(draft);
      renameSync(draft, path);
    },
    release() {
      const holder = read(path);
      if (holder?.pid === mark.pid && holder.startedAt === mark.startedAt)
        rmSync(path, { force: true });
    },
  };
}

function linkFresh(draft: string, path: string): boolean {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      // A hard link appears whole or not at all, and fails when the name is taken.
      linkSync(draft, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // file system errors only
    }
    const holder = read(path);
    if (holder && isRunning(holder)) return false;
    setAside(path, holder);
  }
  return false;
}

/** Moves a dead holder's file away, and puts it back if another process was quicker. */
function setAside(path: string, seen: ProcessMark | undefined): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    const moved = read(aside);
    if (moved && moved.pid !== seen?.pid && isRunning(moved)) linkSync(aside, path);
  } catch {
    // Somebody else moved it first: the next attempt looks again.
  }
  rmSync(aside, { force: true });
}

function read<Facts = object>(path: string): (ProcessMark & Facts) | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const valid = typeof value === 'object' && value !== null && 'pid' in value;
    return valid ? (value as ProcessMark & Facts) : undefined; // written by tryClaim alone
  } catch {
    return undefined;
  }
}

function runFile(dataDir: string): string {
  return join(dataDir, 'run.json');
}
