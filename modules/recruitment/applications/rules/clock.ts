import { addCalendarDays, dayOf } from '../../../../platform/clock/zone.ts';

/** The same time of day, so many working days (Monday to Friday in this zone) later. */
export function workingDaysLater(at: Date, days: number, zone: string): Date {
  let moment = at;
  for (let left = days; left > 0; ) {
    moment = addCalendarDays(moment, 1, zone);
    if (!isWeekend(moment, zone)) left -= 1;
  }
  return moment;
}

function isWeekend(at: Date, zone: string): boolean {
  const weekday = new Date(`${dayOf(at, zone)}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
