import { sql, type RawBuilder } from 'kysely';
import type { Call } from '../database/index.ts';
import type { Value, Values } from './kind.ts';

/** A module's own table, with the columns that an import may write and their SQL types. */
export type RecordTable = {
  /** In public; its key is (programme_id, id). */
  table: string;
  /** By the name that TypeScript uses. */
  columns: Readonly<Record<string, ColumnType>>;
  /** Whether it counts versions and keeps when it was changed last. */
  versioned: boolean;
  touched: boolean;
};
export type ColumnType =
  | 'text'
  | 'text[]'
  | 'integer'
  | 'bigint'
  | 'date'
  | 'boolean'
  | 'numeric(19,6)';

export type StoredRow = { id: string; version: number; values: Values };

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows of a module's table by a condition, each with its importable columns. */
export async function findRows(
  { tx, actor }: Call,
  { table, columns, versioned }: RecordTable,
  where: RawBuilder<unknown>,
): Promise<StoredRow[]> {
  const names = Object.keys(columns);
  const { rows } = await sql<Record<string, Value>>`
    select t.id, ${versioned ? sql`t.version` : sql`1`} as "version", ${sql.join(names.map((name) => sql`t.${sql.raw(snake(name))} as ${sql.raw(`"${snake(name)}"`)}`))}
    from public.${sql.raw(table)} t where t.programme_id = ${actor.programmeId} and ${where} order by t.id`.execute(
    tx,
  );
  return rows.map(({ id, version, ...values }) => ({
    id: String(id),
    version: Number(version),
    values,
  }));
}

/** Those of the rows that are still there, by id. */
export async function rowsById(
  call: Call,
  table: RecordTable,
  ids: readonly string[],
): Promise<Map<string, StoredRow>> {
  const rows = await findRows(call, table, sql`t.id = any(${[...ids]})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes the given columns of many rows in one statement; each row has its own set of columns. */
export async function writeRows(
  { tx, actor, now }: Call,
  { table, columns, versioned, touched }: RecordTable,
  rows: readonly { id: string; values: Values }[],
): Promise<void> {
  if (rows.length === 0) return;
  const written = new Set(rows.flatMap(({ values }) => Object.keys(values)));
  const sets = [...written].map((name) => {
    const type = columns[name];
    if (!type) throw new Error(`${table}.${name} is no column of imports.`);
    const column = sql.raw(snake(name));
    return sql`${column} = case when r.values ? ${name} then ${valueOf(name, type)} else t.${column} end`;
  });
  if (versioned) sets.push(sql`version = t.version + 1`);
  if (touched) sets.push(sql`updated_at = ${now}`);
  await sql`update public.${sql.raw(table)} t set ${sql.join(sets)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, values jsonb)
    where t.programme_id = ${actor.programmeId} and t.id = r.id`.execute(tx);
}

/** Takes rows away; what hangs on them goes or stays as the table's keys say. */
export async function removeRows(
  { tx, actor }: Call,
  table: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`delete from public.${sql.raw(table)} where programme_id = ${actor.programmeId} and id = any(${[...ids]})`.execute(
    tx,
  );
}

function valueOf(name: string, type: ColumnType): RawBuilder<unknown> {
  return type === 'text[]'
    ? sql`array(select jsonb_array_elements_text(r.values -> ${name}))`
    : sql`(r.values ->> ${name})::${sql.raw(type)}`;
}
