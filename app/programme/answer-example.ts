import { programmeOf } from '../../platform/access/index.ts';
import { closedDaysFrom, regionsOf, type WorkCalendar } from '../../platform/clock/holidays.ts';
import { isWorkingDay, workingDaysLater } from '../../platform/clock/working-days.ts';
import { dayOf } from '../../platform/clock/zone.ts';
import type { Call } from '../../platform/database/index.ts';
import { promisedWorkingDays } from '../../modules/recruitment/index.ts';
import { demandKnown, settingsOf } from './settings.ts';

type Tried = {
  timeZone?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  closedDays?: string | undefined;
};

/** By when an application of this moment is answered, under the settings given alone; the zone is kept unless given. */
export async function answerExample(call: Call, tried: Tried) {
  const { timeZone: present } = settingsOf(await programmeOf(call));
  const timeZone = tried.timeZone ?? present;
  const calendar: WorkCalendar = {
    country: tried.country ?? null,
    region: tried.region ?? null,
    closedDays: (tried.closedDays ?? '')
      .split(',')
      .filter(Boolean)
      .map((day) => ({ day, name: 'Closed' })),
  };
  await demandKnown({ timeZone, country: calendar.country, region: calendar.region });
  const closed = await closedDaysFrom(calendar, call.now);
  const days = new Set(closed.map(({ day }) => day));
  const workingDays = await promisedWorkingDays(call);
  const until = workingDaysLater(call.now, workingDays, timeZone, (day) => days.has(day));
  const [first, last] = [dayOf(call.now, timeZone), dayOf(until, timeZone)];
  const coming = closed
    .filter(({ day }) => day >= first && isWorkingDay(day, () => false))
    .toSorted((one, other) => one.day.localeCompare(other.day));
  return {
    workingDays,
    answeredBy: until.toISOString(),
    timeZone,
    leftOut: coming.filter(({ day }) => day > first && day <= last),
    coming: coming.slice(0, 5),
    regions: calendar.country ? await regionsOf(calendar.country) : [],
  };
}
