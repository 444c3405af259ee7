import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

/**
 * What other records hang on these, by the foreign keys of the database: so that a record is only
 * taken away when nothing would go with it, whichever module made what hangs on it.
 *
 * @param table in public; its key is (programme_id, id)
 * @param except tables that are part of the record itself
 * @returns by id a word for what hangs on it, such as `order lines`
 */
export async function whatHangsOn(
  { tx, actor }: Call,
  table: string,
  ids: readonly string[],
  except: readonly string[] = [],
): Promise<Map<string, string>> {
  const { rows: references } = await sql<{ table: string; column: string }>`
    select k.relname as table, a.attname as column
    from pg_constraint c join pg_class k on k.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
    where c.contype = 'f' and c.confrelid = ${`public.${table}`}::regclass and array_length(c.conkey, 1) = 2
      and k.relname <> all(${[...except]}) order by 1, 2`.execute(tx);
  const hanging = new Map<string, string>();
  for (const reference of references) {
    const { rows } = await sql<{ id: string }>`
      select distinct t.${sql.raw(reference.column)} as id from public.${sql.raw(reference.table)} t
      where t.programme_id = ${actor.programmeId} and t.${sql.raw(reference.column)} = any(${[...ids]})`.execute(
      tx,
    );
    for (const { id } of rows)
      if (!hanging.has(id)) hanging.set(id, reference.table.replaceAll('_', ' '));
  }
  return hanging;
}
