/**
 * A decision is stored once and told three ways: in full to the vendor and its machines, to a
 * party without anything that belongs to another party. These are its shapes.
 */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** One clause of a policy, as the policy's sentences number it. */
export type Clause = { id: string; text: string };

/** A record at one version; its facts are kept for ever (see record-versions.ts). */
export type RecordRef = { id: string; kind: string; version: number };

/**
 * Whose a fact is: an organisation's id, or 'parties' for what every party knows anyway.
 * Without it the vendor alone is told.
 */
type Whose = { of?: string };

export type FactValue = Whose & { name: string; value: Json; recordId?: string };

export type Facts = {
  records?: RecordRef[];
  /** Hash of a kept population by record kind, such as `{ partner: '5f…' }`. */
  populations?: Record<string, string>;
  values?: FactValue[];
};

/** One part of a score: value and weight are what the policy multiplied. */
export type Part = Whose & { name: string; value: number; weight: number; fact?: string };

export type Alternative = {
  id: string;
  name: string;
  outcome: string;
  score: number | null;
  /** What it lacked, in plain words. */
  lacks: string[];
};

/** A change of one fact that would have changed the outcome. */
export type Change = Whose & { fact: string; from: Json; to: Json; text: string };

export type Explanation = {
  vendor?: string[];
  /** Plain sentences for each party, by organisation. They name no other party. */
  own?: Record<string, string[]>;
  /**
   * What decided is no party's to know, and even which rule it was would tell: parties get the
   * outcome and their sentences, without clause, facts, counts or what would change it.
   */
  outcomeAlone?: boolean;
};

export type Choice = { outcome: string; chosenId?: string | null };

export type DecisionInput = {
  /** `<module>.<noun>`, such as `deal-registration.approval`. */
  kind: string;
  subjectId: string;
  /** A word of the module, such as `approved`; never an id or a name. */
  outcome: string;
  /** The record chosen among alternatives, where the outcome is a choice. */
  chosenId?: string | null;
  policy?: { id: string; version: number; clause?: Clause | null } | null;
  facts?: Facts;
  parts?: Part[];
  /** Best first; the first 20 are kept in full, the others are counted. */
  alternatives?: Alternative[];
  counts?: Record<string, number>;
  wouldChange?: Change[];
  /** 'rule' unless said: a person who presses the button that runs a rule decides nothing. */
  decidedBy?: 'rule' | 'person';
  /** For a person's decision: what the rule alone said, so that replay can check that part. */
  rule?: Choice | null;
  /** Organisations that the decision affects and that may ask why. */
  parties?: string[];
  /** Days in which a party may appeal; none when absent. */
  appealDays?: number;
  /** The decision whose facts were put through the policy again. */
  replayOf?: string | null;
  explanation?: Explanation;
};

export type DecidedBy = {
  kind: 'rule' | 'person';
  name: string;
  personId?: string;
  organisationId?: string;
};

/** A decision as it is stored: the full telling. */
export type Decision = {
  id: string;
  kind: string;
  subjectId: string;
  outcome: string;
  chosenId: string | null;
  policy: { id: string; version: number; clause: Clause | null } | null;
  facts: Facts;
  parts: Part[];
  alternatives: Alternative[];
  counts: Record<string, number>;
  wouldChange: Change[];
  explanation: Explanation;
  rule: Choice | null;
  decidedBy: DecidedBy;
  /** RFC 3339, UTC. */
  decidedAt: string;
  appealBy: string | null;
  replayOf: string | null;
  parties: string[];
};

/** What a party is told. It has no field for alternatives, so none can slip in. */
export type OwnTelling = {
  id: string;
  kind: string;
  subject: string;
  outcome: string;
  policy: { id: string; version: number; clause: Clause | null } | null;
  facts: { name: string; value: Json }[];
  parts: { name: string; value: number; weight: number }[];
  counts: Record<string, number>;
  wouldChange: { fact: string; from: Json; to: Json; text: string }[];
  decidedBy: { kind: 'rule' | 'person'; name: string };
  decidedAt: string;
  appealBy: string | null;
  explanation: string[];
};
