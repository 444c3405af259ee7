import type { LandscapeEntry, LandscapeState } from './state.ts';

/** What of an entry the comparison needs; a stored partnership has it too. */
export type Standing = Pick<
  LandscapeEntry,
  'key' | 'keyedBy' | 'programme' | 'slug' | 'tier' | 'name'
>;

export type TierMove = {
  key: string;
  programme: string;
  slug: string | null;
  name: string;
  from: string;
  to: string;
};

/** Numbers of entries; those without a slug are only in `withoutKey`, as of the later state. */
export type ProgrammeDiff = {
  before: number;
  after: number;
  joined: number;
  left: number;
  stayed: number;
  withoutKey: number;
};

export type LandscapeDiff<Before extends Standing = Standing> = {
  /** Day of the earlier state, null when there was none. */
  from: string | null;
  /** Day of the later state. */
  to: string;
  byProgramme: Record<string, ProgrammeDiff>;
  /** Of entries with a slug. */
  tierMoves: TierMove[];
  /** With and without slug, so that every one can have its event. */
  joined: LandscapeEntry[];
  left: Before[];
  stayed: { before: Before; after: LandscapeEntry }[];
};

/**
 * What changed between two full states: who joined, who left, who stayed and at which tier, for
 * each programme of the later state. A programme that the later state does not speak of is left
 * alone. Entries match by key: programme and Crunchbase slug, or name and home page without one.
 */
export function diffStates<Before extends Standing>(
  before: { on: string; entries: readonly Before[] } | null,
  after: LandscapeState,
): LandscapeDiff<Before> {
  const covered = new Set(after.programmes);
  const earlier = new Map<string, Before>();
  for (const entry of before?.entries ?? []) {
    if (covered.has(entry.programme)) earlier.set(entry.key, entry);
  }
  const joined: LandscapeEntry[] = [];
  const stayed: LandscapeDiff<Before>['stayed'] = [];
  for (const entry of after.entries) {
    const known = earlier.get(entry.key);
    if (known) stayed.push({ before: known, after: entry });
    else joined.push(entry);
  }
  const still = new Set(after.entries.map((entry) => entry.key));
  const left = [...earlier.values()].filter((entry) => !still.has(entry.key));
  return {
    from: before?.on ?? null,
    to: after.on,
    byProgramme: counts(after, joined, left, stayed),
    tierMoves: stayed.filter(({ after: entry }) => entry.keyedBy === 'slug').flatMap(tierMove),
    joined,
    left,
    stayed,
  };
}

/** Each state compared with the one before it, the first with `before`; states in date order. */
export function diffHistory(
  before: LandscapeState | null,
  states: readonly LandscapeState[],
): LandscapeDiff<LandscapeEntry>[] {
  return states.map((state, at) => diffStates(at === 0 ? before : (states[at - 1] ?? null), state));
}

function counts<Before extends Standing>(
  after: LandscapeState,
  joined: readonly Standing[],
  left: readonly Before[],
  stayed: LandscapeDiff<Before>['stayed'],
): Record<string, ProgrammeDiff> {
  const count = (entries: readonly Standing[], programme: string, keyedBy = 'slug') =>
    entries.filter((entry) => entry.programme === programme && entry.keyedBy === keyedBy).length;
  const both = stayed.map((pair) => pair.after);
  return Object.fromEntries(
    after.programmes.map((programme) => {
      const numbers = {
        joined: count(joined, programme),
        left: count(left, programme),
        stayed: count(both, programme),
        withoutKey: count(after.entries, programme, 'name'),
      };
      const { joined: came, left: went, stayed: same } = numbers;
      return [programme, { before: same + went, after: same + came, ...numbers }];
    }),
  );
}

function tierMove({ before, after }: { before: Standing; after: LandscapeEntry }): TierMove[] {
  if (before.tier === after.tier) return [];
  const { key, programme, slug, name } = after;
  return [{ key, programme, slug, name, from: before.tier, to: after.tier }];
}
