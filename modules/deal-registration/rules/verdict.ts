import { isZone } from '../../../platform/clock/zone.ts';
import { because, moved, refused } from './moved.ts';
import type { Moved, Reason } from './moved.ts';
import { protectionWindow } from './protection.ts';
import type { Registration } from './registration.ts';

/** At the release tick, what is undecided or was drawn is looked at by a person. */
export function review<R extends Registration>(registration: R, at: Date): Moved<R> {
  return beforeRelease(registration, at) ?? moved(registration, 'review', at, {});
}

/** An overturned decision is undone: the registration is under review again, and a person decides anew. */
export function reopening<R extends Registration>(registration: R, at: Date): Moved<R> {
  return moved(registration, 'reopen', at, { decidedAt: null, reasonCode: null, reasonNote: null });
}

/**
 * Approves: protection begins at `at` and lasts `protectionDays` calendar days in the programme's zone. With 0 days the claim
 * stands without protection, and does not expire.
 */
export function approval<R extends Registration>(
  registration: R,
  at: Date,
  { protectionDays, zone }: { readonly protectionDays: number; readonly zone: string },
): Moved<R> {
  if (!Number.isInteger(protectionDays) || protectionDays < 0 || protectionDays > 3650)
    return refused(
      'protection-days-out-of-range',
      'Protection lasts a whole number of days, 0 to 3,650.',
      { protectionDays },
    );
  if (!isZone(zone)) return refused('unknown-zone', `${zone} is no time zone.`, { zone });
  const change = {
    ...windowFrom(at, protectionDays, zone),
    decidedAt: at.toISOString(),
    reasonCode: null,
    reasonNote: null,
  };
  return beforeRelease(registration, at) ?? moved(registration, 'approve', at, change);
}

function windowFrom(at: Date, days: number, zone: string): Partial<Registration> {
  if (days === 0) return { protectedFrom: null, protectedUntil: null, protectionZone: null };
  const { start, end } = protectionWindow(at, days, zone);
  return {
    protectedFrom: start.toISOString(),
    protectedUntil: end.toISOString(),
    protectionZone: zone,
  };
}

/** Gives it back for what is missing; the partner mends it and hands it in again. */
export function returning<R extends Registration>(
  registration: R,
  at: Date,
  reason: Reason,
): Moved<R> {
  return beforeRelease(registration, at) ?? moved(registration, 'return', at, because(reason));
}

/** Rejects it as it is; it may be corrected and handed in again. */
export function rejection<R extends Registration>(
  registration: R,
  at: Date,
  reason: Reason,
): Moved<R> {
  const change = { ...because(reason), decidedAt: at.toISOString() };
  return beforeRelease(registration, at) ?? moved(registration, 'reject', at, change);
}

/** Declines it for good. */
export function decline<R extends Registration>(
  registration: R,
  at: Date,
  reason: Reason,
): Moved<R> {
  const change = { ...because(reason), decidedAt: at.toISOString() };
  return beforeRelease(registration, at) ?? moved(registration, 'decline', at, change);
}

/** Nothing that the partner can see changes before the release tick. */
function beforeRelease<R extends Registration>(registration: R, at: Date): Moved<R> | undefined {
  const { status, decisionBy: tick } = registration;
  if (status !== 'submitted' || tick === null || at.getTime() >= Date.parse(tick)) return undefined;
  return refused('not-released', 'The outcome is told at the release tick, not before.', {
    decisionBy: tick,
  });
}
