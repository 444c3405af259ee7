/**
 * A policy is drafted, tried on past records, published from a moment on, and superseded by the
 * next. What was published is never edited; who wants it otherwise drafts a new one.
 */
import type { Clause } from './decision.ts';
import { refuse } from '../refusal/index.ts';

export type PolicyStatus = 'draft' | 'trial' | 'published';

export const trialAtMost = 2_000;
export const examplesAtMost = 20;

/** @throws when the policy was published */
export function demandDraft(policy: { status: PolicyStatus }): void {
  if (policy.status === 'published')
    throw refuse('decisions.policy-published', {
      status: 409,
      detail: 'A published policy is never edited. Draft a new one.',
    });
}

/** @throws when it was not tried since its last edit */
export function demandTrial(policy: { tried: object | null }): void {
  if (policy.tried === null)
    throw refuse('decisions.policy-untried', {
      status: 409,
      detail: 'Try this policy on past records first: nobody has looked at what it changes.',
    });
}

/**
 * @returns from when it holds; now, unless a later moment is asked for
 * @throws when the moment lies in the past: what was decided then was decided by another policy
 */
export function effectiveFrom(asked: string | undefined, now: Date): Date {
  const from = asked === undefined ? now : new Date(asked);
  if (from < now)
    throw refuse('decisions.effective-date', {
      status: 422,
      detail: 'A policy cannot take effect in the past.',
      errors: [{ pointer: '/effectiveAt', code: 'in-the-past', detail: 'Give a later moment.' }],
    });
  return from;
}

/** What one list of sentences says otherwise than another, clause by clause. */
export function clauseDifferences(before: readonly Clause[], after: readonly Clause[]) {
  const old = new Map(before.map((clause) => [clause.id, clause.text]));
  const ids = new Set(after.map(({ id }) => id));
  const kept = after.filter(({ id }) => old.has(id));
  const changed = kept
    .filter(({ id, text }) => old.get(id) !== text)
    .map(({ id, text }) => ({ id, before: old.get(id) ?? '', after: text }));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !ids.has(id)),
    changed,
    unchanged: kept.length - changed.length,
  };
}
