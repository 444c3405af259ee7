import { createClient } from '../../../web/client/index.ts';
import type { contract } from '../contract.ts';

export const sales = createClient<typeof contract>();
