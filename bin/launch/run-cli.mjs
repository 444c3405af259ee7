import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.mjs';
import { findNode24 } from './node24.mjs';

/** Runs the command line under Node 24 in this process's place: same streams, signals and code. */
export async function runCli(/** @type {string[]} */ args) {
  const node = findNode24();
  const follower = pathToFileURL(join(checkout, 'bin', 'launch', 'follow-launcher.mjs')).href;
  const child = spawn(node, ['--import', follower, join(checkout, 'app', 'cli.ts'), ...args], {
    stdio: 'inherit',
    env: {
      // Keeps what Node compiled for the next start, which saves it about a fifth of its time.
      NODE_COMPILE_CACHE: join(checkout, '.cache', 'node'),
      ...process.env,
      FAIRWAY_LAUNCHER_PID: String(process.pid),
    },
  });
  passSignals(child);
  /** @type {[number | null, NodeJS.Signals | null]} */
  const [code, signal] = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
}

function passSignals(/** @type {import('node:child_process').ChildProcess} */ child) {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  process.on('SIGINT', () => {
    // A terminal sends Ctrl-C to both of us; the second one would mean "at once".
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
}
