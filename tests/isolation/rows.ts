import type { ProbeWorld } from './world.ts';

/** What requests write about themselves rather than about records. */
const besides: Record<string, string> = { api_keys: `- 'last_used_at'` };

/** One hash per table over all of its rows, of every programme: equal hashes mean that nothing changed. */
export async function tableHashes(world: ProbeWorld): Promise<Record<string, string>> {
  const { rows } = await world.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and (table_schema = 'public' or (table_schema, table_name) in
       (('auth', 'people'), ('auth', 'sessions'), ('auth', 'passkeys'), ('auth', 'links')))`,
  );
  const hashes: Record<string, string> = {};
  for (const { schema, name } of rows) {
    const found = await world.owner.query<{ hash: string; count: string }>(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as hash, count(*) as count
       from (select (to_jsonb(t) ${besides[name] ?? ''})::text as row from ${schema}.${name} t) r`,
    );
    const [only] = found.rows;
    hashes[`${schema}.${name}`] = `${only?.count} rows ${only?.hash}`;
  }
  return hashes;
}
