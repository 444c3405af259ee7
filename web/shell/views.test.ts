import { expect, test } from 'vitest';
import { asksTheSame, hrefOfView, lastingQuery, unknownFilters } from './views.ts';

test('a view keeps filters, order and columns, and not the row that is open', () => {
  const search = { 'filter[tier]': 'Gold', sort: '-name', columns: 'name', open: 'x', saved: 'y' };
  expect(lastingQuery(search)).toBe('filter[tier]=Gold&sort=-name&columns=name');
});

test('two addresses ask for the same whatever the order of their parts', () => {
  expect(asksTheSame('sort=a&filter[b]=1', 'filter%5Bb%5D=1&sort=a')).toBe(true);
  expect(asksTheSame('sort=a', 'sort=-a')).toBe(false);
});

test('the address of a view says what it asks for, and which it is', () => {
  const view = { list: '/deals', id: 'view_1' };
  expect(hrefOfView({ ...view, query: 'sort=a' })).toBe('/deals?sort=a&saved=view_1');
  expect(hrefOfView({ ...view, query: '' })).toBe('/deals?saved=view_1');
});

test('a filter is unknown when its field or its operator is; before the fields are known none is', () => {
  const fields = [{ field: 'name', type: 'text' as const }];
  const known = { field: 'name', operator: 'contains', value: 'a' };
  const gone = { field: 'gone', operator: 'is', value: 'a' };
  const odd = { field: 'name', operator: 'within', value: 'a' };
  expect(unknownFilters([known, gone, odd], fields)).toEqual([gone, odd]);
  expect(unknownFilters([known, gone, odd], [])).toEqual([]);
});
