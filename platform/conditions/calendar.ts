import type { TimeContext } from './language.ts';

const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const momentForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;
const dayLength = 86_400_000;

/** Whether the text is a day of the calendar, `YYYY-MM-DD`, years 1 to 9999. */
export function isDay(text: string): boolean {
  const match = dayForm.exec(text);
  if (!match || match[1] === '0000') return false;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}

/** RFC 3339 with at most milliseconds, or a day (its first moment in UTC), as canonical UTC text; undefined when it is neither. */
export function canonicalMoment(text: string): string | undefined {
  if (isDay(text)) return `${text}T00:00:00.000Z`;
  if (!momentForm.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return undefined;
  const canonical = new Date(moment).toISOString();
  return isDay(canonical.slice(0, 10)) ? canonical : undefined;
}

/** First and last moment, both included, of the `days` × 24 hours up to or from now. */
export function momentSpan(
  direction: 'last' | 'next',
  days: number,
  { now }: TimeContext,
): [Date, Date] {
  const other = now.getTime() + (direction === 'last' ? -days : days) * dayLength;
  return direction === 'last' ? [new Date(other), now] : [now, new Date(other)];
}

/** First and last day, both included: today and the `days` days before or after it. */
export function daySpan(
  direction: 'last' | 'next',
  days: number,
  context: TimeContext,
): [string, string] {
  const today = context.today ?? context.now.toISOString().slice(0, 10);
  const start = Date.parse(`${today}T00:00:00Z`);
  const other = new Date(start + (direction === 'last' ? -days : days) * dayLength)
    .toISOString()
    .slice(0, 10);
  return direction === 'last' ? [other, today] : [today, other];
}
