import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract } from '../../../platform/http/contract.ts';

const mark = z.int().min(1).max(5);
const marks = { terms: mark, pace: mark, recommendation: mark };

const OwnAssessment = z
  .object({
    /** Whether it can be given now. */
    open: z.boolean(),
    given: z.object(marks).nullable(),
  })
  .meta({ id: 'OwnAssessment' });

export const contract = defineContract({
  'GET /application/assessment': {
    operationId: 'getOwnAssessment',
    summary: 'Read what the own firm thought of the vendor, and whether it may say so now',
    may: partnerKinds,
    answer: OwnAssessment,
  },
  'POST /application/assessment': {
    operationId: 'assessVendor',
    summary: 'Say once what the firm thinks of the vendor; no answer is told to it singly',
    may: ['partner.admin', 'distributor.admin', 'influencer'],
    body: z.strictObject(marks),
    answer: OwnAssessment,
    refusals: ['recruitment.not-decided', 'recruitment.already-assessed'],
  },
  'GET /assessment-summary': {
    operationId: 'getAssessmentSummary',
    summary: 'Read what applicants think of the vendor: averages over whole groups of five firms',
    may: [...vendorKinds, 'api-key'],
    answer: z.object({
      groupSize: z.int(),
      summary: z
        .object({
          firms: z.int(),
          terms: z.number(),
          pace: z.number(),
          recommendation: z.number(),
        })
        .nullable(),
    }),
  },
});
