import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../launch/checkout.mjs';
import { findNode24 } from '../launch/node24.mjs';
import { run } from './run.mjs';

/**
 * A check of the sources; `read` finds in its output how many files it looked at.
 *
 * @typedef {{ name: string, program: string, args: string[], read: (output: string) => number }} StaticCheck
 */

const bin = (/** @type {string} */ name) => join(checkout, 'node_modules', '.bin', name);

/** Made when they are needed: before the installation there is no Node 24. @returns {StaticCheck[]} */
const checks = () => [
  {
    name: 'types',
    program: bin('tsc'),
    args: ['--noEmit', '--listFiles', '--project', checkout],
    read: (output) => output.split('\n').filter(isOwnFile).length,
  },
  {
    name: 'imports',
    program: findNode24(),
    args: [join(checkout, 'bin', 'checks', 'imports.mjs')],
    read: (output) => Number(/(\d+) of \d+ files read/.exec(output)?.[1]),
  },
  {
    name: 'lint',
    program: bin('oxlint'),
    args: ['--deny-warnings'],
    read: (output) => Number(/ on (\d+) files/.exec(output)?.[1]),
  },
  {
    name: 'format',
    program: bin('biome'),
    args: ['format', '.'],
    read: (output) => Number(/Checked (\d+) files/.exec(output)?.[1]),
  },
];

/**
 * Runs the checks, two at a time: that many cores there are. A check that looked at fewer files
 * than there are fails, whatever it says.
 *
 * @param {(name: string, outcome: import('./run.mjs').Outcome) => void} report
 */
export async function staticChecks(report) {
  const files = countSources();
  const waiting = checks();
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const outcome = await run(check.program, check.args, { minutes: 5 });
      report(check.name, judged(check, outcome, files));
    }
  };
  await Promise.all([lane(), lane()]);
}

/** @returns {import('./run.mjs').Outcome} */
function judged(
  /** @type {StaticCheck} */ check,
  /** @type {import('./run.mjs').Outcome} */ outcome,
  /** @type {number} */ files,
) {
  const read = check.read(outcome.output);
  const output = outcome.output
    .split('\n')
    .filter((line) => !/^\/.*\.(ts|tsx|mts|cts|mjs|json)$/.test(line))
    .join('\n');
  if (outcome.code !== 0 || read >= files) return { ...outcome, output };
  return { ...outcome, code: 1, output: `${check.name} looked at ${read} files of ${files}.` };
}

function countSources() {
  const own = ['app', 'bench', 'bin', 'database', 'modules', 'platform', 'tests', 'web'];
  const there = own.filter((root) => existsSync(join(checkout, root)));
  const paths = there.flatMap((root) =>
    readdirSync(join(checkout, root), { recursive: true, encoding: 'utf8' }),
  );
  return paths.filter((path) => /\.tsx?$/.test(path)).length;
}

function isOwnFile(/** @type {string} */ line) {
  return line.startsWith(checkout) && /\.tsx?$/.test(line) && !line.includes('/node_modules/');
}
