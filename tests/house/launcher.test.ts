import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { checkout } from './source-files.ts';

const parent = mkdtempSync(join(tmpdir(), 'fairway-launch-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A checkout of the launcher alone, with a command line that says what reached it. */
let house: string;

const commandLine = `
process.on('SIGTERM', () => { console.log('told to end'); process.exit(7); });
const [word, ...rest] = process.argv.slice(2);
if (word === 'echo') { console.log(JSON.stringify({ rest, node: process.versions.node })); process.exit(3); }
if (word === 'abort') process.kill(process.pid, 'SIGKILL');
if (word === 'wait') { console.log(process.pid); setInterval(() => {}, 1000); }
`;

beforeEach(() => {
  house = mkdtempSync(join(parent, 'house-'));
  for (const name of ['bin', 'package.json', 'package-lock.json']) {
    cpSync(join(checkout, name), join(house, name), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(house, 'node_modules'));
  write('app/cli.ts', commandLine);
});

describe('bin/fairway', () => {
  test('hands words over and the exit code back, with nothing of its own on standard output', () => {
    const done = fairway(['echo', '--json', 'a b']);
    expect(JSON.parse(done.stdout)).toMatchObject({
      rest: ['--json', 'a b'],
      node: expect.stringMatching(/^24\./),
    });
    expect(done.status).toBe(3);
  });

  test('a command that was killed ends with 128 and the number of the signal', () => {
    expect(fairway(['abort']).status).toBe(137);
  });

  test('a signal to the launcher reaches the command, whose code is the answer', async () => {
    const { launcher, lines } = await waiting();
    launcher.kill('SIGTERM');
    expect(await Promise.all([lines.next(), once(launcher, 'exit')])).toEqual([
      { value: 'told to end', done: false },
      [7, null],
    ]);
  });

  test('a launcher that is killed takes the command with it, in good order', async () => {
    const { launcher, lines } = await waiting();
    launcher.kill('SIGKILL');
    expect(await lines.next()).toEqual({ value: 'told to end', done: false });
  });
});

describe('installation', () => {
  test('a fresh clone is installed before the command runs, and only once', () => {
    rmSync(join(house, 'node_modules'));
    const npm = fakeNpm(
      `symlinkSync(${JSON.stringify(join(checkout, 'node_modules'))}, 'node_modules');`,
    );
    const first = fairway(['echo'], npm);
    expect(first.status).toBe(3);
    expect(JSON.parse(first.stdout)).toMatchObject({ rest: [] });
    fairway(['echo'], npm);
    const calls = readFileSync(join(house, 'npm-calls'), 'utf8').trim().split('\n');
    expect(calls).toEqual([
      'ci --ignore-scripts --include=dev --include=optional --loglevel=error',
    ]);
  });

  test('a changed lock file is installed anew', () => {
    const lock = JSON.parse(readFileSync(join(house, 'package-lock.json'), 'utf8'));
    lock.packages['node_modules/pg'].version = '0.0.1';
    write('package-lock.json', JSON.stringify(lock));
    // This npm does not touch the packages, which the other tests run on.
    const done = fairway(['echo'], fakeNpm('process.exit(1);'));
    expect(done.stderr).toContain('could not be installed');
    expect(done.status).toBe(1);
    expect(existsSync(join(house, 'npm-calls'))).toBe(true);
  });
});

describe('npm start', () => {
  test('builds the web client once, and again when its sources change', () => {
    write(
      'vite.config.mjs',
      "export default { root: 'web', logLevel: 'silent', build: { outDir: '../dist/web' } };",
    );
    write('web/index.html', '<script type="module" src="./main.ts"></script>');
    write('web/main.ts', 'console.log(1);');
    const steps: [change: () => void, builds: boolean][] = [
      [() => undefined, true],
      [() => undefined, false],
      [() => write('web/main.test.ts', 'a test is no source'), false],
      [() => write('web/main.ts', 'console.log(2);'), true],
      [() => rmSync(join(house, 'web/main.ts')), true],
    ];
    for (const [change, builds] of steps) {
      change();
      expect(start().stderr.includes('Building the web client')).toBe(builds);
    }
  });

  test('says so when there is no web client, and goes on', () => {
    const done = start();
    expect(done.stderr).toContain('there is no vite.config');
    expect(done.stdout).toBe('');
  });
});

test('bin/fairway is executable and has no extension', () => {
  expect(statSync(join(checkout, 'bin/fairway')).mode & 0o111).toBe(0o111);
});

function fairway(words: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [join(house, 'bin/fairway'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
}

function start() {
  return spawnSync(process.execPath, [join(house, 'bin/start.mjs')], {
    encoding: 'utf8',
    timeout: 120_000,
  });
}

async function waiting(): Promise<{ launcher: ChildProcess; lines: AsyncIterator<string> }> {
  const launcher = spawn(process.execPath, [join(house, 'bin/fairway'), 'wait'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(launcher.stdout)[Symbol.asyncIterator]();
  await lines.next();
  return { launcher, lines };
}

/** A stand-in for the outside: writes down how npm was called, then does as told. */
function fakeNpm(then: string): { npm_execpath: string } {
  const program = `
const { appendFileSync, symlinkSync } = require('node:fs');
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
console.log('noise of npm');
${then}`;
  write('npm/package.json', '{"type":"commonjs"}');
  write('npm/npm-cli.js', program);
  return { npm_execpath: join(house, 'npm/npm-cli.js') };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}
