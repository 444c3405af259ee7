import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { refuse } from '../../refusal/index.ts';
import { type Account, accountFor, canRun, canWrite } from './account.ts';
import { copyBinaries, packagedBinaries } from './binaries.ts';

/** Where one embedded database lives and who runs it. */
export type Place = {
  account: Account;
  /** Folder with `bin/postgres` that the account can run. */
  native: string;
  /** Folder of the database, owned by the account: `cluster`, the socket, the password. */
  home: string;
  cluster: string;
};

/**
 * Chooses the folders. They lie in the data folder and in node_modules, unless the unprivileged
 * account that stands in for root cannot enter those (a checkout in root's home): then below
 * `fallbackRoot`.
 *
 * @throws refusal `database.folder-closed` or `database.folder-moved` rather than start an empty
 * database beside one that is already there
 */
export function choosePlace(dataDir: string, fallbackRoot = '/var/lib/fairway'): Place {
  const asRoot = process.getuid?.() === 0;
  makeDataFolder(dataDir);
  const inside = join(realpathSync(dataDir), 'postgres');
  const home = asRoot ? homeForRoot(inside, fallbackRoot) : inside;
  const cluster = join(home, 'cluster');
  const account = accountFor(cluster);
  ensureHome(home, account);
  const native = chooseBinaries(account, asRoot ? fallbackRoot : dataDir);
  return { account, native, home, cluster };
}

/**
 * Makes the data folder, closed to others. Root's lets the database's account pass to its own
 * part; every file and folder beside that has to be made with mode 600 or 700.
 */
export function makeDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
}

function homeForRoot(inside: string, fallbackRoot: string): string {
  const outside = join(fallbackRoot, `data-${hashOf(inside)}`);
  const note = join(inside, 'lies-elsewhere');
  if (existsSync(note)) return outsideHome(readFileSync(note, 'utf8').trim(), outside, note);
  const account = accountFor(join(inside, 'cluster'));
  ensureHome(inside, account);
  if (canWrite(account, inside)) return inside;
  if (existsSync(join(inside, 'cluster'))) {
    throw refuse('database.folder-closed', {
      status: 503,
      detail: `The database in ${inside} runs under account number ${account?.uid}, which cannot enter a folder above it. Open that folder (chmod o+x) and start again.`,
    });
  }
  // A database left by a data folder that was removed: kept, but not taken up under other secrets.
  if (existsSync(outside)) renameSync(outside, `${outside}.left-${process.pid}`);
  openFolder(fallbackRoot);
  writeFileSync(note, `${outside}\n`, { mode: 0o600 });
  return outside;
}

function outsideHome(noted: string, outside: string, note: string): string {
  if (noted === outside) return outside;
  throw refuse('database.folder-moved', {
    status: 503,
    detail: `This data folder was moved; its database lies in ${noted}. Move that to ${outside} and write the new path into ${note}.`,
  });
}

function chooseBinaries(account: Account, copies: string): string {
  const { folder, version, linked } = packagedBinaries();
  if (linked && canRun(account, join(folder, 'bin', 'postgres'), ['--version'])) return folder;
  openFolder(copies);
  return copyBinaries(folder, join(copies, `postgresql-${version}`));
}

function ensureHome(home: string, account: Account): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account) chownSync(home, account.uid, account.gid);
  chmodSync(home, 0o700);
}

function openFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() === 0) chmodSync(folder, 0o755);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
