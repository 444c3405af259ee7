import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract } from '../applications/contract.ts';
import type { contract as assessments } from '../assessments/contract.ts';
import type { contract as prospects } from '../prospects/contract.ts';

export const recruitment = createClient<typeof contract & typeof assessments & typeof prospects>();

export type ApplicationLine = Answer<typeof contract, 'GET /applications'>['data'][number];
/** The vendor's telling. */
export type Application = Answer<typeof contract, 'GET /applications/{id}'>;
export type OwnApplication = NonNullable<
  Answer<typeof contract, 'GET /application'>['application']
>;
export type Prospect = Answer<typeof prospects, 'GET /prospects'>['data'][number];
