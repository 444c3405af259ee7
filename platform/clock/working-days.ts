import { addCalendarDays, dayOf } from './zone.ts';

/** Whether nobody works on this day (YYYY-MM-DD), though it is no Saturday or Sunday. */
export type DayOff = (day: string) => boolean;

/**
 * The same time of day, so many working days later: Monday to Friday on the zone's calendar,
 * less the days off. Throws RangeError when ten years of calendar hold too few of them.
 */
export function workingDaysLater(
  at: Date,
  days: number,
  zone: string,
  isOff: DayOff = () => false,
): Date {
  for (let calendarDays = 0, left = days; calendarDays < 3660; calendarDays++) {
    const moment = addCalendarDays(at, calendarDays, zone);
    if (calendarDays > 0 && isWorkingDay(dayOf(moment, zone), isOff)) left -= 1;
    if (left <= 0) return moment;
  }
  throw new RangeError(`${days} working days do not fit into ten years`);
}

/** Whether people work on this day (YYYY-MM-DD). */
export function isWorkingDay(day: string, isOff: DayOff): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isOff(day);
}
