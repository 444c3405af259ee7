import { explain, toPredicate, toSentence } from '../../../../platform/conditions/index.ts';
import { profileFields } from './fields.ts';
import type { Profile, ProfilePolicy, ProspectFacts, Wish } from './profile.ts';

export type Reason = {
  readonly clause: string;
  readonly text: string;
  readonly weight: number;
  /** `unknown` earns nothing, and is no "no": the record does not say. */
  readonly met: 'met' | 'not-met' | 'unknown';
  /** The condition word for word. */
  readonly condition: string;
};

export type Score = {
  /** Of 100: the weights met of all weights of the profile. */
  readonly points: number;
  /** The role, with the segment's name where the profile has one. */
  readonly profile: string;
  readonly reasons: readonly Reason[];
};

/**
 * Scores a firm by the first profile of its role whose segment it is in; undefined where there is none.
 *
 * @param now for conditions that ask about days
 */
export function score(
  role: string,
  facts: ProspectFacts,
  policy: ProfilePolicy,
  now: Date,
): Score | undefined {
  const profile = profileFor(role, facts, policy, now);
  if (!profile) return undefined;
  const reasons = profile.wishes.map((wish) => reason(wish, facts, now));
  const met = sum(reasons.filter((one) => one.met === 'met'));
  return { points: pointsOf(met, sum(reasons)), profile: profileName(profile), reasons };
}

/** The first profile of the role whose segment the firm is in. */
export function profileFor(
  role: string,
  facts: ProspectFacts,
  { profiles }: ProfilePolicy,
  now: Date,
): Profile | undefined {
  return profiles.find(
    ({ role: asked, segment }) =>
      asked === role &&
      (!segment || toPredicate(segment.condition, profileFields, { now })({ prospect: facts })),
  );
}

/** Half a point is rounded up, as the list's order does it in SQL. */
export function pointsOf(met: number, of: number): number {
  return of === 0 ? 0 : Math.floor((200 * met + of) / (2 * of));
}

export function profileName({ role, segment }: Pick<Profile, 'role' | 'segment'>): string {
  const word = role.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return segment ? `${word}, ${segment.name}` : word;
}

/** The document as numbered plain sentences. */
export function profileClauses({ profiles }: ProfilePolicy): { id: string; text: string }[] {
  return profiles.flatMap((profile) =>
    profile.wishes.map(({ clause, text, weight }) => ({
      id: clause,
      text: `${profileName(profile)}: ${text.replace(/\.$/, '')}. It weighs ${weight} of ${sum(profile.wishes)}.`,
    })),
  );
}

function reason({ clause, text, weight, condition }: Wish, facts: ProspectFacts, now: Date) {
  const { holds, findings } = explain(condition, profileFields, { prospect: facts }, { now });
  const silent = findings.some(({ fact, operator }) => isEmpty(fact) && !about.has(operator));
  return {
    clause,
    text,
    weight,
    met: holds ? 'met' : silent ? 'unknown' : 'not-met',
    condition: toSentence(condition, profileFields),
  } as const;
}

/** Whoever asks for something to be absent has an answer by its being so. */
const about: ReadonlySet<string> = new Set(['isEmpty']);

function isEmpty(fact: unknown): boolean {
  return fact === null || fact === '' || (Array.isArray(fact) && fact.length === 0);
}

function sum(all: readonly { readonly weight: number }[]): number {
  return all.reduce((total, { weight }) => total + weight, 0);
}
