import { startOfDay } from '../../../platform/clock/zone.ts';
import type { Aim, AimState, Measure } from './aims.ts';

/** Which event counts once for each record that it happened to; people with access are counted as they are. */
export const countedEvents = {
  'registered-deals': 'deal-registration.submitted',
  'won-deals': 'deal-registration.won',
  'accepted-leads': 'lead-routing.offer-accepted',
} as const satisfies Partial<Record<Measure, string>>;

const dayMs = 86_400_000;

/** The moment at which an aim's time is over: the start of the day after. */
export function endOf({ until }: Pick<Aim, 'until'>, timeZone: string): Date {
  const next = new Date(Date.parse(`${until}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return startOfDay(next, timeZone);
}

export function stateOf(aim: Aim, count: number, now: Date, timeZone: string): AimState {
  if (count >= aim.number) return 'reached';
  return endOf(aim, timeZone) <= now ? 'missed' : 'open';
}

/** Whether this side may say yes: to what the other proposed, while it stands. */
export function mayAgree(
  plan: { status: string; proposedSide: 'vendor' | 'partner' },
  side: string,
): boolean {
  return (
    plan.status === 'proposed' &&
    (side === 'vendor' || side === 'partner') &&
    side !== plan.proposedSide
  );
}
