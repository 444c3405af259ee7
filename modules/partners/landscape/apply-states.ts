import { newId } from '../../../platform/database/index.ts';
import { diffStates, type LandscapeDiff } from './diff-states.ts';
import { sourceKeyOf, type Organisations } from './organisations.ts';
import { standingOf, type StoredPartnership } from './partnerships.ts';
import type { LandscapeEntry, LandscapeState } from './state.ts';

type Standing = ReturnType<typeof standingOf>;
export type LandscapeEvent = {
  type: 'partners.partnership-joined' | 'partners.partnership-left' | 'partners.tier-moved';
  organisationId: string;
  facts: Record<string, unknown>;
};

export type Step = {
  on: string;
  diff: LandscapeDiff<Standing>;
  /** In the order in which they are told. */
  events: LandscapeEvent[];
  /** Entries that stayed with another tier, name or home page. */
  changed: number;
};

export type Applied = {
  steps: Step[];
  /** States that say nothing new: what is stored describes a later day. */
  skipped: LandscapeState[];
  /** All partnerships as they are afterwards, by key. */
  partnerships: Map<string, StoredPartnership>;
};

/**
 * Applies full states in date order to what stands, in memory: who joined, left, stayed, moved. A
 * programme is never taken back to an earlier day; its own day may be told again, corrected.
 *
 * @param stored partnerships as they are, also those that were left
 * @param latest the day at which each programme stands
 */
export function applyStates(
  states: readonly LandscapeState[],
  stored: readonly StoredPartnership[],
  latest: ReadonlyMap<string, string>,
  organisations: Organisations,
): Applied {
  const partnerships = new Map(
    stored.map((row) => [`${row.partnership}/${row.sourceKey}`, { ...row }]),
  );
  const days = new Map(latest);
  const steps: Step[] = [];
  const skipped: LandscapeState[] = [];
  for (const state of states) {
    const programmes = state.programmes.filter((name) => (days.get(name) ?? '') <= state.on);
    if (programmes.length === 0) {
      skipped.push(state);
      continue;
    }
    const covered = new Set(programmes);
    const told = {
      on: state.on,
      programmes,
      entries: state.entries.filter((entry) => covered.has(entry.programme)),
    };
    const from = programmes
      .flatMap((name) => days.get(name) ?? [])
      .toSorted()
      .at(-1);
    steps.push(step(told, from ?? null, partnerships, organisations));
    for (const name of programmes) days.set(name, state.on);
  }
  return { steps, skipped, partnerships };
}

function step(
  state: LandscapeState,
  from: string | null,
  partnerships: Map<string, StoredPartnership>,
  organisations: Organisations,
): Step {
  const standing = [...partnerships.values()].filter((row) => row.leftOn === null).map(standingOf);
  const before = from === null ? null : { on: from, entries: standing };
  const diff = diffStates(before, state);
  const events: LandscapeEvent[] = [];
  let changed = 0;
  for (const entry of diff.joined) events.push(join(entry, state.on, partnerships, organisations));
  for (const {
    before: { stored },
    after,
  } of diff.stayed) {
    if (!differs(stored, after)) continue;
    changed++;
    if (stored.tier !== after.tier) events.push(moved(stored, after, state.on));
    if (stored.sourceName !== after.sourceName)
      organisations.get(stored.organisationId).name = after.name;
    partnerships.set(after.key, { ...stored, ...shownOf(after) });
  }
  for (const { key, stored } of diff.left) {
    partnerships.set(key, { ...stored, leftOn: state.on });
    const { organisationId, partnership, tier } = stored;
    const facts = { partnership, tier, on: state.on };
    events.push({ type: 'partners.partnership-left', organisationId, facts });
  }
  settleStages(diff, state.on, partnerships, organisations);
  return { on: state.on, diff, events, changed };
}

const shownOf = ({ tier, sourceName, homepage }: LandscapeEntry) => ({
  tier,
  sourceName,
  homepage,
});

function differs(stored: StoredPartnership, entry: LandscapeEntry): boolean {
  return (
    stored.tier !== entry.tier ||
    stored.sourceName !== entry.sourceName ||
    stored.homepage !== entry.homepage
  );
}

function join(
  entry: LandscapeEntry,
  on: string,
  partnerships: Map<string, StoredPartnership>,
  organisations: Organisations,
): LandscapeEvent {
  const earlier = partnerships.get(entry.key);
  const organisationId = earlier?.organisationId ?? organisations.of(entry, on).id;
  const joinedOn = earlier ? on : (entry.joinedOn ?? on);
  partnerships.set(entry.key, {
    id: earlier?.id ?? newId('pship'),
    organisationId,
    partnership: entry.programme,
    sourceKey: sourceKeyOf(entry),
    ...shownOf(entry),
    joinedOn,
    leftOn: null,
  });
  const facts = {
    partnership: entry.programme,
    tier: entry.tier,
    on,
    ...(earlier ? { again: true } : {}),
  };
  return { type: 'partners.partnership-joined', organisationId, facts };
}

function moved(stored: StoredPartnership, entry: LandscapeEntry, on: string): LandscapeEvent {
  const facts = { partnership: entry.programme, from: stored.tier, to: entry.tier, on };
  return { type: 'partners.tier-moved', organisationId: stored.organisationId, facts };
}

/** Who stands in no programme any more has left; who comes back is active again. */
function settleStages(
  diff: LandscapeDiff<Standing>,
  on: string,
  partnerships: ReadonlyMap<string, StoredPartnership>,
  organisations: Organisations,
): void {
  const stands = new Set(
    [...partnerships.values()].flatMap((row) => (row.leftOn === null ? [row.organisationId] : [])),
  );
  for (const { stored } of diff.left) {
    const organisation = organisations.get(stored.organisationId);
    if (stands.has(organisation.id)) continue;
    organisation.stage = 'left';
    organisation.leftOn = on;
  }
  for (const entry of diff.joined) {
    const organisationId = partnerships.get(entry.key)?.organisationId;
    if (organisationId === undefined) continue;
    const organisation = organisations.get(organisationId);
    if (organisation.stage !== 'left') continue;
    organisation.stage = 'active';
    organisation.leftOn = null;
  }
}
