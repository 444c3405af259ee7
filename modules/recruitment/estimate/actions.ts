import type { Call } from '../../../platform/database/index.ts';
import { estimates, type FirstYear } from './rules.ts';
import * as store from './store.ts';

/**
 * Works out anew what partners earned in their first twelve months.
 *
 * @param records what each partner earned, in minor units of the programme's currency
 */
export async function saveEarnings(
  call: Call,
  records: readonly FirstYear[],
  of: { currency: string; asOf: string },
): Promise<void> {
  await store.saveEstimates(call, estimates(records), of);
}
