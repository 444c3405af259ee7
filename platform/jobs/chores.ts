import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Database } from '../database/index.ts';

/** Housekeeping of a worker, once an hour. */
export type Chore = { name: string; run: () => Promise<unknown> };

const day = 86_400_000;

/** First answers are kept for 30 days; after that an Idempotency-Key is new again. */
export function forgetAnswers({ database, now }: { database: Database; now: () => Date }): Chore {
  return {
    name: 'stored answers',
    run: async () => {
      const programmes = await sql<{ id: string }>`select id from public.programmes`.execute(
        database.pools.worker,
      );
      for (const { id } of programmes.rows)
        await transaction(database, workerOf(id), now(), newId('req'), (call) =>
          sql`delete from public.idempotency_keys
            where programme_id = ${id} and created_at < ${new Date(call.now.getTime() - 30 * day)}`.execute(
            call.tx,
          ),
        );
    },
  };
}
