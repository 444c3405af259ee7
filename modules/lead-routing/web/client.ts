import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { policyContract } from '../../../platform/decisions/policy-contract.ts';
import type { contract } from '../contract.ts';

export const leadRouting = createClient<typeof contract>();
export const policies = createClient<typeof policyContract>();

/** The vendor's telling. */
export type Lead = Answer<typeof contract, 'POST /leads'>;
export type Offer = Answer<typeof contract, 'GET /leads/{id}/offers'>['data'][number];
export type LeadFlow = Answer<typeof contract, 'GET /lead-flow'>;
