import { isDrawn } from '../../../platform/decisions/draw.ts';

/** `intervalMinutes` pass after handing in, then the next tick comes; ticks are every `tickMinutes`, counted from the hour. */
export type Release = { readonly intervalMinutes: number; readonly tickMinutes: number };

/** Tick lengths that divide the hour, so that ticks fall on the same minutes of every hour. */
export const tickLengths = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60] as const;

/**
 * The moment at which the partner learns: the first tick strictly after handing in and the fixed interval. It depends on
 * nothing else, so that the time of an answer says nothing about the account. With 15 minutes and no interval, what is
 * handed in at 10:00:00.000 is answered at 10:15.
 */
export function decisionBy(submittedAt: Date, { intervalMinutes, tickMinutes }: Release): Date {
  const earliest = submittedAt.getTime() + intervalMinutes * 60_000;
  const tick = tickMinutes * 60_000;
  return new Date((Math.floor(earliest / tick) + 1) * tick);
}

/** When an outcome that is known `now` may be told: at the release tick, or at once when that has passed. */
export function toldAt(registration: { readonly decisionBy: string | null }, now: Date): Date {
  const tick =
    registration.decisionBy === null ? now.getTime() : Date.parse(registration.decisionBy);
  return new Date(Math.max(tick, now.getTime()));
}

/** Whether a registration is drawn into review by the stored seed although nothing speaks against it. */
export function isDrawnForReview(seed: string, registrationId: string, share: number): boolean {
  return isDrawn(seed, registrationId, share);
}
