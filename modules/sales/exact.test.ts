import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumDecimals } from '../../platform/money/index.ts';
import { millionths, ofMillionths } from './exact.ts';

const amounts = fc.bigInt({ min: -(10n ** 19n) + 1n, max: 10n ** 19n - 1n });

test('every amount of six decimals is read back exactly as it was written', () => {
  fc.assert(fc.property(amounts, (units) => millionths(ofMillionths(units)) === units));
});

test('adding amounts is the same before and after they are written', () => {
  fc.assert(
    fc.property(amounts, amounts, (one, other) => {
      const sum = sumDecimals([ofMillionths(one), ofMillionths(other)]);
      return sum === ofMillionths(one + other);
    }),
  );
});

test('what has more than six decimals, more than thirteen digits or no digits is no amount', () => {
  expect(['0.0000001', '10000000000000', '', 'x', '1,5', '.5'].map(millionths)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
  expect(['1.50000000', '-0.000001', '9999999999999.999999'].map(millionths)).toEqual([
    1_500_000n,
    -1n,
    9_999_999_999_999_999_999n,
  ]);
});
