import { z } from 'zod';
import { countryCode, idOf, moment, text } from '../../../platform/http/contract.ts';
import { applicationStatuses, moves } from './rules/application.ts';

const answer = z.union([z.boolean(), z.number(), z.string()]);

const line = {
  id: idOf('appl'),
  partnerId: idOf('org'),
  companyName: z.string(),
  country: z.string(),
  roles: z.array(z.string()),
  applicantName: z.string(),
  applicantEmail: z.string(),
  status: z.enum(applicationStatuses),
  points: z.number(),
  pointsOf: z.number(),
  submittedAt: moment,
  /** A person answers by then; null once it is decided. */
  decisionBy: moment.nullable(),
  decidedAt: moment.nullable(),
  decisionId: idOf('dec'),
  question: z.string().nullable(),
  reply: z.string().nullable(),
  moves: z.array(z.enum(Object.keys(moves) as [keyof typeof moves])),
  version: z.number(),
};

export const ApplicationInList = z.object(line).meta({ id: 'ApplicationInList' });

export const ScoredCriterion = z
  .object({
    clause: z.string(),
    label: z.string(),
    text: z.string(),
    must: z.boolean(),
    points: z.number(),
    met: z.boolean(),
    lacks: z.array(z.string()),
  })
  .meta({ id: 'ScoredCriterion' });

const judged = {
  ...line,
  answers: z.array(z.object({ name: z.string(), label: z.string(), value: answer.nullable() })),
  criteria: z.array(ScoredCriterion),
  /** From when the firm may apply again; null unless it was refused. */
  againFrom: moment.nullable(),
};

export const ApplicationForOwner = z.object(judged).meta({ id: 'ApplicationForOwner' });

export const ApplicationForVendor = z
  .object({
    ...judged,
    /** Partners that may be the same firm: of one name or one mail domain. */
    similar: z.array(
      z.object({ id: idOf('org'), name: z.string(), country: z.string(), stage: z.string() }),
    ),
  })
  .meta({ id: 'ApplicationForVendor' });

export const JoinRequest = z
  .object({
    id: idOf('join'),
    name: z.string(),
    email: z.string(),
    status: z.enum(['open', 'invited', 'declined']),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'JoinRequest' });

/** What an applicant says; answers are checked against the policy's questions. */
export const NewApplication = z.strictObject({
  companyName: text(300),
  country: countryCode,
  roles: z.array(text(50)).min(1).max(20),
  applicantName: text(200),
  answers: z.record(z.string().max(40), answer),
});
export type NewApplication = z.output<typeof NewApplication>;
