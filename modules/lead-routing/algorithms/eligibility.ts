import { bitmapOf, intersect, setBit, unite, without } from './bitmap.ts';
import type { Bitmap } from './bitmap.ts';

/** One comparison of a rule: which of the lead's facts it reads, and whether it holds for a lead and a partner. */
export type Leaf<Lead> = {
  readonly keyOf: (lead: Lead) => string;
  readonly holds: (lead: Lead, place: number) => boolean;
};

/** A condition taken apart into its comparisons. */
export type ConditionTree<Lead> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly ConditionTree<Lead>[] }
  | { readonly kind: 'not'; readonly part: ConditionTree<Lead> }
  | { readonly kind: 'leaf'; readonly leaf: Leaf<Lead> };

/** Who passes a condition for a lead, as bitmap over the candidates. The caller must not write into the answer. */
export type Filter<Lead> = (lead: Lead) => Bitmap;

/**
 * Turns a condition into set operations. Each comparison is evaluated once per distinct value of the lead's facts that
 * it reads, over all candidates, and kept; a lead then costs a few word-wise operations a rule.
 */
export function filterOf<Lead>(tree: ConditionTree<Lead>, size: number): Filter<Lead> {
  if (tree.kind === 'leaf') return leafFilter(tree.leaf, size);
  const everybody = bitmapOf(size, true);
  if (tree.kind === 'not') {
    const part = filterOf(tree.part, size);
    return (lead) => without(everybody, part(lead), new Uint32Array(everybody.length));
  }
  const parts = tree.parts.map((part) => filterOf(part, size));
  if (parts.length === 1) return parts[0];
  const [start, join] =
    tree.kind === 'all' ? [everybody, intersect] : [bitmapOf(size, false), unite];
  return (lead) => {
    const bits = start.slice();
    for (const part of parts) join(bits, part(lead), bits);
    return bits;
  };
}

/** The same filter with one candidate judged anew: for asking what another fact would have changed. */
export function refilter<Lead>(
  filter: Filter<Lead>,
  place: number,
  holds: (lead: Lead) => boolean,
): Filter<Lead> {
  return (lead) => {
    const bits = filter(lead).slice();
    setBit(bits, place, holds(lead));
    return bits;
  };
}

/** Values kept per comparison or part, so that memory stays near 2 million candidates' worth however many leads come. */
export function keptValues(size: number): number {
  return Math.max(4, Math.min(256, Math.floor(2_000_000 / Math.max(1, size))));
}

/** A cache of at most `most` values; the one unused longest goes first. */
export function remember<Value>(
  most: number,
  make: (key: string) => Value,
): (key: string) => Value {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      if (kept.size === most) {
        kept.delete(key);
        kept.set(key, known);
      }
      return known;
    }
    const value = make(key);
    if (kept.size >= most)
      for (const oldest of kept.keys()) {
        kept.delete(oldest);
        break;
      }
    kept.set(key, value);
    return value;
  };
}

function leafFilter<Lead>(leaf: Leaf<Lead>, size: number): Filter<Lead> {
  let asked: Lead;
  const lookUp = remember(keptValues(size), () => {
    const bits = bitmapOf(size, false);
    for (let place = 0; place < size; place += 1)
      if (leaf.holds(asked, place)) setBit(bits, place, true);
    return bits;
  });
  return (lead) => {
    asked = lead;
    return lookUp(leaf.keyOf(lead));
  };
}
