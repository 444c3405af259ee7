import { expect, test } from 'vitest';
import { defaultPath } from './default-path.ts';
import { pathFor } from './path-for.ts';

const version = (effectiveAt: string, name: string, forUnderway = false) => ({
  effectiveAt: `${effectiveAt}T00:00:00.000Z`,
  document: { ...defaultPath, name, forUnderway },
});
const walked = (startedAt: string, ...versions: ReturnType<typeof version>[]) =>
  pathFor(versions, `${startedAt}T12:00:00.000Z`)?.name;
const [one, two, three] = [
  version('2026-01-01', 'one'),
  version('2026-03-01', 'two'),
  version('2026-05-01', 'three'),
];

test('a partner keeps the path that was in force when it began', () => {
  expect(walked('2026-02-01', one, two, three)).toBe('one');
  expect(walked('2026-03-01', one, two, three)).toBe('two');
  expect(walked('2026-06-01', one, two, three)).toBe('three');
});

test('who began before there was a path walks the first', () => {
  expect(walked('2025-06-01', one, two)).toBe('one');
  expect(walked('2025-06-01')).toBeUndefined();
});

test('a path for partners under way takes them along, and a later one does so only if it says so', () => {
  const moving = version('2026-03-01', 'two', true);
  expect(walked('2026-02-01', one, moving, three)).toBe('two');
  expect(walked('2026-02-01', one, moving, version('2026-05-01', 'three', true))).toBe('three');
  expect(walked('2026-04-01', one, moving, three)).toBe('two');
});
