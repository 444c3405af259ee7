import type { Database } from '../database/index.ts';
import { choreInEachProgramme, type Chore } from '../jobs/index.ts';
import { forgetChanges } from './change-log.ts';

/** After thirty days an import stands for good, and what was kept to undo it goes. */
export function forgetOldChanges(parts: { database: Database; now: () => Date }): Chore {
  return choreInEachProgramme({ name: 'old import changes', ...parts }, forgetChanges);
}
