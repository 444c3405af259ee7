import type { ValueProblem } from './dates.ts';

export type DecimalMark = ',' | '.';
export type ReadNumber = {
  /** Exact, such as -1234.5: never a floating-point number in between. */
  decimal: string;
  /** ISO 4217, where a code or an unmistakable sign stands beside the number. */
  currency: string | null;
};

/** Signs that mean one currency only; $, ¥ and kr mean several. */
const SIGNS: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₩': 'KRW',
  '₺': 'TRY',
};
const GROUPED = /^\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*$/;

/**
 * Which mark a column writes before the decimals, told by values in which only one reading is
 * possible. Null when none tells or when values contradict each other.
 */
export function detectDecimalMark(values: Iterable<string>): DecimalMark | null {
  let comma = false;
  let point = false;
  for (const value of values) {
    const mark = markOf(stripped(value).digits);
    if (mark === ',') comma = true;
    if (mark === '.') point = true;
  }
  if (comma === point) return null;
  return comma ? ',' : '.';
}

/**
 * Reads a number with decimals and groups of thousands in either style, a currency before or after
 * it, and a minus sign or accounting brackets. Where `1.234` could be one or a thousand and the
 * column's mark is not known, it is refused, never guessed.
 */
export function readNumber(text: string, mark: DecimalMark | null): ReadNumber | ValueProblem {
  const { digits, negative, currency } = stripped(text);
  if (!/^\d[\d.,']*$|^[.,]\d+$/.test(digits)) {
    return problem('unreadable-number', `“${text.trim()}” is not a number. Write it like 1234.50.`);
  }
  const decimalMark = mark ?? markOf(digits);
  if (decimalMark === null && GROUPED.test(digits) && /[.,]/.test(digits)) {
    const whole = digits.replace(/[.,]/g, '');
    return problem(
      'ambiguous-number',
      `“${text.trim()}” may be ${digits.replace(',', '.')} or ${whole}. Say which mark the column writes before the decimals.`,
    );
  }
  const [whole = '', decimals = '', ...more] = digits.split(decimalMark ?? '.');
  if (more.length > 0 || /\D/.test(decimals) || !(GROUPED.test(whole) || /^\d*$/.test(whole))) {
    return problem('unreadable-number', `“${text.trim()}” is not a number. Write it like 1234.50.`);
  }
  const value =
    (whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0') + (decimals && `.${decimals}`);
  return { decimal: negative && /[1-9]/.test(value) ? `-${value}` : value, currency };
}

/** The decimal mark of one value when only one reading is possible. */
function markOf(digits: string): DecimalMark | null {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (comma < 0 && point < 0) return null;
  const own: DecimalMark = comma >= 0 ? ',' : '.';
  const other: DecimalMark = own === ',' ? '.' : ',';
  const parts = digits.split(own);
  if (parts.length > 2) return GROUPED.test(digits) ? other : null;
  // One mark with three digits behind and one to three before it: decimals or thousands.
  return GROUPED.test(digits) && !digits.startsWith('0') ? null : own;
}

function stripped(text: string): { digits: string; negative: boolean; currency: string | null } {
  let rest = text.normalize('NFKC').replace(/[−–]/g, '-').trim();
  const brackets = /^\((.*)\)$/.exec(rest);
  if (brackets) rest = brackets[1] ?? '';
  const code = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])/.exec(rest)?.[1];
  const sign = Object.keys(SIGNS).find((one) => rest.includes(one));
  rest = rest
    .replace(/[A-Z]{3}(?![A-Za-z])|\p{Sc}|kr\.?/gu, '')
    .replace(/’/g, "'")
    .replace(/(?<=\d)\s+(?=\d{3}(?:\D|$))/g, "'")
    .trim();
  const minus = /^-|-$/.test(rest);
  return {
    digits: rest.replace(/^[-+]\s*|\s*-$/g, ''),
    negative: minus || brackets !== null,
    currency: code ?? (sign === undefined ? null : (SIGNS[sign] ?? null)),
  };
}

function problem(code: string, message: string): ValueProblem {
  return { code: `columns.${code}`, message };
}
