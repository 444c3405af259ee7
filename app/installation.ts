import {
  connectionOf,
  migrate,
  openDatabase,
  policiesAreOff,
  type Database,
} from '../platform/database/index.ts';
import { startEmbedded, type EmbeddedDatabase } from '../platform/database/embedded/index.ts';
import pg from 'pg';
import { fileStorageFrom, keepFilesIn } from '../platform/files/index.ts';
import type { Settings } from './settings.ts';

export type Installation = {
  settings: Settings;
  database: Database;
  ownerUrl: string;
  embedded: EmbeddedDatabase | null;
  applied: string[];
  close: () => Promise<void>;
};

const databaseName = 'fairway';

/**
 * Opens the installation's database: the one DATABASE_URL names, else the embedded
 * PostgreSQL (started, or joined where it runs), brought to the present schema.
 */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const embedded = settings.databaseUrl ? null : await startEmbedded({ dataDir: settings.dataDir });
  try {
    if (embedded) await ensureDatabase(embedded.url());
    const ownerUrl = settings.databaseUrl ?? embedded?.url(databaseName) ?? '';
    const { applied, rolePrefix } = await migrate(ownerUrl, settings.secret);
    if (policiesAreOff()) await dropPolicies(ownerUrl);
    keepFilesIn(fileStorageFrom(settings));
    const database = openDatabase(ownerUrl, settings.secret, rolePrefix);
    const close = async () => {
      await database.close();
      await embedded?.stop();
    };
    return { settings, database, ownerUrl, embedded, applied, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client(connectionOf(adminUrl));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      databaseName,
    ]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** FAIRWAY_RLS=off, in a throw-away database: the application's own filters stand alone. */
export async function dropPolicies(ownerUrl: string): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl));
  await client.connect();
  try {
    await client.query(`do $$ declare t record; begin
      for t in select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relrowsecurity and n.nspname = 'public' loop
        execute format('alter table %s no force row level security', t.name);
        execute format('alter table %s disable row level security', t.name);
      end loop; end $$`);
  } finally {
    await client.end();
  }
}
