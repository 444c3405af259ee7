import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from './money-text.ts';

const en = { locale: 'en' };
// Intl joins number and currency by a space that does not break.
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test('money always has its currency, and cents only where there are any', () => {
  expect(formatMoney({ minor: 841_200, currency: 'USD' }, en)).toBe('$8,412');
  expect(formatMoney({ minor: 841_250, currency: 'USD' }, en)).toBe('$8,412.50');
  expect(spaced(formatMoney({ minor: 128_450_000, currency: 'EUR' }, { locale: 'de' }))).toBe(
    '1.284.500 €',
  );
});

test('a currency without cents is not divided', () => {
  expect(formatMoney({ minor: 5000, currency: 'JPY' }, en)).toBe('¥5,000');
  expect(spaced(formatMoney({ minor: 5000, currency: 'KWD' }, en))).toBe('KWD 5');
});

test('the short form is for dense tables and begins at ten thousand', () => {
  expect(formatMoney({ minor: 43_160_012, currency: 'USD' }, { ...en, short: true })).toBe(
    '$431.6k',
  );
  expect(formatMoney({ minor: 124_000_000, currency: 'USD' }, { ...en, short: true })).toBe(
    '$1.2M',
  );
  expect(formatMoney({ minor: 999_900, currency: 'USD' }, { ...en, short: true })).toBe('$9,999');
});

test('no amount is shown as another amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minor) => {
      const shown = formatMoney({ minor, currency: 'USD' }, en);
      return Math.round(Number(shown.replaceAll(/[^0-9.-]/g, '')) * 100) === minor;
    }),
  );
});
