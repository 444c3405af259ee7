import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Database } from '../database/index.ts';
import type { Chore } from '../jobs/index.ts';
import { forgetChanges } from './change-log.ts';

/** After thirty days an import stands for good, and what was kept to undo it goes. */
export function forgetOldChanges(parts: { database: Database; now: () => Date }): Chore {
  return {
    name: 'old import changes',
    run: async () => {
      const { rows } = await sql<{ programmeId: string }>`
        select distinct programme_id from public.imports where undo_until is not null`.execute(
        parts.database.pools.worker,
      );
      for (const { programmeId } of rows)
        await transaction(
          parts.database,
          workerOf(programmeId),
          parts.now(),
          newId('req'),
          forgetChanges,
        );
    },
  };
}
