import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, listQuery, moment, pageOf, text } from '../http/contract.ts';

const clause = z.object({ id: z.string(), text: z.string() });
const person = z.object({ name: z.string(), personId: z.string().nullable().optional() });
const appealOutcome = z.enum(['upheld', 'overturned']);

const told = {
  id: idOf('dec'),
  kind: z.string().describe('Module and what was decided, such as deal-registration.approval'),
  subject: z.string().describe('Id of the record that was decided on'),
  outcome: z.string(),
  policy: z
    .object({ id: idOf('pol'), version: z.int(), clause: clause.nullable() })
    .nullable()
    .describe('The written policy, its version and the clause that decided'),
  counts: z.record(z.string(), z.number()),
  decidedAt: moment,
  appealBy: moment.nullable(),
};

const Appeal = z
  .object({
    id: idOf('appeal'),
    decisionId: idOf('dec'),
    kind: z.string(),
    subject: z.string(),
    organisationId: idOf('org'),
    organisationName: z.string(),
    statement: z.string(),
    appealedBy: person,
    createdAt: moment,
    outcome: appealOutcome.nullable(),
    answer: z.string().nullable(),
    answeredBy: person.nullable(),
    answeredAt: moment.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Appeal' });

const PartyAppeal = z
  .object({
    id: idOf('appeal'),
    statement: z.string(),
    createdAt: moment,
    outcome: appealOutcome.nullable(),
    answer: z.string().nullable(),
    answeredAt: moment.nullable(),
  })
  .meta({ id: 'PartyAppeal' });

const FullDecision = z
  .object({
    telling: z.literal('full'),
    ...told,
    chosenId: z.string().nullable(),
    facts: z.object({
      records: z.array(z.object({ id: z.string(), kind: z.string(), version: z.int() })).optional(),
      populations: z.record(z.string(), z.string()).optional(),
      values: z
        .array(
          z.object({
            name: z.string(),
            value: z.unknown(),
            of: z.string().optional(),
            recordId: z.string().optional(),
          }),
        )
        .optional(),
    }),
    parts: z.array(
      z.object({
        name: z.string(),
        value: z.number(),
        weight: z.number(),
        fact: z.string().optional(),
        of: z.string().optional(),
      }),
    ),
    alternatives: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        outcome: z.string(),
        score: z.number().nullable(),
        lacks: z.array(z.string()),
      }),
    ),
    wouldChange: z.array(
      z.object({
        fact: z.string(),
        from: z.unknown(),
        to: z.unknown(),
        text: z.string(),
        of: z.string().optional(),
      }),
    ),
    rule: z
      .object({ outcome: z.string(), chosenId: z.string().nullable().optional() })
      .nullable()
      .describe('What the rule alone said; null where none spoke'),
    decidedBy: z.object({
      kind: z.enum(['rule', 'person']),
      name: z.string(),
      personId: z.string().optional(),
      organisationId: z.string().optional(),
    }),
    replayOf: idOf('dec').nullable(),
    explanation: z.array(z.string()),
    parties: z
      .array(
        z.object({
          organisationId: z.string(),
          name: z.string(),
          explanation: z.array(z.string()),
        }),
      )
      .optional()
      .describe('Who may ask why, and what each is told; in the single answer only'),
    appeals: z.array(Appeal).optional(),
  })
  .meta({ id: 'FullDecision' });

const OwnDecision = z
  .object({
    telling: z.literal('own'),
    ...told,
    facts: z.array(z.object({ name: z.string(), value: z.unknown() })),
    parts: z.array(z.object({ name: z.string(), value: z.number(), weight: z.number() })),
    wouldChange: z.array(
      z.object({ fact: z.string(), from: z.unknown(), to: z.unknown(), text: z.string() }),
    ),
    decidedBy: z.object({ kind: z.enum(['rule', 'person']), name: z.string() }),
    explanation: z.array(z.string()),
    mayAppeal: z.boolean(),
    appeal: PartyAppeal.nullable(),
  })
  .meta({ id: 'OwnDecision' });

const Decision = z.discriminatedUnion('telling', [FullDecision, OwnDecision]);
const readers = [...vendorKinds, ...partnerKinds, 'api-key'] as const;
const tag = 'decisions';

export const contract = defineContract({
  'GET /decisions': {
    operationId: 'listDecisions',
    summary: 'List decisions with their reasons, newest first',
    may: readers,
    query: listQuery,
    answer: pageOf(Decision),
    tag,
  },
  'GET /decisions/{id}': {
    operationId: 'getDecision',
    summary: 'Why: a decision, told in full to the vendor and in its own part to a party',
    may: readers,
    params: z.strictObject({ id: idOf('dec') }),
    answer: Decision,
    tag,
  },
  'POST /decisions/{id}/appeal': {
    operationId: 'appealDecision',
    summary: 'Appeal against a decision, once and before its deadline',
    may: [...partnerKinds, 'api-key'],
    params: z.strictObject({ id: idOf('dec') }),
    body: z.strictObject({ statement: text(5000) }),
    answer: PartyAppeal,
    status: 201,
    refusals: ['decisions.no-appeal', 'decisions.appeal-deadline', 'decisions.second-appeal'],
    tag,
  },
  'GET /appeals': {
    operationId: 'listAppeals',
    summary: 'List appeals',
    may: [...vendorKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(Appeal),
    tag,
  },
  'POST /appeals/{id}/answer': {
    operationId: 'answerAppeal',
    summary: 'Answer an appeal against somebody else’s decision',
    // No API key: its owner could answer an appeal against a decision of their own with it.
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('appeal') }),
    body: z.strictObject({ outcome: appealOutcome, statement: text(5000) }),
    answer: Appeal,
    refusals: ['decisions.own-decision', 'decisions.answered-appeal'],
    tag,
  },
});
