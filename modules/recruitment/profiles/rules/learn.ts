import { toPredicate, type Condition } from '../../../../platform/conditions/index.ts';
import {
  chanceOf,
  cautiousLogOdds,
  liftOf,
  withFewFalseAlarms,
  type Counts,
} from './exact-test.ts';
import { profileFields } from './fields.ts';
import type { ProspectFacts, Wish } from './profile.ts';

/** A partner on record: what a prospect would show, and what its first twelve months came to. */
export type LearnedFrom = { readonly facts: ProspectFacts; readonly earned: number };

export type LearnedWish = Omit<Wish, 'why'> & {
  readonly counts: Counts;
  /** How many times as often those with it succeed, with 95 % confidence. */
  readonly lift: { readonly low: number; readonly high: number };
};

export type Learned = {
  readonly firms: number;
  readonly succeeded: number;
  /** What a firm earned at least to count as successful. */
  readonly from: number;
  /** How many conditions were tried. */
  readonly tried: number;
  /** Strongest first; empty where the records show nothing that chance could not. */
  readonly wishes: readonly LearnedWish[];
};

/** Firms on either side of a condition: fewer say nothing, and could tell of single firms. */
export const fewestFirms = 20;
const fewestSuccesses = 5;
const wishesAtMost = 4;
/** On average of the wishes proposed. */
const falseAlarms = 0.05;

/**
 * Proposes whom to look for from who succeeded: of all conditions that a profile could ask, those that go with being
 * in the best third more than chance would, at most one on each field, weighed by what holds cautiously. Pure; neither
 * the order of the firms nor their names matter.
 *
 * @param letter begins the ids of the clauses
 */
export function learnProfile(firms: readonly LearnedFrom[], letter: string): Learned {
  const from = bestThird(firms.map(({ earned }) => earned));
  const marked = firms.map(({ facts, earned }) => ({ facts, succeeded: earned >= from }));
  const candidates = candidatesOf(firms.map(({ facts }) => facts))
    .map((candidate) => ({ ...candidate, counts: countsOf(candidate.condition, marked) }))
    .filter(({ counts }) => tellsEnough(counts));
  const chances = candidates.map(({ counts }) => chanceOf(counts));
  const significant = withFewFalseAlarms(chances, falseAlarms);
  const ranked = candidates
    .map((candidate, at) => ({ ...candidate, strength: cautiousLogOdds(candidate.counts), at }))
    .filter(({ at, strength }) => significant[at] && strength > 0)
    .toSorted((one, other) => other.strength - one.strength || compare(one.text, other.text));
  const chosen = ranked
    .filter((one, place) => ranked.findIndex(({ field }) => field === one.field) === place)
    .slice(0, wishesAtMost);
  const weights = shares(chosen.map(({ strength }) => strength));
  return {
    firms: firms.length,
    succeeded: marked.filter(({ succeeded }) => succeeded).length,
    from,
    tried: candidates.length,
    wishes: chosen.map(({ text, condition, counts }, place) => ({
      clause: `${letter}${place + 1}`,
      text,
      condition,
      weight: weights[place] ?? 1,
      counts,
      lift: liftOf(counts),
    })),
  };
}

type Candidate = { field: string; text: string; condition: Condition };

/** Every value that enough firms have, of every field; people in the firm by their quartiles. */
function candidatesOf(firms: readonly ProspectFacts[]): Candidate[] {
  const single = (name: keyof ProspectFacts, say: (value: string) => string): Candidate[] =>
    frequent(firms.map((facts) => (typeof facts[name] === 'string' ? [facts[name]] : []))).map(
      (value) => one(name, say(value), { operator: 'is', value }),
    );
  const listed = (name: keyof ProspectFacts, say: (value: string) => string): Candidate[] =>
    frequent(
      firms.map((facts) => {
        const list = facts[name];
        return typeof list === 'object' && list !== null ? list : [];
      }),
    ).map((value) => one(name, say(value), { operator: 'hasAny', value: [value] }));
  return [
    ...single('businessType', (value) => `Works as: ${value}`),
    ...single('country', (value) => `Is in ${countryName(value)}`),
    ...single('region', (value) => `Is in the region ${value}`),
    ...listed('industries', (value) => `Serves the industry ${value}`),
    ...listed('specialisations', (value) => `Is specialised in ${value}`),
    ...listed('languages', (value) => `Speaks ${value}`),
    ...sizes(firms),
    one('domain', 'Is reachable at a domain of its own', { operator: 'isNotEmpty' }),
  ];
}

function one(name: string, text: string, rest: object): Candidate {
  const field = `prospect.${name}`;
  return { field, text, condition: { field, ...rest } as Condition }; // each rest above fits its field
}

function sizes(firms: readonly ProspectFacts[]): Candidate[] {
  const known = firms
    .flatMap(({ employees }) => (employees === null ? [] : [employees]))
    .toSorted((one, other) => one - other);
  if (known.length < 4 * fewestFirms) return [];
  const at = (share: number) => known[Math.floor(share * (known.length - 1))] ?? 0;
  const [low, high] = [at(0.25), at(0.75)];
  return [
    one('employees', `Has up to ${low} people`, { operator: 'lte', value: low }),
    one('employees', `Has ${low} to ${high} people`, { operator: 'between', value: [low, high] }),
    one('employees', `Has ${high} people or more`, { operator: 'gte', value: high }),
  ];
}

/** The values that enough firms have, in the order of the alphabet. */
function frequent(lists: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const value of new Set(list)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .filter(([, firms]) => firms >= fewestFirms)
    .map(([value]) => value)
    .toSorted(compare);
}

function countsOf(
  condition: Condition,
  firms: readonly { facts: ProspectFacts; succeeded: boolean }[],
): Counts {
  const holds = toPredicate(condition, profileFields, { now: new Date(0) });
  const counts = { with: { firms: 0, succeeded: 0 }, without: { firms: 0, succeeded: 0 } };
  for (const { facts, succeeded } of firms) {
    const side = holds({ prospect: facts }) ? counts.with : counts.without;
    side.firms += 1;
    if (succeeded) side.succeeded += 1;
  }
  return counts;
}

function tellsEnough({ with: has, without }: Counts): boolean {
  return (
    has.firms >= fewestFirms && without.firms >= fewestFirms && has.succeeded >= fewestSuccesses
  );
}

function bestThird(earned: readonly number[]): number {
  const sorted = earned.toSorted((one, other) => one - other);
  return sorted[Math.floor((2 / 3) * sorted.length)] ?? Infinity;
}

/** Whole parts of 100 in these proportions, by the largest remainders; none is less than 1. */
function shares(strengths: readonly number[]): number[] {
  const sum = strengths.reduce((total, one) => total + one, 0);
  const exact = strengths.map((one) => (one / sum) * 100);
  const whole = exact.map((one) => Math.max(1, Math.floor(one)));
  const order = exact
    .map((one, at) => ({ at, rest: one - Math.floor(one) }))
    .toSorted((left, right) => right.rest - left.rest || left.at - right.at);
  let left = 100 - whole.reduce((total, one) => total + one, 0);
  for (const { at } of order) {
    if (left <= 0) break;
    whole[at] = (whole[at] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const countryName = (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
