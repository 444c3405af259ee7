import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Database } from '../database/index.ts';
import type { Chore } from '../jobs/index.ts';
import { forgetRows } from './store.ts';

/** After thirty days a change of many records stands for good, and what was kept to take it back goes. */
export function forgetOldBulkRows(parts: { database: Database; now: () => Date }): Chore {
  return {
    name: 'old bulk changes',
    run: async () => {
      const { rows } = await sql<{ programmeId: string }>`
        select distinct programme_id from public.bulk_changes where undo_until is not null`.execute(
        parts.database.pools.worker,
      );
      for (const { programmeId } of rows)
        await transaction(
          parts.database,
          workerOf(programmeId),
          parts.now(),
          newId('req'),
          forgetRows,
        );
    },
  };
}
