import { z } from 'zod';
import { defineContract, idOf, text } from '../../platform/http/contract.ts';

/** What moves from the one partner to the other. */
export const Moved = z
  .object({
    people: z.number(),
    deals: z.number(),
    leads: z.number(),
    offers: z.number(),
    accounts: z.number(),
    orderLines: z.number(),
    applications: z.number(),
    partnerships: z.number(),
    decisions: z.number(),
  })
  .meta({ id: 'MovedByMerge' });

const side = z.object({ id: idOf('org'), name: z.string() });

export const MergePreview = z
  .object({
    from: side,
    into: side,
    moves: Moved,
    conflicts: z.object({
      /** Work at both: they keep what they are at the one that stays. */
      peopleInBoth: z.number(),
      /** Customers on which both have a standing registration; both stay, now of one partner. */
      customersOfBoth: z.number(),
      /** Leads that both have registered: these stand in the way. */
      leadsOfBoth: z.number(),
    }),
    possible: z.boolean(),
    /** What stands in the way; null when nothing does. */
    hindrance: z.string().nullable(),
  })
  .meta({ id: 'MergePreview' });

const partner = z.strictObject({ id: idOf('org') });

export const mergeContract = defineContract({
  'GET /partners/{id}/merge-preview': {
    operationId: 'previewMerge',
    summary:
      'What would move if this partner were merged into another one, and what stands in the way',
    may: ['vendor.admin'],
    params: partner,
    query: z.strictObject({ into: idOf('org') }),
    answer: MergePreview,
  },
  'POST /partners/{id}/merge': {
    operationId: 'mergePartner',
    summary:
      'Merge this partner into another one, for good: all it has moves, its record stays and points there',
    may: ['vendor.admin'],
    params: partner,
    body: z.strictObject({ into: idOf('org'), reason: text(1000) }),
    answer: z.object({
      from: side,
      into: side,
      moved: Moved,
      decisionId: idOf('dec'),
    }),
    refusals: ['partners.merge-not-possible', 'partners.merged'],
  },
});
