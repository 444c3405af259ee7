import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryString } from '../client/index.ts';
import { filterName, filtersOf } from './list-url.ts';

test('a filter is read from the address with its operator', () => {
  expect(
    filtersOf({
      'filter[tier]': 'gold',
      'filter[revenue][gte]': '100',
      sort: 'name',
      open: 'org_1',
    }),
  ).toEqual([
    { field: 'tier', operator: 'is', value: 'gold' },
    { field: 'revenue', operator: 'gte', value: '100' },
  ]);
});

test('what is written to the address is read back the same, whatever stands in it', () => {
  const filter = fc.record({
    field: fc.stringMatching(/^[a-z][A-Za-z0-9.]{0,20}$/),
    operator: fc.constantFrom('is', 'isNot', 'in', 'gte', 'withinLastDays'),
    value: fc.string({ minLength: 1, unit: 'grapheme' }),
  });
  fc.assert(
    fc.property(filter, (wanted) => {
      const address = queryString({ [filterName(wanted)]: wanted.value });
      const read = Object.fromEntries(new URLSearchParams(address));
      expect(filtersOf(read)).toEqual([wanted]);
    }),
  );
});
