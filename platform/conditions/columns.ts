import { sql } from 'kysely';
import type { Expression, RawBuilder } from 'kysely';
import { sourcesOf } from './catalogue.ts';
import type { Field, SqlSource } from './catalogue.ts';

export type Column = Expression<unknown>;

/** The text as conditions compare it. An index on this very expression serves `is`, `in` and `startsWith`. */
export function foldedSql(column: Column): RawBuilder<string> {
  // In migration 0001: lists sort by it, and PostgreSQL puts its body in its place.
  return sql`(app.folded(${column}) collate "C")`;
}

/** The columns of a field in order. */
export function columnsOf(field: Field): readonly Column[] {
  if (field.sql === undefined) throw new TypeError(`Field ${field.name} cannot be asked in SQL`);
  return sourcesOf(field.sql).map(columnOf);
}

/** A column by its name, or the expression that stands for one. */
export function columnOf(source: SqlSource): Column {
  // The shape alone says that it is an expression: the catalogue does not know Kysely.
  return typeof source === 'string' ? sql.ref(source) : (source as Column);
}
