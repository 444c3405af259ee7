import type { Scalar } from '../../../platform/conditions/index.ts';
import type { RuleOutcome } from './policy.ts';

/** One fact that a clause looked at. `own`: the partner may be told. */
export type UsedFact = {
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  readonly own: boolean;
};

/** A clause that was asked before one decided, and what it lacked. */
export type ConsideredClause = {
  readonly clause: string;
  readonly text: string;
  readonly outcome: RuleOutcome;
  readonly holds: boolean;
  readonly lacks: readonly string[];
};

/** A change of one fact that alone would have led to another outcome: tried by judging again. */
export type OutcomeChange = {
  readonly fact: string;
  readonly from: Scalar | readonly string[] | null;
  readonly to: Scalar | readonly string[] | null;
  readonly outcome: RuleOutcome;
  readonly clause: string;
  readonly own: boolean;
  readonly text: string;
};

/** What the policy recommends for a registration, and why. */
export type Recommendation = {
  readonly outcome: RuleOutcome;
  readonly clause: string;
  readonly text: string;
  readonly reasonCode: string | null;
  /** Approved by rule, but drawn into review. */
  readonly drawn: boolean;
  /** Days of protection if it is approved, and the clause that gives them. */
  readonly protectionDays: number;
  readonly protectionClause: string;
  readonly facts: readonly UsedFact[];
  readonly considered: readonly ConsideredClause[];
  readonly wouldChange: readonly OutcomeChange[];
  /**
   * `own` names no other party and says the same for every review, whatever led to it.
   * `outcomeAlone`: a review, or a clause about the customer, of which the partner gets no more than that.
   */
  readonly explanation: {
    readonly vendor: readonly string[];
    readonly own: readonly string[];
    readonly outcomeAlone: boolean;
  };
};
