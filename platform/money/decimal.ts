import { minorDigits } from './currencies.ts';
import { money } from './money.ts';
import type { Money } from './money.ts';

const plain = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * The exact sum of decimal strings, as PostgreSQL writes `numeric`. Nothing is rounded:
 * the answer has as many decimals as the longest operand ('0.1' + '0.25' is '0.35').
 * Throws SyntaxError on anything but a plain decimal.
 */
export function sumDecimals(decimals: Iterable<string>): string {
  let units = 0n;
  let scale = 0;
  for (const decimal of decimals) {
    const read = parseDecimal(decimal);
    if (read.scale > scale) {
      units *= 10n ** BigInt(read.scale - scale);
      scale = read.scale;
    }
    units += read.units * 10n ** BigInt(scale - read.scale);
  }
  return writeDecimal(units, scale);
}

/**
 * Rounds a decimal string to the currency's minor unit, half to even, once: sum first, round last.
 * '24.2945' in USD is 2429 minor units, '0.125' is 12, '0.135' is 14.
 */
export function roundToMoney(decimal: string, currency: string): Money {
  const { units, scale } = parseDecimal(decimal);
  const digits = minorDigits(currency);
  if (scale <= digits) return money(Number(units * 10n ** BigInt(digits - scale)), currency);
  const divisor = 10n ** BigInt(scale - digits);
  const size = units < 0n ? -units : units;
  const twice = (size % divisor) * 2n;
  let rounded = size / divisor;
  if (twice > divisor || (twice === divisor && rounded % 2n === 1n)) rounded += 1n;
  return money(Number(units < 0n ? -rounded : rounded), currency);
}

/**
 * Reads a decimal string as an amount without rounding: '12.5' in EUR is 1250 minor units.
 * Throws SyntaxError on what is no plain decimal and RangeError on more decimals than the currency has.
 */
export function parseMoney(decimal: string, currency: string): Money {
  const { units, scale } = parseDecimal(decimal);
  const digits = minorDigits(currency);
  if (scale <= digits) return money(Number(units * 10n ** BigInt(digits - scale)), currency);
  const divisor = 10n ** BigInt(scale - digits);
  if (units % divisor !== 0n)
    throw new RangeError(`${decimal} has more decimals than ${currency} (${digits})`);
  return money(Number(units / divisor), currency);
}

/** The amount as a plain decimal string with all its decimals: 1250 EUR is '12.50', 7 JPY is '7'. */
export function toDecimal(amount: Money): string {
  return writeDecimal(BigInt(amount.minor), minorDigits(amount.currency));
}

/** The amount as people read it in `locale` ('en-US': '$1,234.50'), with all decimals of its currency. */
export function formatMoney(amount: Money, locale: string): string {
  // A decimal string is formatted exactly; the type knows only template literals of numbers.
  return formatOf(amount.currency, locale).format(toDecimal(amount) as `${number}`);
}

// Making a format costs far more than using it. There are few locales and currencies.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format;
}

function parseDecimal(decimal: string): { units: bigint; scale: number } {
  const match = plain.exec(decimal);
  if (!match) throw new SyntaxError(`${JSON.stringify(decimal)} is no plain decimal number`);
  const [, sign, whole, fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function writeDecimal(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - scale)}`;
}
