import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';

/** Housekeeping of a worker, once an hour. */
export type Chore = { name: string; run: () => Promise<unknown> };

const day = 86_400_000;

/** A chore that does its work in each programme, one transaction each, as the worker. */
export function choreInEachProgramme(
  { name, database, now }: { name: string; database: Database; now: () => Date },
  work: (call: Call) => Promise<unknown>,
): Chore {
  return {
    name,
    run: async () => {
      const { rows } = await sql<{ id: string }>`
        select id from public.programmes order by id`.execute(database.pools.worker);
      for (const { id } of rows)
        await transaction(database, workerOf(id), now(), newId('req'), work);
    },
  };
}

/** First answers are kept for 30 days; after that an Idempotency-Key is new again. */
export function forgetAnswers(parts: { database: Database; now: () => Date }): Chore {
  return choreInEachProgramme({ name: 'stored answers', ...parts }, ({ tx, actor, now }) =>
    sql`delete from public.idempotency_keys
      where programme_id = ${actor.programmeId} and created_at < ${new Date(now.getTime() - 30 * day)}`.execute(
      tx,
    ),
  );
}
