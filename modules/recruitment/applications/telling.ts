import type { DecisionInput, Json, PolicyInForce } from '../../../platform/decisions/index.ts';
import { mayMove, moves, type ApplicationMove } from './rules/application.ts';
import type { ApplicationFacts, QualificationPolicy } from './rules/policy.ts';
import { qualify, type Qualification } from './rules/qualify.ts';
import type { ApplicationRow } from './tables.ts';

export const appealDays = 14;
export const applicationKind = 'recruitment.application';

export function factsOf(
  row: Pick<ApplicationRow, 'country' | 'roles' | 'answers'>,
  workMail: boolean,
): ApplicationFacts {
  return {
    application: { country: row.country, roles: row.roles, workMail },
    answers: row.answers,
  };
}

/** What the rule decides about an application that came in; its facts are kept, so that replay gives it again. */
export function ruleDecision(
  subjectId: string,
  organisationId: string,
  policy: PolicyInForce<QualificationPolicy>,
  facts: ApplicationFacts,
  judged: Qualification,
): DecisionInput {
  const of = organisationId;
  const sentences = ownSentences(judged);
  return {
    kind: applicationKind,
    subjectId,
    outcome: judged.outcome,
    policy: {
      id: policy.id,
      version: policy.version,
      clause: { id: judged.clause, text: judged.text },
    },
    facts: {
      values: [
        ...judged.criteria.map(({ label, met }) => ({
          name: label,
          value: met ? 'met' : 'not met',
          of,
        })),
        // The whole of what was judged, for replay.
        { name: 'judged', value: facts as unknown as Json, of },
      ],
    },
    parts: judged.criteria.map(({ label, met, points }) => ({
      name: label,
      value: met ? 1 : 0,
      weight: points,
      of,
    })),
    counts: { points: judged.points, 'points possible': judged.pointsOf },
    wouldChange: judged.wouldChange.map(({ fact, from, text }) => ({
      fact,
      from,
      to: null,
      text,
      of,
    })),
    parties: [organisationId],
    appealDays,
    explanation: { vendor: sentences, own: { [of]: sentences } },
  };
}

function ownSentences(judged: Qualification): string[] {
  const scored = `The application earned ${judged.points} of ${judged.pointsOf} points.`;
  const lacking = judged.criteria.filter(({ met }) => !met).map(({ label }) => label);
  const said = {
    approved: `Approved by rule ${judged.clause}: ${judged.text}`,
    refused: `Refused by rule ${judged.clause}: ${judged.text}`,
    review: `A person decides (${judged.clause}): ${judged.text}`,
  }[judged.outcome];
  return [
    said,
    scored,
    ...(lacking.length > 0 ? [`Not met: ${lacking.join('; ')}.`] : []),
    ...judged.wouldChange.map(({ text }) => `It would be otherwise if: ${text}.`),
  ];
}

/** An application as it is told: with the answers under their questions and each criterion scored. */
export function told(
  row: ApplicationRow,
  policy: QualificationPolicy,
  workMail: boolean,
  now: Date,
  side: 'vendor' | 'partner',
) {
  const judged = qualify(factsOf(row, workMail), policy, now);
  return {
    ...line(row, side),
    answers: policy.questions.map(({ name, label }) => ({
      name,
      label,
      value: row.answers[name] ?? null,
    })),
    criteria: judged.criteria.map((criterion) => ({ ...criterion, lacks: [...criterion.lacks] })),
  };
}

const movesOf: Record<'vendor' | 'partner', readonly ApplicationMove[]> = {
  vendor: ['approve', 'refuse', 'ask'],
  partner: ['reply', 'withdraw'],
};

export function line(row: ApplicationRow, side: 'vendor' | 'partner') {
  return {
    ...row,
    partnerId: row.organisationId,
    moves: (Object.keys(moves) as ApplicationMove[]).filter(
      (move) => movesOf[side].includes(move) && mayMove(move, row.status),
    ),
  };
}
