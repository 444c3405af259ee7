import type { PartnerRow } from '../tables.ts';
import type { Metrics, RecordedTier } from './rules.ts';

/** A partner's tier as its row has it. */
export function recordedOf({ tier, pendingTier, belowSince }: PartnerRow): RecordedTier {
  return { tier, pendingTier, belowSince };
}

/** Metrics that are numbers: what the rules count. */
export function numbersOf(metrics: PartnerRow['metrics']): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
