import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

/** Records by the keys under which earlier imports knew them, for tables that have no such column. */
export async function recordsOfKeys(
  { tx, actor }: Call,
  record: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{
    key: string;
    recordId: string;
  }>`select key, record_id from public.import_keys
    where programme_id = ${actor.programmeId} and record = ${record} and key = any(${[...keys]})`.execute(
    tx,
  );
  return new Map(rows.map(({ key, recordId }) => [key, recordId]));
}

export async function keepKeys(
  { tx, actor }: Call,
  record: string,
  keys: readonly { key: string; recordId: string }[],
): Promise<void> {
  await sql`insert into public.import_keys (programme_id, record, key, record_id)
    select ${actor.programmeId}, ${record}, r.key, r."recordId"
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as r (key text, "recordId" text)
    on conflict (programme_id, record, key) do update set record_id = excluded.record_id`.execute(
    tx,
  );
}

/** Forgets the keys of records that are taken away. */
export async function forgetKeys({ tx, actor }: Call, recordIds: readonly string[]): Promise<void> {
  await sql`delete from public.import_keys where programme_id = ${actor.programmeId} and record_id = any(${[...recordIds]})`.execute(
    tx,
  );
}
