import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId, type Call, type Tx } from '../../../platform/database/index.ts';

export type NewTerritory = {
  sourceKey: string;
  name: string;
  country: string | null;
  grouping: string | null;
};

/** Every territory of the programme, in the order of their names. */
export async function listTerritories(tx: Tx, actor: Actor) {
  const { rows } = await sql<{
    key: string;
    name: string;
    country: string | null;
    grouping: string | null;
  }>`select source_key as key, name, country, grouping from public.territories
    where programme_id = ${actor.programmeId} order by name`.execute(tx);
  return rows;
}

/** Adds territories; a known `sourceKey` takes the new name, country and grouping. */
export async function saveTerritories(
  { tx, actor, now }: Call,
  territories: readonly NewTerritory[],
): Promise<void> {
  const rows = territories.map((territory) => ({ id: newId('terr'), ...territory }));
  await sql`insert into public.territories (programme_id, id, source_key, name, country, grouping, created_at)
    select ${actor.programmeId}, r.id, r."sourceKey", r.name, r.country, r.grouping, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "sourceKey" text, name text, country text, grouping text)
    on conflict (programme_id, source_key) do update set name = excluded.name, country = excluded.country, grouping = excluded.grouping`.execute(
    tx,
  );
}
