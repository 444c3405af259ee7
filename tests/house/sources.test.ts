import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';
import { faultsIn, isAbout, sourceRules } from './source-rules.ts';

// The rules' own planted faults would be found.
const files = sourceFiles().filter(({ path }) => path !== 'tests/house/source-rules.ts');

describe.each(sourceRules)('$title', (rule) => {
  test('in every file of the house', () => {
    const read = files.filter(({ path }) => isAbout(rule, path));
    expect(read.flatMap((file) => faultsIn(rule, file))).toEqual([]);
    expect(read.length).toBeGreaterThanOrEqual(rule.least);
  });

  test('and a planted fault is caught', () => {
    const { path, faults, sound } = rule.planted;
    expect(isAbout(rule, path)).toBe(true);
    for (const text of faults) expect(faultsIn(rule, { path, text }), text).toHaveLength(1);
    for (const text of sound) expect(faultsIn(rule, { path, text }), text).toEqual([]);
  });
});
