import type { Deal } from '../client.ts';

const day = 86_400_000;

/** When the partner is told: at the release tick, or at once when that has passed. */
export function toldAt(deal: Deal, now: Date): Date {
  const tick = deal.status === 'submitted' && deal.decisionBy ? Date.parse(deal.decisionBy) : 0;
  return new Date(Math.max(tick, now.getTime()));
}

/** The day on which a protection of so many days would end; protection begins when the partner is told. */
export function protectionEnd(deal: Deal, days: number, now: Date): Date {
  return new Date(toldAt(deal, now).getTime() + days * day);
}
