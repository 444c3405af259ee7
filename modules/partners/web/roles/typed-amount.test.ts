import { expect, test } from 'vitest';
import { minorOf } from './typed-amount.ts';

test('an amount is read as people type it, in either way of parting thousands', () => {
  const cents = (text: string) => minorOf(text, 'EUR');
  expect(['12,400', '12.400', '12 400', '12’400', '12400.00', '12.400,00'].map(cents)).toEqual(
    Array.from({ length: 6 }, () => 1_240_000),
  );
  expect(['12.5', '12,50', '1,234,567.89', '1.234.567,89'].map(cents)).toEqual([
    1250, 1250, 123_456_789, 123_456_789,
  ]);
  expect(minorOf('1,240', 'JPY')).toBe(1240);
});

test('what is no amount above zero is none', () => {
  for (const text of ['', 'much', '0', '-5', '1.005,001', '12,345.678'])
    expect(minorOf(text, 'EUR')).toBeUndefined();
});
