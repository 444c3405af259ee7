import { newId } from '../../platform/database/index.ts';
import { pick, randomFrom } from '../../app/seed/random.ts';
import type { Prober } from './actors.ts';
import { mayKnow, type Owners } from './owners.ts';

/** How a record stands to the one who asks for it. */
export const relations = ['own', 'rival', 'other', 'random', 'malformed'] as const;
export type Relation = (typeof relations)[number];

/** Chooses ids of one kind in one relation to an actor; the same seed chooses the same. */
export type Chooser = (prefix: string, relation: Relation, prober: Prober) => string | undefined;

export function chooser(owners: Owners, seed: number): Chooser {
  const random = randomFrom(seed);
  const byPrefix = new Map<string, string[]>();
  for (const id of owners.keys()) {
    const prefix = id.slice(0, id.lastIndexOf('_'));
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), id]);
  }
  const kept = new Map<string, string[]>();
  const candidates = (prefix: string, relation: Relation, prober: Prober): string[] => {
    const key = `${prefix} ${relation} ${prober.name}`;
    const known = kept.get(key);
    if (known) return known;
    const found = (byPrefix.get(prefix) ?? []).filter(
      (id) => relationOf(prober, owners, id) === relation,
    );
    kept.set(key, found);
    return found;
  };
  return (prefix, relation, prober) => {
    if (relation === 'random') return newId(prefix);
    if (relation === 'malformed') return pick(random, malformed(prefix));
    const found = candidates(prefix, relation, prober);
    return found.length === 0 ? undefined : pick(random, found);
  };
}

function relationOf(prober: Prober, owners: Owners, id: string): Relation {
  const owned = owners.get(id);
  if (!owned) return 'random';
  if (mayKnow(prober, owned)) return 'own';
  return owned.programmeId === prober.programmeId ? 'rival' : 'other';
}

const malformed = (prefix: string) => [
  `${prefix}_`,
  `${prefix}_1`,
  'x',
  `${prefix}_${'z'.repeat(26)}`,
  `${prefix}_01k%27%20or%20true--`,
  '%00',
  '..%2f..%2fetc',
  `org_${'0'.repeat(26)}`,
  'null',
  '%F0%9F%92%A5',
];
