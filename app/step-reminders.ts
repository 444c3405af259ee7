import { sql } from 'kysely';
import { workerOf } from '../platform/access/index.ts';
import { newId, transaction, type Database } from '../platform/database/index.ts';
import type { Chore } from '../platform/jobs/index.ts';
import { remindOfSteps } from '../modules/onboarding/index.ts';

/** Looks, in every programme, for steps of the path that fall due or have become late. */
export function stepReminders({ database, now }: { database: Database; now: () => Date }): Chore {
  return {
    name: 'onboarding reminders',
    run: async () => {
      const { rows } = await sql<{ id: string }>`
        select id from public.programmes order by id`.execute(database.pools.worker);
      for (const { id } of rows)
        await transaction(database, workerOf(id), now(), newId('req'), remindOfSteps);
    },
  };
}
