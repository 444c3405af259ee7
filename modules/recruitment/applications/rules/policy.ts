import type { Condition } from '../../../../platform/conditions/index.ts';

/**
 * A qualification policy: what applicants are asked, what counts, and what follows. Everything in it is published:
 * an applicant scores itself by the same document that decides. A criterion that *must* be met refuses, where the
 * policy refuses by rule; the others earn points, and enough points approve by rule. What neither settles goes to a
 * person, within a stated number of working days.
 */
export type Clause = { readonly clause: string; readonly text?: string; readonly why?: string };

export const answerTypes = ['boolean', 'number', 'text'] as const;

/** One thing an applicant is asked. Conditions call it `answers.<name>`. */
export type Question = {
  readonly name: string;
  readonly label: string;
  readonly type: (typeof answerTypes)[number];
  readonly hint?: string;
};

export type Criterion = Clause & {
  readonly label: string;
  readonly condition: Condition;
  readonly points: number;
  readonly must: boolean;
};

export type QualificationPolicy = {
  readonly kind: 'recruitment.qualification';
  readonly name: string;
  /** Roles one may apply for. */
  readonly roles: readonly string[];
  readonly questions: readonly Question[];
  readonly criteria: readonly Criterion[];
  /** From so many points on a rule approves; null: a person always does. */
  readonly approval: Clause & { readonly points: number | null };
  /** Whether a rule refuses when a criterion that must be met is not. */
  readonly refusal: Clause & { readonly byRule: boolean };
  readonly answer: Clause & { readonly workingDays: number };
  readonly again: Clause & { readonly days: number };
};

export type Answer = boolean | number | string;

/** What is known of an application when it is judged; all of it is the applicant's own. */
export type ApplicationFacts = {
  readonly application: {
    readonly country: string;
    readonly roles: readonly string[];
    /** The mail address is at the firm's own domain, not at a free mail service. */
    readonly workMail: boolean;
  };
  readonly answers: Readonly<Record<string, Answer | undefined>>;
};
