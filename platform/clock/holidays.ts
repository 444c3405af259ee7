import type { DayOff } from './working-days.ts';

/** A day (YYYY-MM-DD) on which nobody works, and why. */
export type ClosedDay = { day: string; name: string };

/** On which days a programme is closed beside Saturdays and Sundays. */
export type WorkCalendar = {
  /** ISO 3166-1 alpha-2; null: no public holidays. */
  country: string | null;
  /** The region's code without the country, 'NW'; null: the holidays of the whole country alone. */
  region: string | null;
  closedDays: ClosedDay[];
};

const known = new Map<string, readonly ClosedDay[]>();

/**
 * The public holidays of a year, day by day, in the country's language. A country or region
 * that is not known has none. Source: the package date-holidays.
 */
export async function holidaysOf(
  country: string,
  region: string | null,
  year: number,
): Promise<readonly ClosedDay[]> {
  const key = `${country}/${region ?? ''}/${year}`;
  const before = known.get(key);
  if (before) return before;
  const Holidays = await library();
  const calendar = region ? new Holidays(country, region) : new Holidays(country);
  const days = (calendar.getHolidays(year) ?? [])
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, name, start, end }) =>
      daysFrom(date.slice(0, 10), Math.round((end.getTime() - start.getTime()) / dayMs)).map(
        (day) => ({ day, name }),
      ),
    );
  known.set(key, days);
  return days;
}

/** The regions of a country that have holidays of their own. */
export async function regionsOf(country: string): Promise<{ code: string; name: string }[]> {
  const Holidays = await library();
  return Object.entries(new Holidays().getStates(country) ?? {}).map(([code, name]) => ({
    code,
    name,
  }));
}

/** Whether the holidays of this country are known. */
export async function isHolidayCountry(country: string): Promise<boolean> {
  const Holidays = await library();
  return Object.hasOwn(new Holidays().getCountries('en'), country);
}

/** The days on which nobody works in the year of `from` and the one after, each with its reason. */
export async function closedDaysFrom(
  { country, region, closedDays }: WorkCalendar,
  from: Date,
): Promise<ClosedDay[]> {
  const year = from.getUTCFullYear();
  const holidays = country
    ? await Promise.all([year - 1, year, year + 1].map((one) => holidaysOf(country, region, one)))
    : [];
  return [...holidays.flat(), ...closedDays];
}

/** As closedDaysFrom, to be asked day by day. */
export async function daysOffFrom(calendar: WorkCalendar, from: Date): Promise<DayOff> {
  const days = new Set((await closedDaysFrom(calendar, from)).map(({ day }) => day));
  return (day) => days.has(day);
}

const dayMs = 86_400_000;

function daysFrom(first: string, count: number): string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: Math.max(1, count) }, (_, day) =>
    new Date(start + day * dayMs).toISOString().slice(0, 10),
  );
}

/** Read when first asked for: it is large, and a programme without a country needs none of it. */
async function library() {
  return (await import('date-holidays')).default;
}
