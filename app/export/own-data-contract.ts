import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract } from '../../platform/http/contract.ts';

export const ownDataContract = defineContract({
  'GET /own-data': {
    operationId: 'downloadOwnData',
    summary:
      'What is kept about you as a person, as JSON; as a zip file with a CSV for each list besides',
    may: [...vendorKinds, ...partnerKinds],
    query: z.strictObject({ format: z.enum(['json', 'zip']).optional() }),
    answer: null,
    status: 200,
    tag: 'exports',
  },
});
