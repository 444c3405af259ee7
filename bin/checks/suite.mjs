import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout, say } from '../launch/checkout.mjs';
import { findNode24 } from '../launch/node24.mjs';
import { ensureWebBuilt } from '../launch/web-build.mjs';
import { withPostgres15 } from './postgres15.mjs';
import { run } from './run.mjs';
import { staticChecks } from './static.mjs';
import { systemParts } from './system.mjs';
import { vitest } from './vitest.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const reasons = [];

/** Runs everything, or the tests on the paths; @returns the exit code */
export async function suite(/** @type {string[]} */ paths) {
  if (paths.length > 0) return onPaths(paths);
  const parts = systemParts();
  await staticChecks(countCheck);
  await ensureWebBuilt();
  await webBytes();
  count('tests', await vitest(['--project', 'suite'], { minutes: 30 }));
  const { browser, postgres15 } = await parts;
  await onPostgres15(postgres15);
  await journeys(browser);
  return conclude();
}

async function onPaths(/** @type {string[]} */ paths) {
  const inBrowser = paths.some((path) => /journeys|e2e/.test(path));
  if (inBrowser) await ensureWebBuilt();
  const env = inBrowser ? browserOf(await systemParts()) : undefined;
  count('tests', await vitest(paths, { minutes: 30, live: true, env }));
  return conclude();
}

/** What a browser loads before the first screens stand, against their budgets. */
async function webBytes() {
  const measure = join(checkout, 'web', 'budgets.mjs');
  if (!existsSync(join(checkout, 'dist', 'web')) || !existsSync(measure)) return;
  countCheck('web bytes', await run(findNode24(), [measure], { minutes: 1 }));
}

/**
 * The tests that touch the database, once more on the oldest PostgreSQL that is promised. That each line of defence
 * holds without the other is shown on the newest alone: it takes a minute each, and its statements are the same.
 */
async function onPostgres15(/** @type {import('./system.mjs').Part} */ part) {
  const files = testFiles(/\.test\.ts$/).filter(
    (file) =>
      !/tests\/isolation\/\w+-alone\.test/.test(file) &&
      /from '.*(\/(setup|world)\/|test-database)/.test(textOf(file)),
  );
  if (part.path === undefined) return skip('on PostgreSQL 15', files, part.reason);
  const result = await withPostgres15(part.path, (url) =>
    vitest(['--project', 'suite', ...files], { minutes: 30, env: { TEST_DATABASE_URL: url } }),
  );
  count('on PostgreSQL 15', result);
}

async function journeys(/** @type {import('./system.mjs').Part} */ part) {
  const files = testFiles(/\.e2e\.ts$/);
  if (files.length === 0) return;
  if (part.path === undefined) return skip('journeys', files, part.reason);
  count(
    'journeys',
    await vitest(['--project', 'journeys'], { minutes: 20, env: { CHROMIUM_PATH: part.path } }),
  );
}

function browserOf(/** @type {{ browser: import('./system.mjs').Part }} */ { browser }) {
  return browser.path ? { CHROMIUM_PATH: browser.path } : undefined;
}

/** @returns {string[]} */
function testFiles(/** @type {RegExp} */ pattern) {
  const roots = ['app', 'bench', 'database', 'modules', 'platform', 'tests', 'web'];
  return roots
    .filter((root) => existsSync(join(checkout, root)))
    .flatMap((root) =>
      readdirSync(join(checkout, root), { recursive: true }).map((path) =>
        join(root, String(path)),
      ),
    )
    .filter((path) => pattern.test(path));
}

function skip(
  /** @type {string} */ name,
  /** @type {string[]} */ files,
  /** @type {string} */ reason,
) {
  const cases = files.flatMap((file) => textOf(file).match(/^\s*(test|it)\b.*\(/gm) ?? []).length;
  total.skipped += cases;
  reasons.push(`${name}: ${reason}`);
  line(name, 'skipped', 0, `${cases} tests`);
}

function textOf(/** @type {string} */ file) {
  return readFileSync(join(checkout, file), 'utf8');
}

function countCheck(
  /** @type {string} */ name,
  /** @type {import('./run.mjs').Outcome} */ { code, output, seconds },
) {
  count(name, {
    passed: code === 0 ? 1 : 0,
    failed: code === 0 ? 0 : 1,
    skipped: 0,
    output,
    seconds,
  });
}

function count(/** @type {string} */ name, /** @type {import('./vitest.mjs').Count} */ result) {
  total.passed += result.passed;
  total.failed += result.failed;
  total.skipped += result.skipped;
  if (result.skipped > 0)
    reasons.push(`${name}: ${result.skipped} tests that this account or host cannot run`);
  if (result.failed > 0 && result.output) say(result.output.trimEnd());
  const cases = `${result.passed + result.failed + result.skipped}`;
  line(name, result.failed > 0 ? 'FAILED' : 'ok', result.seconds, cases);
}

function line(
  /** @type {string} */ name,
  /** @type {string} */ word,
  /** @type {number} */ seconds,
  /** @type {string} */ note,
) {
  console.log(`${name.padEnd(18)} ${word.padEnd(8)} ${seconds.toFixed(1).padStart(6)} s  ${note}`);
}

function conclude() {
  if (reasons.length > 0) console.log(`Skipped: ${reasons.join('; ')}.`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  const allDemanded = process.env['REQUIRE_ALL'] === '1';
  return total.failed > 0 || (allDemanded && total.skipped > 0) ? 1 : 0;
}
