import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDecimalMark, readNumber } from './index.ts';

const decimalOf = (text: string, mark: Parameters<typeof readNumber>[1] = null) => {
  const read = readNumber(text, mark);
  return 'code' in read ? read.code : read.decimal;
};

describe('a number', () => {
  test.each([
    ['1234.5', '1234.5'],
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1 234,5', '1234.5'],
    ['1\u00A0234\u202F567,5', '1234567.5'],
    ["1'234.50", '1234.50'],
    ['1,234,567', '1234567'],
    ['2024.994', '2024.994'],
    ['0,125', '0.125'],
    ['.5', '0.5'],
    ['007', '7'],
    ['-12,5', '-12.5'],
    ['(12.50)', '-12.50'],
    ['12-', '-12'],
    ['−3', '-3'],
    ['-0.00', '0.00'],
    ['９９', '99'],
    ['12345678901234567890.123456', '12345678901234567890.123456'],
  ])('%s is %s, exactly', (text, decimal) => expect(decimalOf(text)).toBe(decimal));

  test.each([
    ['€ 5,50', '5.50', 'EUR'],
    ['5.50 USD', '5.50', 'USD'],
    ['GBP1,234.00', '1234.00', 'GBP'],
    ['$1,234.00', '1234.00', null],
    ['100 kr', '100', null],
  ])('%s names its currency only where no other is meant', (text, decimal, currency) =>
    expect(readNumber(text, null)).toEqual({ decimal, currency }),
  );

  test.each([
    ['1.234', 'columns.ambiguous-number'],
    ['$1,234', 'columns.ambiguous-number'],
    ['1.2.3', 'columns.unreadable-number'],
    ['1,23,4', 'columns.unreadable-number'],
    ['12 34', 'columns.unreadable-number'],
    ['1e5', 'columns.unreadable-number'],
    ['about 5', 'columns.unreadable-number'],
    ['-', 'columns.unreadable-number'],
    ['', 'columns.unreadable-number'],
  ])('%s is refused: %s', (text, code) => expect(decimalOf(text)).toBe(code));
});

describe('the decimal mark of a column', () => {
  test.each([
    [['1.234', '2,5'], ','],
    [['1,234', '2.5'], '.'],
    [['1.234', '1.234.567'], ','],
    [['1.234', '5.678'], null],
    [['2.5', '2,5'], null],
    [['12'], null],
  ])('%j', (values, mark) => expect(detectDecimalMark(values)).toBe(mark));

  test('once known, settles what one value leaves open', () => {
    expect(decimalOf('1.234', ',')).toBe('1234');
    expect(decimalOf('1.234', '.')).toBe('1.234');
    expect(decimalOf('1,5', '.')).toBe('columns.unreadable-number');
  });

  test('once known, every amount written in its style comes back exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.constantFrom<[',' | '.', string]>([',', '.'], ['.', ','], [',', ' '], ['.', "'"]),
        (cents, [mark, group]) => {
          const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
          const sign = cents < 0n ? '-' : '';
          const whole = digits.slice(0, -2);
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
          const text = `${sign}${grouped}${mark}${digits.slice(-2)}`;
          expect(decimalOf(text, mark)).toBe(`${sign}${whole}.${digits.slice(-2)}`);
        },
      ),
    );
  });
});
