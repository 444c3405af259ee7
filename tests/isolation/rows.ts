import type { ProbeWorld } from './world.ts';

/** What requests write about themselves rather than about records. */
const besides: Record<string, string> = { api_keys: `- 'last_used_at'` };

/**
 * One hash per table over its rows: equal hashes mean that nothing changed.
 *
 * @param programmeId rows of this programme alone; without it those of every programme
 */
export async function tableHashes(
  world: ProbeWorld,
  programmeId?: string,
): Promise<Record<string, string>> {
  const { rows } = await world.owner.query<{ schema: string; name: string }>(
    `select table_schema as schema, table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and (table_schema = 'public' or (table_schema, table_name) in
       (('auth', 'people'), ('auth', 'sessions'), ('auth', 'passkeys'), ('auth', 'links')))`,
  );
  const hashes: Record<string, string> = {};
  for (const { schema, name } of rows) {
    const found = await world.owner.query<{ hash: string; count: string }>(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as hash, count(*) as count
       from (select (to_jsonb(t) ${besides[name] ?? ''})::text as row from ${schema}.${name} t
         where $1::text is null or to_jsonb(t) ->> 'programme_id' = $1) r`,
      [programmeId ?? null],
    );
    const [only] = found.rows;
    hashes[`${schema}.${name}`] = `${only?.count} rows ${only?.hash}`;
  }
  return hashes;
}
