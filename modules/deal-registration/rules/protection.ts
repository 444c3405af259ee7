import { calendarWindow, daysBetween, isWithin } from '../../../platform/clock/zone.ts';
import type { Window } from '../../../platform/clock/zone.ts';
import type { Registration, Status } from './registration.ts';

/**
 * Protection is a half-open window `[from, until)` of whole calendar days in the programme's zone: it ends at the same time
 * of day, `days` days later, whatever the clocks did in between. Whether it holds is a function of window and clock; no job
 * is needed for it to end, and a late job cannot prolong it.
 */
export function protectionWindow(from: Date, days: number, zone: string): Window {
  return calendarWindow(from, days, zone);
}

/** The window of a registration, or undefined when it never was protected. */
export function windowOf(registration: Registration): Window | undefined {
  const { protectedFrom, protectedUntil, protectionZone } = registration;
  if (protectedFrom === null || protectedUntil === null || protectionZone === null)
    return undefined;
  return { start: new Date(protectedFrom), end: new Date(protectedUntil), zone: protectionZone };
}

/** Whether the claim is protected now: approved, and now lies in its window. */
export function isProtected(registration: Registration, now: Date): boolean {
  const window = windowOf(registration);
  return registration.status === 'approved' && window !== undefined && isWithin(window, now);
}

/** The status as it is now: an approved claim whose window is over is expired, whether or not a job has said so yet. */
export function statusAt(registration: Registration, now: Date): Status {
  const window = windowOf(registration);
  const isOver =
    registration.status === 'approved' &&
    window !== undefined &&
    now.getTime() >= window.end.getTime();
  return isOver ? 'expired' : registration.status;
}

/** Calendar days of protection left, counted in the window's zone; 0 on the last day and when there is none. */
export function protectedDaysLeft(registration: Registration, now: Date): number {
  const window = windowOf(registration);
  if (!window || !isProtected(registration, now)) return 0;
  return daysBetween(now, window.end, window.zone);
}
