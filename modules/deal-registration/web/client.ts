import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract } from '../contract.ts';

export const deals = createClient<typeof contract>();

/** The vendor's telling. */
export type Deal = Answer<typeof contract, 'POST /deal-registrations/{id}/approval'>;
