import type { CandidatePartner, Facts, FactValue, Load } from '../../rules/facts.ts';

/** One fact of a partner as it is and as it could be. `openLeads` and `leadsReceived` are its load. */
export type FactChange = {
  readonly fact: string;
  readonly from: FactValue;
  readonly to: FactValue;
};

/**
 * How one part of the fit is measured. `share` lies in 0 to 1 and never falls when what it measures gets better
 * (each kind says what); a fact that is not known counts as the worst, unless the kind says otherwise.
 */
export type FitKind<Settings> = {
  /** The lead's facts that the share depends on; with the partner and the settings they decide it. */
  readonly readsLead: readonly string[];
  /** Whether the share depends on the partner's load, which changes from lead to lead. */
  readonly readsLoad: boolean;
  share(lead: Facts, partner: CandidatePartner, settings: Settings, load: Load): number;
  /** The facts behind the share in words that name no party: they are shown to the vendor and to the partner itself. */
  fact(lead: Facts, partner: CandidatePartner, settings: Settings, load: Load): string;
  /** Changes of one fact that raise the share, the smallest first; empty when nothing can. */
  steps(
    lead: Facts,
    partner: CandidatePartner,
    settings: Settings,
    load: Load,
  ): readonly FactChange[];
};

/** The number within 0 and 1. */
export function clamp(share: number): number {
  if (share > 1) return 1;
  return share > 0 ? share : 0;
}

/** The partner with one fact changed, and its load. */
export function withChange(
  partner: CandidatePartner,
  load: Load,
  change: FactChange,
): { partner: CandidatePartner; load: Load } {
  const { fact, to } = change;
  if (fact === 'openLeads') return { partner, load: { ...load, open: Number(to) } };
  if (fact === 'leadsReceived') return { partner, load: { ...load, received: Number(to) } };
  if (fact === 'capacity')
    return { partner: { ...partner, capacity: to === null ? null : Number(to) }, load };
  return { partner: { ...partner, facts: { ...partner.facts, [fact]: to } }, load };
}

/** The change that adds a value to a list fact. */
export function adding(partner: CandidatePartner, fact: string, value: string): FactChange {
  const known = partner.facts[fact];
  const list = known == null ? [] : typeof known === 'object' ? known : [String(known)];
  return { fact, from: known ?? null, to: [...list, value] };
}
