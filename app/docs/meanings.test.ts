import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout, sourceFiles } from '../../tests/house/source-files.ts';
import { moveRefusals } from '../../modules/deal-registration/rules.ts';
import { allRoutes } from '../modules.ts';
import { meanings } from './meanings.ts';

const thrown = sourceFiles()
  .filter(({ path }) => /^(app|platform|modules)\/.*(?<!\.test)\.ts$/.test(path))
  .flatMap(({ path }) => [
    ...readFileSync(join(checkout, path), 'utf8').matchAll(
      /(?:refuse|Refusal)\(\s*'([a-z-]+\.[a-z-]+)'/g,
    ),
  ])
  .flatMap((match) => match[1] ?? []);
const declared = allRoutes(() => {
  throw new Error('no request is made here');
}).flatMap(({ operation }) => operation.refusals ?? []);
const codes = [...new Set([...thrown, ...declared, ...moveRefusals, 'http.internal'])].toSorted();

test('every refusal that the program knows has its meaning', () => {
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => !Object.hasOwn(meanings, code))).toEqual([]);
});

test('no meaning stands for a refusal that nobody gives', () => {
  expect(Object.keys(meanings).filter((code) => !codes.includes(code))).toEqual([]);
});

test('a meaning is a sentence', () => {
  for (const [code, meaning] of Object.entries(meanings))
    expect(meaning, code).toMatch(/^\p{Lu}.+[.]$/u);
});
