export type DateOrder = 'day-first' | 'month-first';

/** What was read: a day, and where the text has a time with its zone, the moment in UTC. */
export type ReadDate = {
  /** YYYY-MM-DD, as written. */
  day: string;
  /** HH:MM:SS as written, null without a time. */
  time: string | null;
  /** RFC 3339 UTC, null without time and zone. */
  at: string | null;
};
export type ValueProblem = { code: string; message: string };

const MONTHS: readonly string[] = [
  'jan januar january janvier enero gennaio janeiro januari janv ene gen',
  'feb februar february fevrier febrero febbraio fevereiro februari fev',
  'mar marz maerz march mars marzo marco maart mrz mrt',
  'apr april avril abril aprile avr abr',
  'may mai mayo maggio maio mei mag',
  'jun juni june juin junio giugno junho giu',
  'jul juli july juillet julio luglio julho juil lug',
  'aug august aout agosto augustus ago',
  'sep sept september septembre septiembre settembre setembro set',
  'oct okt october oktober octobre octubre ottobre outubro ott out',
  'nov november novembre noviembre novembro',
  'dec dez december dezember decembre diciembre dicembre dezembro dic',
];

const TIME = String.raw`(?:[T\s,]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[ap]m)?)\s*(Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`, 'i');
const DAY_NAMED = new RegExp(
  String.raw`^(\d{1,2})\.?[\s-]+(\p{L}+)\.?,?[\s-]+(\d{4})${TIME}$`,
  'iu',
);
const NAMED_DAY = new RegExp(
  String.raw`^(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})${TIME}$`,
  'iu',
);

/**
 * In which order a column writes day and month, told by values in which one of them is beyond 12.
 * `order` is null when no value tells, or when values contradict each other (`mixed`).
 */
export function detectDateOrder(values: Iterable<string>): {
  order: DateOrder | null;
  mixed: boolean;
} {
  let dayFirst = false;
  let monthFirst = false;
  for (const value of values) {
    const match = YEAR_LAST.exec(value.trim());
    if (!match || match[2] === '.') continue;
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[3]) > 12) monthFirst = true;
  }
  const mixed = dayFirst && monthFirst;
  if (mixed || dayFirst === monthFirst) return { order: null, mixed };
  return { order: dayFirst ? 'day-first' : 'month-first', mixed };
}

/**
 * Reads a date: ISO 8601, year first, `31.12.2026` (with dots the day is always first), slashes or
 * hyphens in the column's `order`, or a month by name. Without an order 03/04/2026 is refused, never
 * guessed; 31/12/2026 and 03/03/2026 mean only one day and are read. Milliseconds since 1970 (12 or
 * 13 digits) are read as the moment they are.
 */
export function readDate(text: string, order: DateOrder | null): ReadDate | ValueProblem {
  const value = text.trim();
  const parts = partsOf(value, order);
  if ('code' in parts || 'at' in parts) return parts;
  const { year, month, day, time, zone } = parts;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isRealDay(written)) {
    return problem('no-such-day', `“${value}” is not a day of the calendar. Correct it.`);
  }
  if (time === undefined) return { day: written, time: null, at: null };
  const full = fullTime(time);
  const zoned = zone && /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const moment = new Date(`${written}T${full}${zoned?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(moment.getTime())) {
    return problem('no-such-time', `“${value}” is not a time of the day. Correct it.`);
  }
  return { day: written, time: full.slice(0, 8), at: zone ? moment.toISOString() : null };
}

/** HH:MM:SS of a 24-hour day, with the fraction if there is one. */
function fullTime(written: string): string {
  const [hour = '', minute = '', second = '00'] = written.replace(/\s?[ap]m$/i, '').split(':');
  const half = /[ap]m$/i.exec(written)?.[0].toLowerCase();
  if (!half) return [hour.padStart(2, '0'), minute, second].join(':');
  // A clock of twelve hours: 12 AM is midnight; 0 and 13 are none and stay no time.
  const valid = Number(hour) >= 1 && Number(hour) <= 12;
  const hours = valid ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : 99;
  return [String(hours).padStart(2, '0'), minute, second].join(':');
}

type Parts = { year: string; month: string; day: string; time?: string; zone?: string };

function partsOf(value: string, order: DateOrder | null): Parts | ReadDate | ValueProblem {
  const iso = YEAR_FIRST.exec(value);
  if (iso) {
    const [, year = '', , month = '', day = '', time, zone] = iso;
    return { year, month, day, ...timed(time, zone) };
  }
  const numbers = YEAR_LAST.exec(value);
  if (numbers) return yearLast(value, numbers, order);
  const named = DAY_NAMED.exec(value);
  if (named) return monthNamed(value, named[1], named[2], named);
  const american = NAMED_DAY.exec(value);
  if (american) return monthNamed(value, american[2], american[1], american);
  if (/^\d{12,13}$/.test(value)) {
    const at = new Date(Number(value)).toISOString();
    return { day: at.slice(0, 10), time: at.slice(11, 19), at };
  }
  return unreadable(value);
}

function yearLast(
  value: string,
  match: RegExpExecArray,
  order: DateOrder | null,
): Parts | ValueProblem {
  const [, first = '', separator, second = '', year = '', time, zone] = match;
  const dayFirst = { year, day: first, month: second, ...timed(time, zone) };
  const monthFirst = { year, day: second, month: first, ...timed(time, zone) };
  if (separator === '.' || order === 'day-first') return dayFirst;
  if (order === 'month-first') return monthFirst;
  if (Number(first) > 12 || first === second) return dayFirst;
  if (Number(second) > 12) return monthFirst;
  return problem(
    'ambiguous-date',
    `“${value}” may be day ${first} of month ${second} or day ${second} of month ${first}. Say whether the column writes the day or the month first, or write dates like 2026-08-31.`,
  );
}

function monthNamed(
  value: string,
  day: string | undefined,
  name: string | undefined,
  match: RegExpExecArray,
): Parts | ValueProblem {
  const word = (name ?? '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const month = MONTHS.findIndex((names) => names.split(' ').includes(word)) + 1;
  if (month === 0) return unreadable(value);
  return {
    year: match[3] ?? '',
    month: String(month),
    day: day ?? '',
    ...timed(match[4], match[5]),
  };
}

function timed(time: string | undefined, zone: string | undefined): Pick<Parts, 'time' | 'zone'> {
  return { ...(time && { time }), ...(zone && { zone }) };
}

function unreadable(value: string): ValueProblem {
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(value)) {
    return problem('two-digit-year', `“${value}” has a year of two digits. Write all four.`);
  }
  if (/^\d{5}(?:\.\d+)?$/.test(value)) {
    return problem(
      'serial-date',
      `“${value}” is a spreadsheet's inner number for a day. Format the column as a date, then save again.`,
    );
  }
  return problem('unreadable-date', `“${value}” is not a date. Write it like 2026-08-31.`);
}

function isRealDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function problem(code: string, message: string): ValueProblem {
  return { code: `columns.${code}`, message };
}
