import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A small house in which every rule holds, so that each planted fault is the only one. */
const soundHouse = {
  'app/server.ts':
    "import { partners } from '../modules/partners/index.ts';\nimport { leads } from '../modules/leads/index.ts';\nexport const all = [partners, leads];",
  'app/screens.tsx':
    "import { Screen } from '../modules/leads/web/index.ts';\nimport { Button } from '../web/ui/Button.tsx';\nexport const screens = [Screen, Button];",
  'platform/database/index.ts': "import pg from 'pg';\nexport const pool = pg.Pool;",
  'platform/money/index.ts': 'export const cents = 100;',
  'web/ui/Button.tsx': "import { useState } from 'react';\nexport const Button = useState;",
  'modules/partners/index.ts': "export { partners } from './store.ts';",
  'modules/partners/store.ts':
    "import { pool } from '../../platform/database/index.ts';\nexport const partners = pool;",
  'modules/leads/index.ts': "export { leads } from './actions.ts';",
  'modules/leads/actions.ts':
    "import { partners } from '../partners/index.ts';\nimport { rule } from './rules.ts';\nexport const leads = [partners, rule];",
  'modules/leads/rules.ts':
    "import { cents } from '../../platform/money/index.ts';\nimport type { pool } from '../../platform/database/index.ts';\nexport const rule = cents;\nexport type Pool = typeof pool;",
  'modules/leads/contract.ts': "import { z } from 'zod';\nexport const contract = z.string();",
  'modules/leads/algorithms.ts': "export { sum } from './algorithms/sum.ts';",
  'modules/leads/algorithms/sum.ts': 'export const sum = 1;',
  'modules/leads/web/index.ts': "export { Screen } from './Screen.tsx';",
  'modules/leads/web/Screen.tsx':
    "import type { contract } from '../contract.ts';\nimport { rule } from '../rules.ts';\nexport const Screen = rule;\nexport type Contract = typeof contract;",
};

/** Each fault by the rule that has to name it: a file, and the line put before its text. */
const faults: [rule: string, file: string, line: string][] = [
  [
    'no-cycles',
    'modules/leads/rules.ts',
    "import './actions.ts';\nexport { leads as all } from './index.ts';",
  ],
  ['no-module-cycles', 'modules/partners/store.ts', "import '../leads/index.ts';"],
  ['platform-knows-no-module', 'platform/money/index.ts', "import '../../modules/leads/index.ts';"],
  ['platform-knows-no-module', 'web/ui/Button.tsx', "import '../../modules/leads/web/index.ts';"],
  ['front-door-only', 'modules/leads/actions.ts', "import '../partners/store.ts';"],
  ['screens-only-from-screens', 'modules/leads/actions.ts', "import './web/Screen.tsx';"],
  ['nothing-imports-the-app', 'modules/leads/actions.ts', "import '../../app/server.ts';"],
  ['server-runs-without-development-packages', 'modules/partners/store.ts', "import 'fast-check';"],
  ['every-import-resolves', 'modules/partners/store.ts', "import './nowhere.ts';"],
  ['no-orphans', 'modules/leads/forgotten.ts', 'export const forgotten = 1;'],
  ['browser-reaches-no-server', 'modules/leads/rules.ts', "import '../partners/index.ts';"],
  ['browser-reaches-no-server', 'modules/leads/web/Screen.tsx', "import '../contract.ts';"],
  ['browser-reaches-no-server', 'web/ui/Button.tsx', "import 'node:crypto';"],
  ['rules-are-pure', 'modules/leads/contract.ts', "import '../partners/index.ts';"],
  ['rules-are-pure', 'platform/money/index.ts', "import 'node:fs';"],
  [
    'algorithms-know-no-server',
    'modules/leads/algorithms/sum.ts',
    "import '../../partners/index.ts';",
  ],
];

const checkout = join(import.meta.dirname, '../..');
const house = mkdtempSync(join(tmpdir(), 'fairway-house-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

beforeAll(() => {
  symlinkSync(join(checkout, 'node_modules'), join(house, 'node_modules'));
  for (const name of ['.dependency-cruiser.mjs', 'package.json'])
    cpSync(join(checkout, name), join(house, name));
  for (const [file, text] of Object.entries(soundHouse)) write(file, text);
});

test('a sound house passes, and the check has read every file of it', () => {
  const { code, said } = check(house);
  expect(said).toContain(
    `${Object.keys(soundHouse).length} of ${Object.keys(soundHouse).length} files read, 0 problems`,
  );
  expect(code).toBe(0);
});

test('an empty house does not pass', () => {
  const empty = mkdtempSync(join(tmpdir(), 'fairway-empty-'));
  cpSync(join(checkout, '.dependency-cruiser.mjs'), join(empty, '.dependency-cruiser.mjs'));
  expect(check(empty).code).not.toBe(0);
  rmSync(empty, { recursive: true });
});

describe('a planted fault is caught', () => {
  test.each(faults)('%s: %s', (rule, file, line) => {
    const before: string | undefined = soundHouse[file as keyof typeof soundHouse]; // absent for a new file
    write(file, `${line}\n${before ?? ''}`);
    const { code, said } = check(house);
    if (before === undefined) rmSync(join(house, file));
    else write(file, before);
    expect(said).toMatch(new RegExp(`^${rule}: `, 'm'));
    expect(code).toBe(1);
  });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

function check(folder: string): { code: number | null; said: string } {
  const done = spawnSync(process.execPath, [join(checkout, 'bin/checks/imports.mjs'), folder], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: done.status, said: done.stderr };
}
