import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  allocate,
  compare,
  currencyCodes,
  formatMoney,
  minorDigits,
  money,
  negate,
  parseMoney,
  roundToMoney,
  subtract,
  sumDecimals,
  toDecimal,
  total,
} from './index.ts';

const amounts = fc.integer({ min: -1e12, max: 1e12 });
const currencies = fc.constantFrom(...currencyCodes());

describe('amounts', () => {
  test('what is added can be taken away again', () => {
    fc.assert(
      fc.property(amounts, amounts, currencies, (a, b, currency) => {
        const left = money(a, currency);
        const right = money(b, currency);
        expect(subtract(add(left, right), right)).toEqual(left);
        expect(compare(left, right)).toBe(Math.sign(a - b));
        expect(add(left, negate(left)).minor).toBe(0);
      }),
    );
  });

  test('two currencies are never reckoned together', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'USD'))).toThrow(TypeError);
    expect(() => compare(money(1, 'EUR'), money(1, 'USD'))).toThrow(TypeError);
    expect(() => total([money(1, 'USD')], 'EUR')).toThrow(TypeError);
  });

  test('an amount that cannot be held exactly is refused, and so is gold', () => {
    expect(() => money(0.5, 'EUR')).toThrow(RangeError);
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(RangeError);
    expect(() => money(1, 'XAU')).toThrow(RangeError);
  });

  test('minor units are those of ISO 4217', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF'].map(minorDigits)).toEqual([2, 0, 3, 4]);
    expect(currencyCodes()).toHaveLength(167);
  });
});

describe('splitting an amount', () => {
  const weights = fc
    .array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e9, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((list) => list.some((weight) => weight > 0));

  test('the parts sum to the whole, and none is a minor unit away from its exact share', () => {
    fc.assert(
      fc.property(amounts, weights, (minor, list) => {
        const parts = allocate(money(minor, 'EUR'), list);
        expect(parts.reduce((sum, part) => sum + part.minor, 0)).toBe(minor);
        const whole = list.reduce((sum, weight) => sum + weight, 0);
        for (const [place, part] of parts.entries()) {
          const share = (minor * list[place]) / whole;
          expect(Math.abs(part.minor - share)).toBeLessThan(1 + Math.abs(share) * 1e-12);
        }
      }),
    );
  });

  test('with keys the order of input changes nothing', () => {
    const keyed = fc.uniqueArray(
      fc.tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 3 })),
      {
        minLength: 1,
        selector: ([key]) => key,
      },
    );
    fc.assert(
      fc.property(amounts, keyed, (minor, shares) => {
        const split = (list: [string, number][]) => {
          const parts = allocate(
            money(minor, 'EUR'),
            list.map(([, weight]) => weight),
            list.map(([key]) => key),
          );
          return new Map(list.map(([key], place) => [key, parts[place].minor]));
        };
        expect(split(shares.toReversed())).toEqual(split(shares));
      }),
    );
  });

  test('100.01 in three equal parts: the odd cent goes to the first', () => {
    const parts = allocate(money(10001, 'EUR'), [1, 1, 1]);
    expect(parts.map((part) => part.minor)).toEqual([3334, 3334, 3333]);
    expect(allocate(money(1, 'EUR'), [1, 1], ['b', 'a']).map((part) => part.minor)).toEqual([0, 1]);
    expect(allocate(money(3, 'EUR'), [0.1, 0.2]).map((part) => part.minor)).toEqual([1, 2]);
  });

  test('nothing can be split by no weight at all', () => {
    expect(() => allocate(money(1, 'EUR'), [0, 0])).toThrow(RangeError);
    expect(() => allocate(money(1, 'EUR'), [-1, 2])).toThrow(RangeError);
  });
});

describe('decimals', () => {
  test('sums of six-digit decimals are exact, whatever their order', () => {
    const millionths = fc.array(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }));
    fc.assert(
      fc.property(millionths, (list) => {
        const write = (units: bigint) => {
          const size = (units < 0n ? -units : units).toString().padStart(7, '0');
          return `${units < 0n ? '-' : ''}${size.slice(0, -6)}.${size.slice(-6)}`;
        };
        const sum = sumDecimals(['0.000000', ...list.map(write)]);
        expect(sum).toBe(write(list.reduce((a, b) => a + b, 0n)));
      }),
    );
    expect(sumDecimals(['0.1', '0.25', '-1'])).toBe('-0.65');
    expect(sumDecimals([])).toBe('0');
  });

  test('an amount is rounded half to even, once', () => {
    const cents = (decimal: string) => roundToMoney(decimal, 'USD').minor;
    expect(['24.2945', '0.125', '0.135', '-0.125', '-0.1251', '7'].map(cents)).toEqual([
      2429, 12, 14, -12, -13, 700,
    ]);
    expect(roundToMoney('0.5', 'JPY').minor).toBe(0);
    expect(roundToMoney('1.5', 'JPY').minor).toBe(2);
    expect(roundToMoney('1.2345', 'KWD').minor).toBe(1234);
    expect(roundToMoney(sumDecimals(['0.004', '0.004']), 'EUR').minor).toBe(1);
  });

  test('an amount written as decimal reads back as itself, in every currency', () => {
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        const amount = money(minor, currency);
        expect(parseMoney(toDecimal(amount), currency)).toEqual(amount);
        expect(roundToMoney(toDecimal(amount), currency)).toEqual(amount);
      }),
    );
  });

  test('reading refuses what would need rounding and what is no decimal', () => {
    expect(parseMoney('12.50', 'EUR').minor).toBe(1250);
    expect(parseMoney('12.500', 'EUR').minor).toBe(1250);
    expect(() => parseMoney('12.505', 'EUR')).toThrow(RangeError);
    for (const text of ['', '1,5', '1e3', ' 1', '0x10', 'NaN', '1.', '.5'])
      expect(() => parseMoney(text, 'EUR')).toThrow(SyntaxError);
  });

  test('people read all decimals of the currency', () => {
    expect(formatMoney(money(123450, 'USD'), 'en-US')).toBe('$1,234.50');
    expect(formatMoney(money(1234, 'JPY'), 'en-US')).toBe('¥1,234');
    expect(formatMoney(money(-1234567, 'KWD'), 'en-US').replace(/\s/g, ' ')).toBe('-KWD 1,234.567');
    expect(formatMoney(money(900719925474099, 'EUR'), 'de-DE').replace(/\s/g, ' ')).toBe(
      '9.007.199.254.740,99 €',
    );
  });
});
