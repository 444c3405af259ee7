import { expect, test } from 'vitest';
import { defaultPath } from '../../default-path.ts';
import { columnsOf, lanesOf, linked, moved, withStep, added, removed } from './path-draft.ts';

test('a step stands right of those it waits for, and the end rightmost', () => {
  const path = linked(linked(defaultPath, 'S1', 'S3'), 'S3', 'S4');
  expect(Object.fromEntries(columnsOf(path.steps))).toEqual({ S1: 0, S2: 0, S3: 1, S4: 2, S5: 2 });
});

test('steps in a circle still have a place, so that it can be mended', () => {
  const path = linked(linked(defaultPath, 'S1', 'S2'), 'S2', 'S1');
  expect(columnsOf(path.steps).size).toBe(5);
});

test('linking a second time takes the arrow away', () => {
  const once = linked(defaultPath, 'S1', 'S2');
  expect(once.steps[1]?.after).toEqual(['S1']);
  expect(linked(once, 'S1', 'S2').steps[1]?.after).toEqual([]);
});

test('a step moves from lane to lane, and the end stays with everybody', () => {
  const lanes = lanesOf(defaultPath.steps);
  expect(lanes[0]).toEqual([]);
  expect(moved(defaultPath, 'S1', 1).steps[0]?.roles).toEqual(lanes[1]);
  expect(moved(defaultPath, 'S1', -1).steps[0]?.roles).toEqual([]);
  expect(moved(defaultPath, 'S5', 1)).toBe(defaultPath);
  expect(withStep(defaultPath, 'S1', { dueDays: 3 }).steps[0]?.dueDays).toBe(3);
});

test('a step is added before the end under a name of its own, and one that is removed leaves no arrow behind', () => {
  const more = added(added(defaultPath, 'Meet the team'), 'Visit us');
  expect(more.steps.map(({ clause }) => clause)).toEqual([
    'S1',
    'S2',
    'S3',
    'S4',
    'S6',
    'S7',
    'S5',
  ]);
  const chained = linked(linked(more, 'S1', 'S6'), 'S6', 'S7');
  const less = removed(chained, 'S6');
  expect(less.steps.map(({ clause }) => clause)).not.toContain('S6');
  expect(less.steps.find(({ clause }) => clause === 'S7')?.after).toEqual(['S1']);
  expect(removed(less, 'S5')).toBe(less);
});
