import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateJobQueue } from '../jobs/queue-schema.ts';
import {
  contextPads,
  derivedKey,
  roleNames,
  roleOf,
  rolePassword,
  rolePrefixFor,
  type RolePrefix,
} from './roles.ts';

const folder = fileURLToPath(new URL('../../database/migrations/', import.meta.url));
const lockTimeout = '3s';

export type MigrationReport = { applied: string[]; rolePrefix: RolePrefix };

/**
 * Brings the schema to the present: makes the roles, then runs the numbered SQL files
 * that have not run, each in its own transaction under a lock timeout with retries.
 *
 * @param ownerUrl a connection that may create roles and objects in the database
 * @param secret the installation's secret, from which role passwords and the context key derive
 * @throws when an applied file was edited, or when the database belongs to another secret
 */
export async function migrate(ownerUrl: string, secret: string): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    // One migrating process at a time; the others wait here and then find nothing to do.
    await client.query("select pg_advisory_lock(hashtext('fairway.migrate'))");
    const prefix = await installedPrefix(client);
    await ensureRoles(client, prefix, secret);
    await client.query(`set role "${roleOf(prefix, 'owner')}"`);
    const applied = await runFiles(client, prefix);
    await storeKeys(client, prefix, secret);
    await migrateJobQueue(client, roleOf(prefix, 'worker'));
    return { applied, rolePrefix: prefix };
  } finally {
    await client.end();
  }
}

async function installedPrefix(client: pg.Client): Promise<RolePrefix> {
  const { rows } = await client.query<{ exists: boolean; database: string }>(
    "select to_regclass('install.settings') is not null as exists, current_database() as database",
  );
  const row = rows[0];
  if (!row) throw new Error('The database did not answer its own name.');
  if (!row.exists) return rolePrefixFor(row.database);
  // The owner is found by asking who owns the schema: install.settings is readable by it alone.
  const owner = await client.query<{ owner: string }>(
    "select nspowner::regrole::text as owner from pg_namespace where nspname = 'install'",
  );
  return rolePrefixFor((owner.rows[0]?.owner ?? '').replaceAll('"', '').replace(/_owner$/, ''));
}

async function ensureRoles(client: pg.Client, prefix: RolePrefix, secret: string): Promise<void> {
  const { rows } = await client.query<{ major: number; superuser: boolean; database: string }>(
    "select current_setting('server_version_num')::int / 10000 as major, rolsuper as superuser, current_database() as database from pg_roles where rolname = current_user",
  );
  const server = rows[0];
  if (!server || server.major < 15)
    throw new Error(
      `PostgreSQL 15 or newer is needed; this server is ${server?.major ?? 'unknown'}.`,
    );
  const known = new Set(
    (await client.query<{ rolname: string }>('select rolname from pg_roles')).rows.map(
      (row) => row.rolname,
    ),
  );
  for (const name of roleNames) {
    const role = roleOf(prefix, name);
    if (!known.has(role))
      await client.query(
        `create role "${role}" ${name === 'owner' ? 'nologin' : 'login'} noinherit`,
      );
    if (name !== 'owner')
      await client.query(
        `alter role "${role}" password ${client.escapeLiteral(rolePassword(secret, role))}`,
      );
    await client.query(`grant connect on database "${server.database}" to "${role}"`);
  }
  const owner = roleOf(prefix, 'owner');
  await client.query(`grant "${owner}" to current_user`);
  await client.query(`grant create on database "${server.database}" to "${owner}"`);
  await client.query(`grant create, usage on schema public to "${owner}"`);
}

async function runFiles(client: pg.Client, prefix: RolePrefix): Promise<string[]> {
  const done = await appliedFiles(client);
  const applied: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const text = await readFile(folder + name, 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === hash) continue;
    if (before)
      throw new Error(
        `Migration ${name} was edited after it ran here. Restore the file; changes go into a new migration.`,
      );
    await runFile(client, name, hash, withRoles(text, prefix));
    applied.push(name);
  }
  return applied;
}

async function appliedFiles(client: pg.Client): Promise<Map<string, string>> {
  const exists = await client.query<{ there: boolean }>(
    "select to_regclass('install.migrations') is not null as there",
  );
  if (!exists.rows[0]?.there) return new Map();
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from install.migrations',
  );
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

function withRoles(text: string, prefix: RolePrefix): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const known = roleNames.find((role) => role === name);
    if (!known) throw new Error(`A migration names the unknown role {{${name}}}.`);
    return roleOf(prefix, known);
  });
}

async function runFile(client: pg.Client, name: string, hash: string, sql: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin');
      await client.query(`set local lock_timeout = '${lockTimeout}'`);
      await client.query(sql);
      await client.query(
        'create table if not exists install.migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())',
      );
      await client.query('insert into install.migrations (name, sha256) values ($1, $2)', [
        name,
        hash,
      ]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      // 55P03: a long read holds the table; give way and come back rather than stop everyone.
      if (code !== '55P03' || attempt >= 20)
        throw Object.assign(error instanceof Error ? error : new Error(String(error)), {
          migration: name,
        });
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
    }
  }
}

async function storeKeys(client: pg.Client, prefix: RolePrefix, secret: string): Promise<void> {
  const fingerprint = fingerprintOf(secret);
  const { rows } = await client.query<{ value: string }>(
    "select value #>> '{}' as value from install.settings where key = 'secret-fingerprint'",
  );
  if (rows[0] && rows[0].value !== fingerprint) {
    throw new Error(
      'This database was made with another installation secret. Give that secret (FAIRWAY_SECRET or the data folder that holds it).',
    );
  }
  const pads = contextPads(secret);
  await client.query(
    'insert into install.context_key (inner_pad, outer_pad) values ($1, $2) on conflict (only_row) do nothing',
    [pads.inner, pads.outer],
  );
  await client.query(
    'insert into install.settings (key, value) values ($1, to_jsonb($2::text)), ($3, to_jsonb($4::text)) on conflict (key) do nothing',
    ['secret-fingerprint', fingerprint, 'role-prefix', prefix],
  );
}

/** By which a database knows its secret without having it. */
export function fingerprintOf(secret: string): string {
  return createHash('sha256').update(derivedKey(secret, 'fingerprint')).digest('hex');
}
