import { z } from 'zod';
import { vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, moment } from '../../platform/http/contract.ts';
import { retentionKinds } from './rules.ts';

const months = z
  .int()
  .min(1)
  .max(120)
  .nullable()
  .optional()
  .describe('Whole months; null keeps for good');
const tried = z
  .string()
  .regex(/^(keep|[1-9]\d?|1[01]\d|120)$/, { error: 'Give 1 to 120 months, or keep.' })
  .optional()
  .describe('Months to try, or keep');

const Retention = z
  .object({
    version: z.int(),
    /** Until when a change waits; null: nothing waits. */
    from: moment.nullable(),
    kinds: z.array(
      z.object({
        kind: z.enum(retentionKinds),
        months: z.int().nullable(),
        /** Null where the reader may not count them: notifications are each person's own. */
        records: z.int().nullable(),
        /** How many would go now. */
        due: z.int().nullable(),
        oldest: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'Retention' });

export const contract = defineContract({
  'GET /retention': {
    operationId: 'getRetention',
    summary:
      'How long mails, notifications and prospects are kept, and how many would go; months can be tried',
    may: vendorKinds,
    query: z.strictObject({ mails: tried, notifications: tried, prospects: tried }),
    answer: Retention,
    tag: 'programmes',
  },
  'PATCH /retention': {
    operationId: 'changeRetention',
    summary:
      'Change how long records are kept; what goes sooner by it goes after a day at the earliest',
    may: ['vendor.admin'],
    body: z.strictObject({ mails: months, notifications: months, prospects: months }),
    answer: Retention,
    tag: 'programmes',
  },
});
