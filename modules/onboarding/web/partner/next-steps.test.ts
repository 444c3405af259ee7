import { expect, test } from 'vitest';
import { nextSteps } from './next-steps.ts';

const path = (done: number, all: number) =>
  Array.from({ length: all }, (_, at) => ({ at, doneAt: at < done ? 'then' : null }));

test('five steps are shown: the last that is done, and those that come then', () => {
  const shown = (done: number, all: number) => nextSteps(path(done, all)).map(({ at }) => at);
  expect(shown(0, 3)).toEqual([0, 1, 2]);
  expect(shown(0, 9)).toEqual([0, 1, 2, 3, 4]);
  expect(shown(4, 9)).toEqual([3, 4, 5, 6, 7]);
  expect(shown(8, 9)).toEqual([4, 5, 6, 7, 8]);
  expect(shown(4, 5)).toEqual([0, 1, 2, 3, 4]);
});
