import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, listQuery, moment, pageOf, text } from '../http/contract.ts';

const clause = z.object({ id: z.string(), text: z.string() });
const document = z.record(z.string(), z.unknown());
const person = z.object({ name: z.string(), personId: z.string().nullable() });

const Trial = z
  .object({
    considered: z.int().describe('How many past records were put through the draft'),
    changed: z.int(),
    examples: z.array(
      z.object({
        subjectId: z.string(),
        label: z.string(),
        before: z.string(),
        after: z.string(),
        why: z.string(),
      }),
    ),
    summaryText: z.string(),
  })
  .meta({ id: 'PolicyTrial' });

const shown = {
  id: idOf('pol'),
  kind: z.string(),
  number: z.int().describe('The policy’s own version, counted per kind'),
  title: z.string(),
  document,
  sentences: z.array(clause),
  inForce: z.boolean(),
};

const PolicyForVendor = z
  .object({
    ...shown,
    audience: z
      .enum(['vendor', 'partners'])
      .describe('Whether partners may read it once published'),
    status: z.enum(['draft', 'trial', 'published', 'superseded']),
    problems: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
    note: z.string(),
    tried: Trial.extend({ at: moment, by: person }).nullable(),
    createdBy: person,
    createdAt: moment,
    publishedBy: person.nullable(),
    publishedAt: moment.nullable(),
    effectiveAt: moment.nullable(),
    version: z.int().describe('Counts edits of the draft; the ETag'),
  })
  .meta({ id: 'PolicyForVendor' });

const PolicyForPartner = z
  .object({
    ...shown,
    status: z.enum(['published', 'superseded']),
    publishedAt: moment,
    effectiveAt: moment,
  })
  .meta({ id: 'PolicyForPartner' });

const Policy = z.union([PolicyForVendor, PolicyForPartner]);
const readers = [...vendorKinds, ...partnerKinds, 'api-key'] as const;
const writers = ['vendor.admin', 'vendor.channel-manager', 'api-key'] as const;
const params = z.strictObject({ id: idOf('pol') });
const tag = 'policies';

export const policyContract = defineContract({
  'GET /policies': {
    operationId: 'listPolicies',
    summary: 'List policies; partners see the published ones that bind them',
    may: readers,
    query: listQuery,
    answer: pageOf(Policy),
    tag,
  },
  'POST /policies': {
    operationId: 'draftPolicy',
    summary: 'Draft a policy, from the one in force unless a document is given',
    may: writers,
    body: z.strictObject({
      kind: text(100),
      title: text(200).optional(),
      document: document.optional(),
      note: text(2000, 0).optional(),
    }),
    answer: PolicyForVendor,
    status: 201,
    refusals: ['decisions.policy-kind'],
    tag,
  },
  'GET /policies/{id}': {
    operationId: 'getPolicy',
    summary: 'Read a policy as a document and as sentences',
    may: readers,
    params,
    answer: Policy,
    tag,
  },
  'PATCH /policies/{id}': {
    operationId: 'editPolicy',
    summary: 'Edit a draft',
    may: writers,
    params,
    body: z.strictObject({
      title: text(200).optional(),
      document: document.optional(),
      note: text(2000, 0).optional(),
    }),
    answer: PolicyForVendor,
    refusals: ['decisions.policy-published'],
    tag,
  },
  'POST /policies/{id}/trial': {
    operationId: 'tryPolicy',
    summary: 'Try a draft on past records: what would change, and for whom',
    may: writers,
    params,
    answer: Trial,
    refusals: ['decisions.policy-published', 'decisions.policy-problems'],
    tag,
  },
  'POST /policies/{id}/publication': {
    operationId: 'publishPolicy',
    summary: 'Publish a tried draft from a moment on',
    may: writers,
    params,
    body: z.strictObject({ effectiveAt: moment.optional(), note: text(2000, 0).optional() }),
    answer: PolicyForVendor,
    refusals: [
      'decisions.policy-published',
      'decisions.policy-problems',
      'decisions.policy-untried',
      'decisions.effective-date',
    ],
    tag,
  },
  'GET /policies/{id}/differences': {
    operationId: 'comparePolicy',
    summary: 'What a policy says otherwise than the one in force',
    may: [...vendorKinds, 'api-key'],
    params,
    answer: z
      .object({
        against: z.object({ id: idOf('pol'), number: z.int(), title: z.string() }).nullable(),
        added: z.array(clause),
        removed: z.array(clause),
        changed: z.array(z.object({ id: z.string(), before: z.string(), after: z.string() })),
        unchanged: z.int(),
      })
      .meta({ id: 'PolicyDifferences' }),
    refusals: ['decisions.policy-problems'],
    tag,
  },
});
