/**
 * The one source of business time. SQL never calls now() for business time, so
 * that a test or a demonstration can move it. In test mode the clock may start
 * elsewhere and be moved; it keeps running from there.
 */
let offsetMs = 0;

/** @returns the present moment of business time. */
export function present(): Date {
  return new Date(Date.now() + offsetMs);
}

/** Moves business time so that it is `at` now. Only test mode calls this. */
export function moveClockTo(at: Date): void {
  offsetMs = at.getTime() - Date.now();
}

/** Moves business time forward (or back, when negative) by whole seconds. */
export function advanceClock(seconds: number): void {
  offsetMs += seconds * 1000;
}

/** Reads FAIRWAY_CLOCK (an RFC 3339 start instant); ignored outside test mode. */
export function startClockFrom(environment: NodeJS.ProcessEnv): void {
  if (environment['FAIRWAY_TEST'] !== '1' || !environment['FAIRWAY_CLOCK']) return;
  const at = new Date(environment['FAIRWAY_CLOCK']);
  if (Number.isNaN(at.getTime()))
    throw new Error('FAIRWAY_CLOCK is not a moment such as 2026-11-25T09:00:00Z.');
  moveClockTo(at);
}
