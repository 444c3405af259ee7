import { language } from './money-text.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type MomentOptions = { timeZone?: string | undefined; locale?: string };

/**
 * The exact moment in short words: 14:15 today, weekday within the quarter (Mon 22 Feb), with the year beyond.
 * `now` decides what is near.
 */
export function exactly(at: Date, now: Date, options: MomentOptions = {}): string {
  const format = formatter(options);
  if (format(at, 'date') === format(now, 'date')) return format(at, 'time');
  const near = Math.abs(at.getTime() - now.getTime()) < 92 * day;
  if (!near) return format(at, 'year');
  return Math.abs(at.getTime() - now.getTime()) < 7 * day
    ? `${format(at, 'day')}, ${format(at, 'time')}`
    : format(at, 'day');
}

/** The day alone: weekday within the quarter (Mon 22 Feb), with the year beyond. */
export function onDay(at: Date, now: Date, options: MomentOptions = {}): string {
  const near = Math.abs(at.getTime() - now.getTime()) < 92 * day;
  return formatter(options)(at, near ? 'day' : 'year');
}

/** How far from now: "in 52 min", "in 3 h 17", "in 5 days", "2 days ago", "now". */
export function relatively(at: Date, now: Date): string {
  const gap = at.getTime() - now.getTime();
  const size = Math.abs(gap);
  if (size < minute) return 'now';
  if (size >= day && size < 60 * day) return inDays(Math.sign(gap) * Math.floor(size / day));
  const words = duration(size);
  return gap > 0 ? `in ${words}` : `${words} ago`;
}

// Languages bend the word for days by what stands before it.
function inDays(days: number): string {
  return new Intl.RelativeTimeFormat(language(), { numeric: 'always' }).format(days, 'day');
}

/** A length of time in milliseconds, in the two largest units that matter: "52 min", "3 h 17", "5 days". */
export function duration(size: number): string {
  const minutes = Math.floor(size / minute);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) {
    const rest = minutes % 60;
    return rest === 0
      ? `${Math.floor(minutes / 60)} h`
      : `${Math.floor(minutes / 60)} h ${String(rest).padStart(2, '0')}`;
  }
  const days = Math.floor(size / day);
  if (days < 60) return days === 1 ? '1 day' : `${days} days`;
  const months = Math.round(days / 30.44);
  if (months < 24) return `${months} months`;
  return `${Math.floor(months / 12)} years`;
}

/** The full sentence for a title: weekday, day, month, year, time and zone. */
export function inFull(at: Date, options: MomentOptions = {}): string {
  return new Intl.DateTimeFormat(options.locale ?? language(), {
    dateStyle: 'full',
    timeStyle: 'long',
    ...zone(options),
  }).format(at);
}

type Part = 'date' | 'time' | 'day' | 'year';
const shapes: Record<Part, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
};

// Arabic has no short names of weekdays; with the long ones a day fits no column of a table.
function hasShortWeekdays(locale: string): boolean {
  return !locale.startsWith('ar');
}

function formatter(options: MomentOptions) {
  // Day before month in every variety of English here: "Mon 22 Feb" reads the same to all.
  const asked = options.locale ?? language();
  const locale = asked.startsWith('en') ? 'en-GB' : asked;
  const weekday = hasShortWeekdays(asked) ? {} : { weekday: undefined };
  return (at: Date, part: Part) =>
    new Intl.DateTimeFormat(locale, { ...shapes[part], ...weekday, ...zone(options) })
      .format(at)
      .replace(/^(\p{L}+),/u, '$1');
}

function zone({ timeZone }: MomentOptions) {
  return timeZone === undefined ? {} : { timeZone };
}
