import { expect, test } from 'vitest';
import type { Segment } from '../client.ts';
import { conditionOf, viewsOf } from './views.ts';

const filters = [
  { field: 'tier', operator: 'in', value: 'Gold,Platinum' },
  { field: 'revenue', operator: 'gte', value: '1000' },
  { field: 'website', operator: 'isEmpty', value: 'true' },
];
const saved = (condition: unknown) =>
  viewsOf([{ id: 'seg_1', name: 'Big', condition } as unknown as Segment]).at(-1)?.href ?? '';

test('filters saved as a view lead back to the same filters', () => {
  const condition = conditionOf(filters, (field) => field === 'revenue');
  expect(condition.all[1]).toEqual({ field: 'revenue', operator: 'gte', value: 1000 });
  expect(decodeURIComponent(saved(condition))).toBe(
    '/partners?filter[tier][in]=Gold,Platinum&filter[revenue][gte]=1000&filter[website][isEmpty]=true',
  );
});

test('a condition that is more than a row of filters stays whole in the address', () => {
  const condition = { any: [{ field: 'tier', operator: 'is', value: 'Gold' }] };
  expect(decodeURIComponent(saved(condition))).toBe(
    `/partners?filter=${JSON.stringify(condition)}`,
  );
});
