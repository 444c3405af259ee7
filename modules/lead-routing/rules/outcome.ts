import type { FactChange } from '../algorithms/fit/kind.ts';

/** One part of the score: `value` of at most `weight` points, with the facts behind it in words that name no party. */
export type ScorePart = {
  readonly name: string;
  readonly clause: string;
  readonly value: number;
  readonly weight: number;
  readonly fact: string;
};

/** A partner that could have taken the lead, its points, and what it lacked against the chosen one, in words. */
export type RunnerUp = {
  readonly partnerId: string;
  readonly score: number;
  readonly lacks: readonly string[];
};

/** One fact of one partner that alone would have put `partnerId`'s side first: tried by routing again. */
export type WouldChange = FactChange & { readonly partnerId: string; readonly text: string };

/** What a rule did: how many partners it left out, or that it was skipped. */
export type RuleOutcome = {
  readonly clause: string;
  readonly text: string;
  readonly requirement: 'required' | 'optional';
  readonly excluded: number;
  readonly skipped: boolean;
};

/** Why nobody gets the lead; it goes to the inbox with this. */
export type Unroutable = {
  readonly code: 'no-partners' | 'nobody-passes' | 'all-full';
  readonly clause: string | null;
  readonly text: string;
};

/** The whole telling of one routing, for the vendor. Points are of 100; the values of the parts sum to the score. */
export type RoutingOutcome = {
  readonly leadId: string;
  readonly partnerId: string | null;
  readonly score: number | null;
  readonly parts: readonly ScorePart[];
  /** The next best, at most 20, best first. */
  readonly runnersUp: readonly RunnerUp[];
  /** `eligible` pass the rules and have room, `full` pass and have none, `excluded` do not pass; they sum to all candidates. */
  readonly counts: { readonly eligible: number; readonly full: number; readonly excluded: number };
  readonly rules: readonly RuleOutcome[];
  /** How many share the highest score; more than 1 means that the seed drew among them. */
  readonly tied: number;
  /** The clause that settled it. */
  readonly clause: string;
  readonly unroutable: Unroutable | null;
  /** The smallest changes of a single fact that would have put the first runner-up first. */
  readonly wouldChange: readonly WouldChange[];
  /** The vendor's explanation, sentence by sentence. */
  readonly explanation: readonly string[];
};

/** What one partner is told of a routing: its own parts and facts, counts, and no other party's name, points or facts. */
export type OwnTelling = {
  readonly standing: 'chosen' | 'eligible' | 'full' | 'excluded';
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly counts: RoutingOutcome['counts'];
  /** The clause that settled it for this partner. */
  readonly clause: string;
  /** The smallest changes of a single fact of its own that would have brought it the lead. */
  readonly wouldChange: readonly (FactChange & { readonly text: string })[];
  readonly explanation: readonly string[];
};
