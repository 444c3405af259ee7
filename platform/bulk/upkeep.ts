import type { Database } from '../database/index.ts';
import { choreInEachProgramme, type Chore } from '../jobs/index.ts';
import { forgetRows } from './store.ts';

/** After thirty days a change of many records stands for good, and what was kept to take it back goes. */
export function forgetOldBulkRows(parts: { database: Database; now: () => Date }): Chore {
  return choreInEachProgramme({ name: 'old bulk changes', ...parts }, forgetRows);
}
