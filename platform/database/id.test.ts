import { expect, test } from 'vitest';
import { isId, newId } from './id.ts';

test('ids sort in the order in which they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 5_000 }, () => newId('deal'));
  expect(ids.every((id) => isId('deal', id))).toBe(true);
  expect(ids).toEqual([...new Set(ids)].sort());
});
