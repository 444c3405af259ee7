import { z } from 'zod';
import { vendorKinds } from '../../platform/access/actor.ts';
import { defineContract } from '../../platform/http/contract.ts';

export const setupSteps = ['partner', 'team', 'rules', 'mail', 'deal'] as const;

export const contract = defineContract({
  'GET /setup-steps': {
    operationId: 'listSetupSteps',
    summary: 'The five steps from a new programme to its first lead or deal, and which are done',
    may: vendorKinds,
    answer: z.object({
      data: z.array(z.object({ step: z.enum(setupSteps), done: z.boolean() })),
    }),
    tag: 'programmes',
  },
});
