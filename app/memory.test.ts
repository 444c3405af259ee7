import { expect, test } from 'vitest';
import { giveBackMemory } from './memory.ts';

test('memory that is no longer used goes back to the machine', () => {
  let lists: number[][] | null = Array.from({ length: 200 }, () =>
    Array.from({ length: 50_000 }, (_, at) => at),
  );
  expect(lists.length).toBe(200);
  const before = process.memoryUsage().heapTotal;
  lists = null;
  giveBackMemory();
  expect(before - process.memoryUsage().heapTotal).toBeGreaterThan(40_000_000);
});
