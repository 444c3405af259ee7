import type { MappedColumn } from './column-mapping.ts';
import type { ColumnKind } from './content-shape.ts';
import { countryCode } from './country-code.ts';
import { type DateOrder, detectDateOrder, readDate, type ValueProblem } from './dates.ts';
import { type DecimalMark, detectDecimalMark, readNumber } from './numbers.ts';

/** A value ready for the record, `null` when the cell is empty. */
export type ReadValue = { value: string | null } | ValueProblem;

/**
 * Makes the reader of one column. What only the column as a whole can tell, whether it writes the
 * day or the month first and which mark it writes before decimals, is taken from `from` where the
 * person said it, else from `samples`; where neither tells, a value with two readings is refused.
 *
 * Results: `country` ISO 3166-1 alpha-2; `date` YYYY-MM-DD; `moment` RFC 3339 UTC, a time without
 * zone being refused and a day alone its first instant in UTC; `money`, `number`, `integer` exact
 * decimals; `email` and `domain` in lower case, `domain` without scheme, www and path; `currency` in
 * capitals; `text` and `phone` without outer blanks.
 */
export function valueReader(
  kind: ColumnKind,
  from: MappedColumn,
  samples: readonly string[],
): (text: string) => ReadValue {
  const read = readerOf(kind, from, samples);
  return (text) => (text.trim() === '' ? { value: null } : read(text.trim()));
}

function readerOf(
  kind: ColumnKind,
  from: MappedColumn,
  samples: readonly string[],
): (text: string) => ReadValue {
  const said: { dates?: DateOrder; decimals?: DecimalMark } = 'const' in from ? {} : from;
  switch (kind) {
    case 'date':
    case 'moment': {
      const order = said.dates ?? detectDateOrder(samples).order;
      return (text) => dateValue(text, kind, readDate(text, order));
    }
    case 'money':
    case 'number':
    case 'integer': {
      const mark = said.decimals ?? detectDecimalMark(samples);
      return (text) => numberValue(text, kind, readNumber(text, mark));
    }
    case 'country':
      return countryValue;
    case 'domain':
      return domainValue;
    case 'email':
      return emailValue;
    case 'currency':
      return currencyValue;
    case 'text':
    case 'phone':
      return (text) => ({ value: text });
  }
}

function dateValue(
  text: string,
  kind: 'date' | 'moment',
  read: ReturnType<typeof readDate>,
): ReadValue {
  if ('code' in read) return read;
  if (kind === 'date') return { value: read.day };
  if (read.at !== null) return { value: read.at };
  if (read.time === null) return { value: `${read.day}T00:00:00.000Z` };
  const message = `“${text}” has a time without a zone. Write it like 2026-08-31T14:00:00Z.`;
  return { code: 'columns.missing-zone', message };
}

function numberValue(
  text: string,
  kind: 'money' | 'number' | 'integer',
  read: ReturnType<typeof readNumber>,
): ReadValue {
  if ('code' in read) return read;
  if (kind !== 'integer') return { value: read.decimal };
  const whole = read.decimal.replace(/\.0+$/, '');
  if (!whole.includes('.')) return { value: whole };
  return { code: 'columns.not-whole', message: `“${text}” is not a whole number. Round it.` };
}

function countryValue(text: string): ReadValue {
  const code = countryCode(text);
  if (code !== undefined) return { value: code };
  const message = `“${text}” is no country that is known. Write its name or its code, such as DE.`;
  return { code: 'columns.unknown-country', message };
}

function domainValue(text: string): ReadValue {
  const host = text
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/^www\./, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  if (/^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(host)) return { value: host };
  const message = `“${text}” is not a web address. Write it like acme.example.`;
  return { code: 'columns.unreadable-domain', message };
}

/** Any local@label; whether mail can reach it is the reader's question, not the importer's. */
function emailValue(text: string): ReadValue {
  if (/^[^@\s]+@[^@\s]+$/.test(text)) return { value: text.toLowerCase() };
  const message = `“${text}” is not an e-mail address. Write it like name@acme.example.`;
  return { code: 'columns.unreadable-email', message };
}

function currencyValue(text: string): ReadValue {
  if (/^[a-z]{3}$/i.test(text)) return { value: text.toUpperCase() };
  const message = `“${text}” is not a currency code. Write it like EUR.`;
  return { code: 'columns.unreadable-currency', message };
}
