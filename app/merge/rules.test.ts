import { expect, test } from 'vitest';
import { hindrance } from './rules.ts';

const partner = (id: string, stage = 'active', mergedInto: string | null = null) => ({
  id,
  name: id,
  stage,
  mergedInto,
});

test('two living partners can be merged, whatever their stages', () => {
  for (const stage of ['onboarding', 'active', 'dormant'])
    expect(hindrance(partner('a', stage), partner('b'), 0)).toBeNull();
});

test('a partner is not merged into itself, twice, with one that left, or over a lead of both', () => {
  expect(hindrance(partner('a'), partner('a'), 0)).toContain('itself');
  expect(hindrance(partner('a', 'left', 'c'), partner('b'), 0)).toContain('merged before');
  expect(hindrance(partner('a'), partner('b', 'left'), 0)).toContain('b is left');
  expect(hindrance(partner('a', 'applicant'), partner('b'), 0)).toContain('a is applicant');
  expect(hindrance(partner('a'), partner('b'), 2)).toContain('same lead, 2 in all');
});
