import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../launch/checkout.mjs';
import { findNode24 } from '../launch/node24.mjs';
import { run } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, output: string, seconds: number }} Count */

/**
 * Runs test files and counts their cases. A file that cannot be loaded, or a run that ends badly
 * though every case passed, counts as one failure.
 *
 * @param {string[]} args for `vitest run`
 * @param {{ minutes: number, env?: Record<string, string>, live?: boolean }} options
 * @returns {Promise<Count>}
 */
export async function vitest(args, options) {
  const report = join(
    tmpdir(),
    `fairway-vitest-${process.pid}-${Math.random().toString(36).slice(2)}.json`,
  );
  const program = join(checkout, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = await run(findNode24(), [program, 'run', ...reporters, ...args], options);
  const counts = countOf(report);
  rmSync(report, { force: true });
  if (done.code !== 0 && counts.failed === 0) counts.failed = 1;
  return { ...counts, output: done.output, seconds: done.seconds };
}

function countOf(/** @type {string} */ report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
      JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + unloaded.length,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
