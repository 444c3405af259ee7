import { explain, toSentence } from '../../../../platform/conditions/index.ts';
import { applicationFields } from './fields.ts';
import type { ApplicationFacts, Clause, Criterion, QualificationPolicy } from './policy.ts';

export type Judged = {
  readonly clause: string;
  readonly label: string;
  readonly text: string;
  readonly must: boolean;
  readonly points: number;
  readonly met: boolean;
  /** What is not so yet, in plain words; empty when it is met. */
  readonly lacks: readonly string[];
};

export type Qualification = {
  /** `review` leaves it to a person. */
  readonly outcome: 'approved' | 'refused' | 'review';
  readonly clause: string;
  readonly text: string;
  readonly points: number;
  readonly pointsOf: number;
  readonly criteria: readonly Judged[];
  readonly wouldChange: readonly {
    readonly fact: string;
    readonly from: string | number | boolean | null;
    readonly text: string;
  }[];
};

/**
 * Judges an application by the policy. Pure and repeatable: applicants score themselves with it before they send,
 * and the same facts give the same outcome for good.
 *
 * @param now for criteria that ask about days
 */
export function qualify(
  facts: ApplicationFacts,
  policy: QualificationPolicy,
  now: Date,
): Qualification {
  const known = applicationFields(policy.questions);
  const context = { now };
  const explained = policy.criteria.map((criterion) => ({
    criterion,
    explanation: explain(criterion.condition, known, facts, context),
  }));
  const criteria = explained.map(
    ({ criterion, explanation }): Judged => ({
      clause: criterion.clause,
      label: criterion.label,
      text: criterionText(criterion, policy),
      must: criterion.must,
      points: criterion.points,
      met: explanation.holds,
      lacks: (explanation.changes ?? []).map(({ sentence }) => sentence),
    }),
  );
  const points = sum(criteria.filter(({ met }) => met));
  const pointsOf = sum(criteria);
  const { outcome, clause, text } = outcomeOf(criteria, points, policy);
  const helpful = helpfulCriteria(criteria, points, policy, outcome);
  return {
    outcome,
    clause,
    text,
    points,
    pointsOf,
    criteria,
    wouldChange: explained.flatMap(({ criterion, explanation }) =>
      helpful.has(criterion.clause)
        ? (explanation.changes ?? []).map(({ field, fact, sentence }) => ({
            fact: field,
            from: plain(fact),
            text: `${sentence} (${criterion.clause}${criterion.must ? '' : `, ${criterion.points} points`})`,
          }))
        : [],
    ),
  };
}

function outcomeOf(
  criteria: readonly Judged[],
  points: number,
  policy: QualificationPolicy,
): { outcome: Qualification['outcome']; clause: string; text: string } {
  const lacking = criteria.find(({ must, met }) => must && !met);
  if (lacking && policy.refusal.byRule)
    return { outcome: 'refused', clause: lacking.clause, text: lacking.text };
  const { approval } = policy;
  if (!lacking && approval.points !== null && points >= approval.points)
    return {
      outcome: 'approved',
      clause: approval.clause,
      text: clauseText(approval, approvalText(approval.points)),
    };
  return {
    outcome: 'review',
    clause: policy.answer.clause,
    text: clauseText(policy.answer, answerText(policy.answer.workingDays)),
  };
}

/**
 * The criteria that together lead to an approval by rule: all that must be met, and of the others those that earn
 * most, until there are enough. None when it is approved, or when no number of points would do.
 */
function helpfulCriteria(
  criteria: readonly Judged[],
  points: number,
  { approval }: QualificationPolicy,
  outcome: Qualification['outcome'],
): ReadonlySet<string> {
  if (outcome === 'approved') return new Set();
  const open = criteria.filter(({ met }) => !met);
  const musts = open.filter(({ must }) => must);
  const chosen = new Set(musts.map(({ clause }) => clause));
  if (approval.points === null) return chosen;
  let reached = points + sum(musts);
  for (const criterion of open
    .filter(({ must }) => !must)
    .toSorted((a, b) => b.points - a.points)) {
    if (reached >= approval.points) break;
    reached += criterion.points;
    chosen.add(criterion.clause);
  }
  return chosen;
}

export function criterionText(
  criterion: Criterion,
  { questions }: Pick<QualificationPolicy, 'questions'>,
): string {
  return clauseText(criterion, `${toSentence(criterion.condition, applicationFields(questions))}.`);
}

function clauseText({ text }: Clause, otherwise: string): string {
  return text ?? otherwise;
}

const approvalText = (points: number) =>
  `From ${points} points on an application is approved at once.`;
const answerText = (days: number) =>
  `A person answers within ${days} working ${days === 1 ? 'day' : 'days'}.`;

/** All clauses in the order in which they work, as they are published. */
export function qualificationClauses(policy: QualificationPolicy): { id: string; text: string }[] {
  const { criteria, approval, refusal, answer, again } = policy;
  return [
    ...criteria.map((one) => ({
      id: one.clause,
      text: `${criterionText(one, policy)} ${one.must ? 'This must be met.' : `It earns ${one.points} points.`}`,
    })),
    {
      id: refusal.clause,
      text: clauseText(
        refusal,
        refusal.byRule
          ? 'An application that lacks what must be met is refused at once, and told what would change it.'
          : 'An application that lacks what must be met goes to a person.',
      ),
    },
    {
      id: approval.clause,
      text: clauseText(
        approval,
        approval.points === null
          ? 'A person approves every application.'
          : approvalText(approval.points),
      ),
    },
    { id: answer.clause, text: clauseText(answer, answerText(answer.workingDays)) },
    {
      id: again.clause,
      text: clauseText(again, `Whoever was refused may apply again after ${again.days} days.`),
    },
  ];
}

function sum(criteria: readonly Pick<Judged, 'points'>[]): number {
  return criteria.reduce((total, { points }) => total + points, 0);
}

function plain(fact: unknown): string | number | boolean | null {
  if (typeof fact === 'string' || typeof fact === 'number' || typeof fact === 'boolean')
    return fact;
  return Array.isArray(fact) ? fact.join(', ') : null;
}
