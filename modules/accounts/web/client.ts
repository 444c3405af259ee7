import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract } from '../contract.ts';

export const accounts = createClient<typeof contract>();
export type Account = Answer<typeof contract, 'GET /accounts/{id}'>;
