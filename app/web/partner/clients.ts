import { createClient } from '../../../web/client/index.ts';
import type { contract as dealContract } from '../../../modules/deal-registration/index.ts';
import type { contract as leadContract } from '../../../modules/lead-routing/index.ts';
import type { contract as partnersContract } from '../../../modules/partners/index.ts';

export const leads = createClient<typeof leadContract>();
export const deals = createClient<typeof dealContract>();
export const partners = createClient<typeof partnersContract>();
