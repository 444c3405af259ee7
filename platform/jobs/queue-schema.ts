import type pg from 'pg';
import { PgBoss } from 'pg-boss';

/** Every queue of the product; made at migration, because the worker may create nothing. */
export const queues = {
  /** One message per event: the worker runs its reactions. */
  reactions: 'reactions',
  /** What failed for good. */
  dead: 'dead',
} as const;

/**
 * Installs or upgrades pg-boss's own schema as the owner and gives the worker the
 * right to use it. The application's other roles cannot reach it at all.
 */
export async function migrateJobQueue(client: pg.Client, workerRole: string): Promise<void> {
  const boss = new PgBoss({
    schema: 'jobs',
    supervise: false,
    schedule: false,
    db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values) },
  });
  await boss.start();
  await boss.createQueue(queues.dead);
  await boss.createQueue(queues.reactions, {
    deadLetter: queues.dead,
    retryLimit: 8,
    retryBackoff: true,
    retryDelay: 1,
    // After this long the worker that took an event counts as gone. One that is merely slow does
    // no harm: the inbox lets a reaction take effect once.
    expireInSeconds: 60,
    deleteAfterSeconds: 24 * 3600,
  });
  await boss.stop({ graceful: false });
  await client.query(`grant usage on schema jobs to "${workerRole}"`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema jobs to "${workerRole}"`,
  );
  await client.query(`grant usage, select on all sequences in schema jobs to "${workerRole}"`);
  await client.query(`grant execute on all functions in schema jobs to "${workerRole}"`);
}
