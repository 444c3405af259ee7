import { addCalendarDays } from '../../../platform/clock/zone.ts';
import type { TierPolicy } from './policy.ts';

/** A partner's tier as recorded. `belowSince` is when its results first fell below it (RFC 3339), null while they do not. */
export type RecordedTier = {
  readonly tier: string;
  readonly pendingTier: string | null;
  readonly belowSince: string | null;
};

/**
 * What follows from new results. `up` and `first` take effect at once, `proposed` waits for a person, `grace` says that the
 * results are below the tier and until when there is time, `kept` that all is well.
 */
export type TierMove = {
  readonly kind: 'first' | 'up' | 'kept' | 'grace' | 'proposed';
  readonly recorded: RecordedTier;
  /** When a lower tier will be proposed, unless results recover; only for `grace`. */
  readonly proposeAt: string | null;
};

/**
 * Up at once; down never by rule: after `grace.days` calendar days below the tier a lower one becomes pending, and a person
 * confirms or rejects it. Recovering clears it. A tier that the policy does not know is replaced at once.
 */
export function tierMove(
  recorded: RecordedTier,
  standingTier: string,
  now: Date,
  policy: TierPolicy,
  zone: string,
): TierMove {
  const rank = (tier: string) => policy.tiers.findIndex((rule) => rule.tier === tier);
  const [held, reached] = [rank(recorded.tier), rank(standingTier)];
  const settled = { tier: standingTier, pendingTier: null, belowSince: null };
  if (held < 0) return { kind: 'first', recorded: settled, proposeAt: null };
  if (reached > held) return { kind: 'up', recorded: settled, proposeAt: null };
  if (reached === held) return { kind: 'kept', recorded: settled, proposeAt: null };
  const belowSince = recorded.belowSince ?? now.toISOString();
  const proposeAt = addCalendarDays(new Date(belowSince), policy.grace.days, zone);
  if (now.getTime() < proposeAt.getTime())
    return {
      kind: 'grace',
      recorded: { tier: recorded.tier, pendingTier: null, belowSince },
      proposeAt: proposeAt.toISOString(),
    };
  return {
    kind: 'proposed',
    recorded: { tier: recorded.tier, pendingTier: standingTier, belowSince },
    proposeAt: null,
  };
}

/** A person's answer to a proposed move: `confirmed` moves, `rejected` starts the grace anew; undefined when none is proposed. */
export function answeredMove(
  recorded: RecordedTier,
  outcome: 'confirmed' | 'rejected',
): RecordedTier | undefined {
  if (recorded.pendingTier === null) return undefined;
  const tier = outcome === 'confirmed' ? recorded.pendingTier : recorded.tier;
  return { tier, pendingTier: null, belowSince: null };
}
