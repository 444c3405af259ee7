/**
 * The moment of a day and time on the clock of a zone, in RFC 3339. A time that a clock change skips moves on by the
 * length of the gap; of a time that occurs twice the earlier is meant.
 *
 * @returns undefined while either is missing
 */
export function momentOf(day: string, time: string, timeZone: string): string | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const dayMs = 86_400_000;
  // The offsets of the zone before and after a change that may lie near.
  const candidates = [asUtc - dayMs, asUtc + dayMs].map(
    (near) => asUtc - (clockOf(new Date(near), timeZone) - near),
  );
  const right = candidates.find((at) => clockOf(new Date(at), timeZone) === asUtc);
  return new Date(right ?? candidates[0] ?? asUtc).toISOString();
}

/** `{ day: '2026-03-05', time: '10:30' }` on the clock of a zone. */
export function dayAndTime(at: string, timeZone: string): { day: string; time: string } {
  const local = new Date(clockOf(new Date(at), timeZone)).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/** What the zone's clock shows at a moment, as if it were UTC. */
function clockOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}
