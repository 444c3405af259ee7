import pg from 'pg';
import { PgBoss, type Db } from 'pg-boss';
import { openPool, type Database } from '../database/index.ts';
import type { Logger } from '../http/index.ts';

export type Queue = { boss: PgBoss; close: () => Promise<void> };

/**
 * Opens pg-boss as the worker, which may read and write its tables and create nothing:
 * the schema is made by `migrate`, and every part of it that would alter tables is off.
 * Expiry, retries and retention are plain writes and run here.
 */
export async function openQueue(database: Database, log: Logger): Promise<Queue> {
  const pool = openPool({
    ...database.poolConfig('worker'),
    max: 2,
    application_name: 'fairway queue',
    types: { getTypeParser: queueParser },
  });
  const db: Db = { executeSql: (text, values) => pool.query(text, values) };
  const boss = new PgBoss({
    schema: 'jobs',
    db,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 20,
    monitorIntervalSeconds: 20,
    // Rebuilding indexes and partitions of statistics would need the owner.
    reindex: false,
    persistQueueStats: false,
    persistWarnings: false,
    registerInstance: false,
  });
  boss.on('error', (error) =>
    log.warn({ error: error.message }, 'The job queue had a fault and goes on.'),
  );
  boss.on('warning', (warning) => log.warn({ warning }, 'The job queue warns.'));
  await boss.start();
  return {
    boss,
    close: async () => {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

/** pg-boss reckons with Date, where the rest of the house keeps moments as text. */
function queueParser(oid: number, format?: 'text' | 'binary') {
  if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text);
  return format === 'binary'
    ? pg.types.getTypeParser(oid, 'binary')
    : pg.types.getTypeParser(oid, 'text');
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The UUID inside a record's id, because pg-boss names its jobs by UUID. */
export function uuidOf(id: string): string {
  let value = 0n;
  for (const character of id.slice(id.indexOf('_') + 1))
    value = value * 32n + BigInt(alphabet.indexOf(character));
  const hex = value.toString(16).padStart(32, '0');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
