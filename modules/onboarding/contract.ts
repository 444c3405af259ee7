import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, idOf, moment } from '../../platform/http/contract.ts';
import { stepEvents, stepOwners, type StepEvent, type StepOwner } from './path.ts';

const stepEventNames = Object.keys(stepEvents) as StepEvent[]; // the keys of a constant
const stepOwnerNames = Object.keys(stepOwners) as StepOwner[]; // the keys of a constant

const OnboardingStep = z
  .object({
    clause: z.string(),
    title: z.string(),
    why: z.string(),
    doneBy: z.enum(stepEventNames).describe('By which event it is done'),
    href: z.string(),
    owner: z.enum(stepOwnerNames).describe('Who sees to it, on which side'),
    guide: z.string().nullable(),
    link: z.object({ label: z.string(), url: z.string() }).nullable(),
    dueAt: moment.describe('Never on a closed day'),
    waitsFor: z.array(z.string()).describe('Titles of the steps before it that are not done'),
    doneAt: moment.nullable(),
    overdue: z.boolean(),
  })
  .meta({ id: 'OnboardingStep' });

const Progress = z
  .object({
    startedAt: moment,
    done: z.number(),
    steps: z.array(OnboardingStep),
  })
  .meta({ id: 'OnboardingProgress' });

export const contract = defineContract({
  'GET /onboarding': {
    operationId: 'getOwnOnboarding',
    summary:
      'How far the own company is on the path to its first deal; null where there is no path',
    may: partnerKinds,
    answer: z.object({ progress: Progress.nullable() }),
  },
  'GET /partners/{id}/onboarding': {
    operationId: 'getOnboarding',
    summary: 'How far a partner is on its path',
    may: [...vendorKinds, 'api-key'],
    params: z.strictObject({ id: idOf('org') }),
    answer: z.object({ progress: Progress.nullable() }),
  },
  'GET /onboarding-figures': {
    operationId: 'getOnboardingFigures',
    summary:
      'Where partners stall: of each step how many did it, how long it took, and who is late',
    may: [...vendorKinds, 'api-key'],
    query: z.strictObject({
      /** Of partners that joined within so many days. */
      days: z.coerce.number().int().min(1).max(3650).default(365).meta({ type: 'integer' }),
    }),
    answer: z.object({
      partners: z.number(),
      finished: z.number(),
      steps: z.array(
        z.object({
          clause: z.string(),
          title: z.string(),
          partners: z.number(),
          done: z.number(),
          overdue: z.number(),
          days: z.object({ low: z.number(), median: z.number(), high: z.number() }).nullable(),
        }),
      ),
      /** Those that are late, the longest first; at most 100. */
      stalled: z.array(
        z.object({
          partnerId: idOf('org'),
          partnerName: z.string(),
          clause: z.string(),
          title: z.string(),
          dueAt: moment,
        }),
      ),
    }),
  },
});
