import { moved, refused } from './moved.ts';
import type { Moved } from './moved.ts';
import type { Registration } from './registration.ts';
import { decisionBy } from './release.ts';
import type { Release } from './release.ts';

/**
 * Hands a registration in, or hands it in again after it was returned. `open` of the partner's registrations are
 * submitted, under review, returned or approved; `openAtMost` is its limit (null: none).
 */
export function submission<R extends Registration>(
  registration: R,
  at: Date,
  release: Release,
  capacity: { readonly open: number; readonly openAtMost: number | null },
): Moved<R> {
  const { open, openAtMost } = capacity;
  if (registration.status === 'draft' && openAtMost !== null && open >= openAtMost)
    return refused(
      'capacity-reached',
      `You have ${open} open registrations, and ${openAtMost} is the most.`,
      {
        open,
        openAtMost,
      },
    );
  return moved(registration, 'submit', at, handedIn(at, release));
}

/** Hands a rejected registration in again, corrected; at most `atMost` times. */
export function resubmission<R extends Registration>(
  registration: R,
  at: Date,
  release: Release,
  atMost: number,
): Moved<R> {
  const { resubmissions } = registration;
  if (registration.status === 'rejected' && resubmissions >= atMost)
    return refused(
      'resubmission-limit',
      `A rejected registration can be handed in again ${atMost} times.`,
      {
        resubmissions,
        atMost,
      },
    );
  return moved(registration, 'resubmit', at, {
    ...handedIn(at, release),
    resubmissions: resubmissions + 1,
  });
}

/** The partner takes it back. With the status the protection ends; the window stays as a record of what was granted. */
export function withdrawal<R extends Registration>(
  registration: R,
  at: Date,
  note?: string,
): Moved<R> {
  return moved(registration, 'withdraw', at, { reasonNote: note ?? null });
}

function handedIn(at: Date, release: Release): Partial<Registration> {
  return {
    submittedAt: at.toISOString(),
    decisionBy: decisionBy(at, release).toISOString(),
    decidedAt: null,
    reasonCode: null,
    reasonNote: null,
  };
}
