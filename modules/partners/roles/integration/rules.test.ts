import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newerThan, stateOf, type ProductVersion } from './rules.ts';

const versions = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 999 }).map((number) => `pver_${String(number).padStart(3, '0')}`),
    product: fc.constantFrom('Planner', 'Scanner'),
    number: fc.constant('any'),
    releasedOn: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 20 },
);

test('of each product exactly one version is the newest, and tests against all others are outdated', () => {
  fc.assert(
    fc.property(versions, (all) => {
      for (const product of new Set(all.map((one) => one.product))) {
        const newest = all
          .filter((one) => one.product === product)
          .filter((one) => stateOf(null, newerThan(one, all)) === 'tested');
        expect(newest).toHaveLength(1);
        for (const one of all.filter((other) => other.product === product))
          if (one !== newest[0]) expect(newerThan(one, all)).toBe(newest[0]);
      }
    }),
  );
});

test('an older version that is declared later outdates nothing, and another product never does', () => {
  const tested: ProductVersion = {
    id: 'pver_2',
    product: 'Planner',
    number: '5',
    releasedOn: '2026-02-01',
  };
  const older = { ...tested, id: 'pver_3', number: '4', releasedOn: '2026-01-01' };
  const other = { ...tested, id: 'pver_4', product: 'Scanner', releasedOn: '2026-03-01' };
  expect(newerThan(tested, [tested, older, other])).toBeUndefined();
});

test('withdrawn is withdrawn, whatever came out since', () => {
  const newer = { id: 'pver_9', product: 'Planner', number: '6', releasedOn: '2026-03-01' };
  expect(stateOf('2026-03-02T00:00:00Z', newer)).toBe('withdrawn');
  expect(stateOf('2026-03-02T00:00:00Z', undefined)).toBe('withdrawn');
});
