import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { checkout } from '../launch/checkout.mjs';

/** @typedef {{ code: number, output: string, seconds: number }} Outcome */

/** @type {Set<number>} */
const groups = new Set();

// Every check is a process group of its own: ending the run ends them all, browsers included.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const pid of groups) endGroup(pid, 'SIGTERM');
    process.exit(130);
  });
}

/**
 * Runs a program to its end or its time limit and keeps what it said.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ minutes: number, env?: Record<string, string>, live?: boolean }} options `live` shows the output as it comes
 * @returns {Promise<Outcome>}
 */
export async function run(program, args, { minutes, env = {}, live = false }) {
  const began = performance.now();
  const child = spawn(program, args, {
    cwd: checkout,
    detached: true,
    env: { ...cleanEnvironment(), ...env },
    stdio: live ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await ended(child, minutes, (line) => (output += line));
  return { code, output, seconds: (performance.now() - began) / 1000 };
}

/** @returns {Promise<number>} */
function ended(
  /** @type {import('node:child_process').ChildProcess} */ child,
  /** @type {number} */ minutes,
  /** @type {(line: string) => void} */ note,
) {
  const pid = child.pid;
  if (pid) groups.add(pid);
  const limit = setTimeout(() => {
    note(`\nStopped after ${minutes} minutes.\n`);
    if (pid) endGroup(pid, 'SIGKILL');
  }, minutes * 60_000);
  return new Promise((resolve) => {
    const finish = (/** @type {number} */ code) => {
      clearTimeout(limit);
      // What a check left running in its group would hold ports and memory.
      if (pid) endGroup(pid, 'SIGKILL');
      if (pid) groups.delete(pid);
      resolve(code);
    };
    child.once('error', (error) => {
      note(`${error.message}\n`);
      finish(127);
    });
    child.once('exit', (code) => finish(code ?? 1));
  });
}

function endGroup(/** @type {number} */ pid, /** @type {NodeJS.Signals} */ signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}

/** A developer's own settings must not reach the tests; the packaged Node comes first. */
function cleanEnvironment() {
  const ours =
    /^(FAIRWAY_|DATABASE_URL|DATA_DIR|PORT$|HOST$|BASE_URL|SMTP_URL|S3_URL|NODE_ENV|NODE_OPTIONS|VITEST)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const path = [join(checkout, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path };
}
