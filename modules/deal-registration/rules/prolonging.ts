import { addCalendarDays } from '../../../platform/clock/zone.ts';
import { moved, notAllowed, refused } from './moved.ts';
import type { Moved } from './moved.ts';
import { startsFrom } from './moves.ts';
import { statusAt, windowOf } from './protection.ts';
import type { Registration } from './registration.ts';

/**
 * Prolongs protection by `days` calendar days from its present end, while it still runs; at most `daysAtMost` at once and
 * `extensionsAtMost` times. `evidence` says what was done for the customer since.
 */
export function extension<R extends Registration>(
  registration: R,
  at: Date,
  { days, evidence }: { readonly days: number; readonly evidence: string },
  limits: {
    readonly daysAtMost: number;
    readonly extensionsAtMost: number;
    readonly evidence: boolean;
  },
): Moved<R> {
  const window = windowOf(registration);
  if (registration.status === 'approved' && statusAt(registration, at) === 'expired')
    return refused('protection-over', 'The protection is over and cannot be prolonged any more.', {
      protectedUntil: registration.protectedUntil,
    });
  if (!window || !startsFrom('extend', registration.status))
    return notAllowed(registration, 'extend', at);
  const { daysAtMost, extensionsAtMost } = limits;
  if (!Number.isInteger(days) || days < 1 || days > daysAtMost)
    return refused(
      'protection-days-out-of-range',
      `Protection is prolonged by 1 to ${daysAtMost} days.`,
      { days, daysAtMost },
    );
  if (registration.extensions >= extensionsAtMost)
    return refused(
      'extension-exhausted',
      `Protection can be prolonged ${extensionsAtMost} times.`,
      {
        extensions: registration.extensions,
        extensionsAtMost,
      },
    );
  if (limits.evidence && evidence.trim() === '')
    return refused(
      'evidence-missing',
      'Say what was done for the customer since it was approved.',
      {},
    );
  const end = addCalendarDays(window.end, days, window.zone);
  return moved(registration, 'extend', at, {
    protectedUntil: end.toISOString(),
    extensions: registration.extensions + 1,
  });
}

/** Writes down that the protection is over. Nothing hangs on it: `statusAt` knew before. */
export function expiry<R extends Registration>(registration: R, at: Date): Moved<R> {
  if (registration.status === 'approved' && statusAt(registration, at) !== 'expired')
    return refused('protection-running', 'The protection is not over yet.', {
      protectedUntil: registration.protectedUntil,
    });
  return moved(registration, 'expire', at, {});
}
