import { countryCode } from './country-code.ts';
import { readDate } from './dates.ts';
import { readNumber } from './numbers.ts';

export type ColumnKind =
  | 'text'
  | 'email'
  | 'domain'
  | 'country'
  | 'date'
  | 'moment'
  | 'money'
  | 'number'
  | 'integer'
  | 'currency'
  | 'phone';

type Shape = { fits: (value: string) => boolean; plural: string; telling: boolean };

let currencies: Set<string> | undefined;

/** What values of a kind look like; `telling` where hardly anything else looks the same. */
const SHAPES: Record<Exclude<ColumnKind, 'text'>, Shape> = {
  email: {
    fits: (value) => /^[^@\s]+@[^@\s]+$/.test(value),
    plural: 'e-mail addresses',
    telling: true,
  },
  domain: {
    fits: (value) => /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?$/iu.test(value),
    plural: 'web addresses',
    telling: true,
  },
  country: {
    fits: (value) => countryCode(value) !== undefined,
    plural: 'countries',
    telling: true,
  },
  date: { fits: isDate, plural: 'dates', telling: false },
  moment: { fits: isDate, plural: 'dates', telling: false },
  money: { fits: isNumber, plural: 'amounts', telling: false },
  number: { fits: isNumber, plural: 'numbers', telling: false },
  integer: {
    fits: (value) => /^[+-]?\d{1,15}$/.test(value),
    plural: 'whole numbers',
    telling: false,
  },
  currency: { fits: isCurrency, plural: 'currency codes', telling: true },
  phone: {
    fits: (value) => /^[+(]?[\d\s().\-/]{5,}(?:(?:x|ext\.?)\s*\d+)?$/i.test(value),
    plural: 'telephone numbers',
    telling: false,
  },
};

export type Fit = { fitting: number; filled: number; plural: string; telling: boolean };

/** How many of the filled values look like the kind; undefined for text, which may be anything. */
export function contentFit(kind: ColumnKind, values: readonly string[]): Fit | undefined {
  if (kind === 'text') return undefined;
  const { fits, plural, telling } = SHAPES[kind];
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  return { fitting: filled.filter(fits).length, filled: filled.length, plural, telling };
}

/** An ambiguous or serial date is a date all the same; only what is none at all does not fit. */
function isDate(value: string): boolean {
  const read = readDate(value, null);
  return !('code' in read) || !/unreadable|serial/.test(read.code);
}

function isNumber(value: string): boolean {
  const read = readNumber(value, null);
  return !('code' in read) || !read.code.endsWith('unreadable-number');
}

function isCurrency(value: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(value.toUpperCase());
}
