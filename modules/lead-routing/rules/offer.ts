import type { RoutingPolicy } from './policy.ts';

/**
 * A partner has a fixed time to answer an offer, the same for all. When it has passed, the
 * lead goes to the next partner; an answer afterwards comes too late.
 */
export const defaultAnswerHours = 48;

/** @returns the moment until which (not including it) the partner may answer */
export function answerDeadline(policy: RoutingPolicy, offeredAt: Date): Date {
  return new Date(
    offeredAt.getTime() + (policy.offer?.answerHours ?? defaultAnswerHours) * 3_600_000,
  );
}

export function hasLapsed(answerBy: string, now: Date): boolean {
  return now.getTime() >= Date.parse(answerBy);
}
