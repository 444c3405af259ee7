import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from '../database/index.ts';
import type { Logger } from '../http/index.ts';

const channel = 'fairway_wake';

/**
 * Wakes the workers of other processes after a commit: a process without a worker of its
 * own calls it. Not a trigger on purpose: NOTIFY inside a writing transaction would make all
 * commits queue behind one lock.
 */
export async function wakeWorkers(database: Database): Promise<void> {
  await sql`select pg_notify(${channel}, '')`.execute(database.pools.worker);
}

/** Listens for other processes' calls; reconnects when the database was away. */
export function listenForWakes(
  database: Database,
  wake: () => void,
  log: Logger,
): { stop: () => Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async () => {
    const next = new pg.Client({
      ...database.poolConfig('worker'),
      application_name: 'fairway wake',
    });
    client = next;
    const again = () => {
      if (client !== next || stopped) return;
      client = undefined;
      void next.end().catch(() => undefined);
      retry = setTimeout(() => void connect(), 2000);
    };
    next.on('error', again);
    next.on('end', again);
    next.on('notification', wake);
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      wake();
    } catch (error) {
      log.warn(
        { error: String(error) },
        'Other processes cannot wake this worker just now; it looks by itself each second.',
      );
      again();
    }
  };
  const first = connect();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
