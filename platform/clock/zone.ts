import { Temporal } from 'temporal-polyfill';

/**
 * A span of time `[start, end)` reckoned on the calendar of a named zone: the start belongs to it, the end does not.
 * The zone's name is kept beside it, so that the same window is read the same years later.
 */
export type Window = { readonly start: Date; readonly end: Date; readonly zone: string };

/** Whether `zone` is an IANA time zone known here ('Europe/Berlin', 'UTC'); offsets like '+02:00' are refused. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * The same time of day `days` calendar days later in the zone. Across a clock change this is not a multiple of 24 hours.
 * A time that the change skips moves on by the length of the gap; of a time that occurs twice the earlier is meant
 * (RFC 5545, Temporal's "compatible").
 */
export function addCalendarDays(at: Date, days: number, zone: string): Date {
  return toDate(inZone(at, zone).add({ days }));
}

/** The same day and time `months` later; a day that the month lacks becomes its last: 31 January + 1 is 28 or 29 February. */
export function addCalendarMonths(at: Date, months: number, zone: string): Date {
  return toDate(inZone(at, zone).add({ months }));
}

/** The window of `days` calendar days that opens at `start`. Throws RangeError unless `days` is a whole number ≥ 0. */
export function calendarWindow(start: Date, days: number, zone: string): Window {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is no number of days`);
  return { start, end: addCalendarDays(start, days, zone), zone };
}

/** Whether `now` lies in the window: at its start yes, at its end no longer. */
export function isWithin(window: Window, now: Date): boolean {
  return window.start.getTime() <= now.getTime() && now.getTime() < window.end.getTime();
}

/** The day on the zone's calendar, as YYYY-MM-DD. */
export function dayOf(at: Date, zone: string): string {
  return inZone(at, zone).toPlainDate().toString();
}

/** The first moment of a day (YYYY-MM-DD) in the zone: midnight, or later where a clock change skips midnight. */
export function startOfDay(day: string, zone: string): Date {
  return toDate(Temporal.PlainDate.from(day).toZonedDateTime(zone));
}

/** Calendar days from the day of `from` to the day of `to` in the zone; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const first = inZone(from, zone).toPlainDate();
  return first.until(inZone(to, zone).toPlainDate(), { largestUnit: 'day' }).days;
}

/** The calendar quarter in which `at` lies in the zone: `{ year: 2012, quarter: 4 }`. */
export function quarterOf(at: Date, zone: string): { year: number; quarter: number } {
  const date = inZone(at, zone);
  return { year: date.year, quarter: Math.ceil(date.month / 3) };
}

/**
 * The window of the `count` quarters that end with the quarter of `at`, or with the last finished one.
 * Starts and ends at the start of a day in the zone.
 */
export function quartersEnding(
  at: Date,
  count: number,
  zone: string,
  last: 'current' | 'finished' = 'current',
): Window {
  const { year, quarter } = quarterOf(at, zone);
  const next = new Temporal.PlainDate(year, quarter * 3 - 2, 1).add({
    months: last === 'current' ? 3 : 0,
  });
  const first = next.subtract({ months: count * 3 });
  return {
    start: toDate(first.toZonedDateTime(zone)),
    end: toDate(next.toZonedDateTime(zone)),
    zone,
  };
}

function inZone(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

function toDate(moment: Temporal.ZonedDateTime): Date {
  return new Date(moment.epochMilliseconds);
}
