import { sql, type RawBuilder } from 'kysely';
import type { Call } from '../../platform/database/index.ts';
import type { ExportedTable } from './tables.ts';

export type TableColumns = {
  table: string;
  columns: string[];
  key: string[];
  without: RawBuilder<boolean> | undefined;
};

const rowsAtOnce = 2_000;

/** The columns of a table that the call's own role may read, and the key that orders it; none where it may read nothing. */
export async function columnsOf(
  { tx, actor }: Call,
  { table, without = [], rowsOfPartner }: ExportedTable,
): Promise<TableColumns | null> {
  const { rows } = await sql<{ name: string; place: number | null }>`
    select a.attname::text as name, array_position(i.indkey::int2[], a.attnum) as place
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${`public.${table}`}::regclass and a.attnum > 0 and not a.attisdropped
      and has_column_privilege(a.attrelid, a.attnum, 'select')
    order by a.attnum`.execute(tx);
  const columns = rows.map(({ name }) => name).filter((name) => !without.includes(name));
  if (columns.length === 0) return null;
  const key = rows
    .filter((row) => row.place !== null)
    .toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0))
    .map(({ name }) => name);
  return { table, columns, key, without: actor.side === 'partner' ? undefined : rowsOfPartner };
}

/**
 * All rows of a table that the call's role sees in its programme, in the order of the key, some at a time: any
 * number of rows needs the same memory. Row-level security says which; nothing here widens it.
 */
export async function* rowsOf(
  { tx, actor }: Call,
  { table, columns, key, without }: TableColumns,
): AsyncGenerator<Record<string, unknown>> {
  const scope = sql.ref(table === 'programmes' ? 'id' : 'programme_id');
  const selected = sql.join(columns.map((name) => sql.ref(name)));
  const order = sql.join(key.map((name) => sql.ref(name)));
  // The key as text lists compares as its columns do: every column of a key is text, a number or a moment.
  const position = sql.join(key.map((name) => sql`${sql.ref(name)}::text`));
  const kept = without ? sql`and not ${without}` : sql``;
  let after: string[] | null = null;
  for (;;) {
    const beyond: ReturnType<typeof sql> = after
      ? sql`and (${order}) > (${sql.join(after)})`
      : sql``;
    const { rows } = await sql<Record<string, unknown> & { keyOfRow: string[] }>`
      select ${selected}, array[${position}] as key_of_row from ${sql.table(`public.${table}`)}
      where ${scope} = ${actor.programmeId} ${kept} ${beyond} order by ${order} limit ${rowsAtOnce}`.execute(
      tx,
    );
    for (const { keyOfRow: _, ...row } of rows) yield row;
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.keyOfRow ?? null;
  }
}
