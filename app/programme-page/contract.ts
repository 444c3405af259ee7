import { z } from 'zod';
import { vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, idOf, moment } from '../../platform/http/contract.ts';

const value = z.union([z.number(), z.boolean(), z.array(z.string().max(60)).max(20)]);
const sample = z.object({ label: z.string(), text: z.string() });

const PageClause = z
  .object({
    clause: z.string(),
    text: z.string(),
    why: z.string().nullable(),
    chips: z.array(
      z.object({
        pointer: z.string(),
        label: z.string(),
        unit: z.enum(['number', 'money', 'percent', 'yes-no', 'list']),
        value,
        written: z.string().nullable(),
        choices: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'PageClause' });

const section = {
  kind: z.string(),
  rules: z.array(PageClause),
  /** The rules on made-up cases; empty for kinds that have none. */
  samples: z.array(sample),
};

const edits = z
  .array(
    z.strictObject({
      kind: z.string().max(80),
      /** The version that was read: what somebody else changed meanwhile is not overwritten. */
      policyId: idOf('pol'),
      edits: z
        .array(z.strictObject({ pointer: z.string().max(200), value }))
        .min(1)
        .max(100),
    }),
  )
  .min(1)
  .max(20);

const editors = ['vendor.admin', 'vendor.channel-manager'] as const;

export const contract = defineContract({
  'GET /programme-page': {
    operationId: 'readProgrammePage',
    summary:
      'The whole programme on a page: every rule in force, and what of it can be changed in place',
    may: vendorKinds,
    answer: z.object({
      sections: z.array(
        z.object({
          ...section,
          policyId: idOf('pol'),
          number: z.int(),
          currency: z.string().nullable(),
        }),
      ),
      /** Kinds of rules of which the programme has none yet. */
      missing: z.array(z.object({ kind: z.string() })),
    }),
    tag: 'programmes',
  },
  'POST /programme-page/trial': {
    operationId: 'tryProgrammePage',
    summary:
      'Try changed values: what the rules would say, on made-up cases and on past records; nothing is kept',
    may: editors,
    body: z.strictObject({ changes: edits }),
    answer: z.object({
      sections: z.array(
        z.object({
          ...section,
          problems: z.array(
            z.object({ pointer: z.string(), code: z.string(), detail: z.string() }),
          ),
          trial: z
            .object({ considered: z.int(), changed: z.int(), summaryText: z.string() })
            .nullable(),
        }),
      ),
    }),
    refusals: ['programmes.value-unknown', 'programmes.page-changed'],
    tag: 'programmes',
  },
  'POST /programme-page/publication': {
    operationId: 'publishProgrammePage',
    summary: 'Publish changed values as new versions, all or none',
    may: editors,
    body: z.strictObject({
      changes: edits,
      effectiveAt: moment.optional(),
      note: z.string().max(2000).optional(),
    }),
    answer: z.object({
      data: z.array(z.object({ id: idOf('pol'), kind: z.string(), number: z.int() })),
    }),
    refusals: [
      'programmes.value-unknown',
      'programmes.page-changed',
      'decisions.policy-problems',
      'decisions.effective-date',
    ],
    tag: 'programmes',
  },
  'POST /programme-page/missing': {
    operationId: 'publishMissingPolicies',
    summary: 'Publish the usual rules of each kind of which the programme has none',
    may: ['vendor.admin'],
    answer: z.object({ kinds: z.array(z.string()) }),
    tag: 'programmes',
  },
});
