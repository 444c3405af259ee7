import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract } from '../../platform/http/contract.ts';

export const ownDataContract = defineContract({
  'GET /own-data': {
    operationId: 'downloadOwnData',
    summary: 'What is kept about you as a person, as a JSON file',
    may: [...vendorKinds, ...partnerKinds],
    answer: null,
    status: 200,
    tag: 'exports',
  },
});
