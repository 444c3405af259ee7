import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract, idOf, moment, text } from '../../../platform/http/contract.ts';
import { measures } from './aims.ts';

const settling = [
  'vendor.admin',
  'vendor.channel-manager',
  'partner.admin',
  'distributor.admin',
  'influencer',
] as const;

const aim = {
  what: text(200).describe('In words of your own'),
  measure: z.enum(measures).describe('What is counted'),
  number: z.int().min(1).max(100_000),
  until: z.iso.date().describe('The day itself still counts'),
};

const Plan = z
  .object({
    id: idOf('plan'),
    status: z.enum(['proposed', 'agreed', 'replaced']),
    aims: z.array(
      z.object({
        ...aim,
        what: z.string(),
        count: z
          .int()
          .nullable()
          .describe('Counted by the product since the plan was agreed; null before that'),
        state: z.enum(['open', 'reached', 'missed']).nullable(),
      }),
    ),
    proposedSide: z.enum(['vendor', 'partner']),
    proposedName: z.string(),
    proposedAt: moment,
    agreedName: z.string().nullable(),
    agreedAt: moment.nullable(),
    mayAgree: z.boolean().describe('It waits for your side'),
    version: z.int(),
  })
  .meta({ id: 'PartnerPlan' });

export const contract = defineContract({
  'GET /partners/{id}/plan': {
    operationId: 'getPlan',
    summary: 'The aims that hold for a partner, how far they are, and those that wait for a yes',
    may: [...vendorKinds, ...partnerKinds],
    params: z.strictObject({ id: idOf('org') }),
    answer: z.object({
      agreed: Plan.nullable(),
      proposed: Plan.nullable(),
      mayPropose: z.boolean(),
    }),
    tag: 'onboarding',
  },
  'POST /partners/{id}/plans': {
    operationId: 'proposePlan',
    summary: 'Propose aims to the other side, in place of those that were proposed and not agreed',
    may: settling,
    params: z.strictObject({ id: idOf('org') }),
    body: z.strictObject({ aims: z.array(z.strictObject(aim)).min(1).max(10) }),
    answer: Plan,
    status: 201,
    refusals: ['onboarding.partner-not-here', 'onboarding.aim-too-late', 'onboarding.plan-changed'],
    tag: 'onboarding',
  },
  'POST /plans/{id}/agreement': {
    operationId: 'agreeToPlan',
    summary: 'Agree to the aims that the other side proposed; they hold from now on',
    may: settling,
    params: z.strictObject({ id: idOf('plan') }),
    answer: Plan,
    refusals: ['onboarding.plan-changed', 'onboarding.plan-own'],
    tag: 'onboarding',
  },
});

export type PlanTold = z.input<typeof Plan>;
