import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkout, giveUp, say } from './checkout.mjs';
import { findNode24 } from './node24.mjs';

const stampFile = join(checkout, 'dist', 'web.stamp');

/** Builds the browser's files into dist/web unless they were built from exactly these sources. */
export async function ensureWebBuilt() {
  const config = ['vite.config.ts', 'vite.config.mjs'].find((name) =>
    existsSync(join(checkout, name)),
  );
  if (!config) return say('No web client to build: there is no vite.config.');
  const wanted = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  say('Building the web client (once, until its sources change)…');
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
  const built = spawnSync(findNode24(), [vite, 'build', '--logLevel', 'error'], {
    cwd: checkout,
    stdio: ['ignore', 2, 2],
    timeout: 5 * 60_000,
  });
  if (built.status !== 0) giveUp('The web client could not be built; the messages stand above.');
  mkdirSync(join(checkout, 'dist'), { recursive: true });
  writeFileSync(stampFile, wanted);
}

/** All that the build may read. A file too many costs one build, a file too few a stale screen. */
function hashOfSources() {
  const hash = createHash('sha256');
  const roots = ['web', 'modules', 'platform', 'app'];
  const files = roots.flatMap((root) => filesUnder(join(checkout, root)));
  const single = [
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'vite.config.mjs',
    'index.html',
  ];
  for (const file of [...files, ...single.map((name) => join(checkout, name))].filter(existsSync)) {
    hash
      .update(`${relative(checkout, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|e2e\.ts|sql|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
