/**
 * A second, independent reckoning of calendar days in a zone, for tests alone: no Temporal, only what
 * Intl.DateTimeFormat says the wall clock shows, and a search over every offset that the zone has near the day.
 */
export function laterByOracle(startMs: number, days: number, zone: string): number {
  if (days === 0) return startMs;
  const wanted = wallClock(startMs, zone) + days * 86_400_000;
  const offsetAt = (moment: number) => wallClock(moment, zone) - Math.floor(moment / 1000) * 1000;
  // No zone changes its clock twice within three days: the offsets around the time are these.
  const before = offsetAt(wanted - 36 * hour);
  const after = offsetAt(wanted + 36 * hour);
  const exact = [wanted - before, wanted - after].filter(
    (moment) => wallClock(moment, zone) === wanted,
  );
  // A time that the wall clock never shows is read with the offset in force before the gap.
  const moment = exact.length > 0 ? Math.min(...exact) : wanted - before;
  return moment + (startMs % 1000);
}

const hour = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows, to the second, written as if it were UTC milliseconds. */
function wallClock(moment: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}
