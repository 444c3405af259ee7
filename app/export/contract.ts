import { z } from 'zod';
import { defineContract, idOf } from '../../platform/http/contract.ts';

export const contract = defineContract({
  'POST /exports': {
    operationId: 'startExport',
    summary: 'Pack everything of the programme, or of one partner, into a file to take away',
    may: ['vendor.admin', 'partner.admin', 'distributor.admin', 'influencer'],
    body: z.strictObject({
      /** A partner, for the vendor; left out, it is the programme, or the own company. */
      partnerId: idOf('org').optional(),
    }),
    answer: z.object({ jobId: idOf('job') }),
    status: 202,
    tag: 'exports',
  },
});
