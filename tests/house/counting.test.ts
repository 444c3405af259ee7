import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkout } from './source-files.ts';

/** A checkout with a handful of test files of every outcome. */
const house = mkdtempSync(join(tmpdir(), 'fairway-counting-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

beforeAll(() => {
  for (const name of ['bin', 'package.json', 'package-lock.json']) {
    cpSync(join(checkout, name), join(house, name), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(house, 'node_modules'));
  const write = (name: string, text: string) => writeFileSync(join(house, name), text);
  const imports = "import { expect, test } from 'vitest';\n";
  write('vitest.config.mjs', "export default { test: { include: ['*.test.ts'] } };");
  write(
    'good.test.ts',
    `${imports}test('a', () => expect(1).toBe(1));\ntest('b', () => expect(1).toBe(1));`,
  );
  write('bad.test.ts', `${imports}test('c', () => expect(1).toBe(2));`);
  write('skipping.test.ts', `${imports}test.skipIf(true)('d', () => expect(1).toBe(1));`);
  write('broken.test.ts', `${imports}import './nowhere.ts';\ntest('e', () => expect(1).toBe(1));`);
  write(
    'late.test.ts',
    `${imports}test('f', () => { void Promise.reject(new Error('unheard')); expect(1).toBe(1); });`,
  );
});

test('cases are counted, a file that cannot be loaded is a failure, and the last line is the count', () => {
  const { lines, status } = npmTest(['good', 'bad', 'skipping', 'broken']);
  expect(lines.at(-1)).toBe('2 passed, 2 failed, 1 skipped');
  expect(lines.at(-2)).toMatch(/^Skipped: tests: 1 /);
  expect(status).toBe(1);
});

test('all passed is success', () => {
  expect(npmTest(['good'])).toMatchObject({
    lines: expect.arrayContaining(['2 passed, 0 failed, 0 skipped']),
    status: 0,
  });
});

test('a skip is a failure where all is demanded, and only there', () => {
  expect(npmTest(['skipping'], { REQUIRE_ALL: '' }).status).toBe(0);
  const demanded = npmTest(['skipping'], { REQUIRE_ALL: '1' });
  expect(demanded.lines.at(-1)).toBe('0 passed, 0 failed, 1 skipped');
  expect(demanded.status).toBe(1);
});

test('an error that no case caught is a failure', () => {
  expect(npmTest(['late']).lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
});

test('a path without tests is a failure', () => {
  expect(npmTest(['nothing-here']).lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
});

function npmTest(paths: string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [join(house, 'bin/test.mjs'), ...paths], {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  return { lines: done.stdout.trimEnd().split('\n'), status: done.status };
}
