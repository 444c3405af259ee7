import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import { isDay } from './calendar.ts';
import { getField } from './catalogue.ts';
import type { Catalogue, Field, SqlSource } from './catalogue.ts';
import { columnOf, columnsOf, foldedSql } from './columns.ts';
import type { Condition, Problem } from './language.ts';
import type { SortKey } from './query-string.ts';

export type KeysetOptions = {
  /** What is listed, so that a cursor works nowhere else: 'GET /deal-registrations'. */
  readonly list: string;
  /** Column of the id that breaks ties. */
  readonly id: SqlSource;
  readonly filter?: Condition;
};

export type Keyset = {
  /** For `order by`. Empty fields come last in both directions. */
  readonly orderBy: RawBuilder<unknown>;
  /** To be selected with each row (`keys.position.as('position')`), exact to the last digit and microsecond. */
  readonly position: RawBuilder<(string | null)[]>;
  /** The cursor that continues after the row with this position. */
  cursorAfter(position: readonly (string | null)[]): string;
  /** The condition for the rows after a cursor; a problem when it was made for another list, sort or filter, or is damaged. */
  after(cursor: string): { readonly where: RawBuilder<SqlBool> } | { readonly problem: Problem };
};

type Key = {
  readonly column: Expression<unknown>;
  readonly written: RawBuilder<string | null>;
  readonly value: (text: string) => RawBuilder<unknown> | undefined;
  readonly descending: boolean;
  readonly required: boolean;
};

/** Pages by position instead of by count: the sort keys, then the id, so that no row is skipped or shown twice. */
export function keyset(
  sort: readonly SortKey[],
  catalogue: Catalogue,
  options: KeysetOptions,
): Keyset {
  const keys = sort.map(({ field, direction }) =>
    keyOf(getField(catalogue, field), direction === 'descending'),
  );
  // The tie-break runs with the last key, so that one index in one direction can serve both.
  keys.push(idKey(options.id, keys.at(-1)?.descending ?? false));
  const origin = JSON.stringify([options.list, sort, options.filter ?? null]);
  return {
    orderBy: sql`${sql.join(keys.map(orderOf))}`,
    position: sql`array[${sql.join(keys.map((key) => key.written))}]`,
    cursorAfter: (position) => encode(origin, position),
    after: (cursor) => {
      const position = decode(origin, cursor);
      const values = position?.map((text, at) => (text === null ? null : keys[at]?.value(text)));
      if (
        !values ||
        values.length !== keys.length ||
        values.includes(undefined) ||
        values.at(-1) === null
      )
        return { problem: invalidCursor };
      // Undefined was refused above.
      return { where: rowsAfter(keys, values as (RawBuilder<unknown> | null)[]) };
    },
  };
}

const invalidCursor: Problem = {
  pointer: '/cursor',
  code: 'conditions.invalid-cursor',
  detail:
    'This cursor is damaged or belongs to another list, sort or filter. Begin again without it.',
};

function keyOf(field: Field, descending: boolean): Key {
  const [source] = columnsOf(field);
  const required = field.required ?? false;
  const column = field.type === 'text' ? foldedSql(source) : source;
  return {
    column,
    descending,
    required,
    written: writtenAs(field, column),
    value: (text) => valueOf(field, text),
  };
}

function idKey(id: SqlSource, descending: boolean): Key {
  const column = columnOf(id);
  const written = sql<string>`${column}::text`;
  return { column, descending, required: true, written, value: textValue };
}

/** Texts that read back as exactly the same value, whatever the session's time zone and date style. */
function writtenAs(field: Field, column: Expression<unknown>): RawBuilder<string | null> {
  if (field.type === 'moment')
    return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return field.type === 'date' ? sql`to_char(${column}, 'YYYY-MM-DD')` : sql`${column}::text`;
}

/** The text of a cursor as parameter of the field's type, or undefined when it is no such value. */
function valueOf(field: Field, text: string): RawBuilder<unknown> | undefined {
  switch (field.type) {
    case 'number':
    case 'money':
      return /^-?\d{1,100}(\.\d{1,100})?$/.test(text) ? sql`${text}::numeric` : undefined;
    case 'boolean':
      return text === 'true' || text === 'false' ? sql`${text}::boolean` : undefined;
    case 'date':
      return isDay(text) ? sql`${text}::date` : undefined;
    case 'moment': {
      const fits = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/.test(text);
      return fits && isDay(text.slice(0, 10)) ? sql`${text}::timestamptz` : undefined;
    }
    default:
      return textValue(text);
  }
}

function textValue(text: string): RawBuilder<unknown> | undefined {
  return text.includes('\0') || !text.isWellFormed() ? undefined : sql`${text}::text`;
}

function orderOf({ column, descending, required }: Key): RawBuilder<unknown> {
  const nulls = required ? sql`` : sql` nulls last`;
  return descending ? sql`${column} desc${nulls}` : sql`${column} asc${nulls}`;
}

function rowsAfter(
  keys: readonly Key[],
  values: readonly (RawBuilder<unknown> | null)[],
): RawBuilder<SqlBool> {
  const [first] = keys;
  if (
    keys.every((key) => key.required && key.descending === first.descending) &&
    !values.includes(null)
  ) {
    // One row comparison walks an index over these columns from the very place.
    const row = sql`(${sql.join(keys.map((key) => key.column))})`;
    const place = sql`(${sql.join(values)})`;
    return first.descending ? sql`${row} < ${place}` : sql`${row} > ${place}`;
  }
  return keys.reduceRight<RawBuilder<SqlBool>>((rest, key, at) => {
    const value = values[at];
    const { column } = key;
    if (value === null) return sql`(${column} is null and ${rest})`;
    const beyond = key.descending ? sql`${column} < ${value}` : sql`${column} > ${value}`;
    const empty = key.required ? sql`` : sql` or ${column} is null`;
    return sql`(${beyond}${empty} or (${column} = ${value} and ${rest}))`;
  }, sql`false`);
}

function encode(origin: string, position: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify([checksum(origin, position), ...position])).toString(
    'base64url',
  );
}

function decode(origin: string, cursor: string): (string | null)[] | undefined {
  if (cursor.length > 16_384 || !/^[\w-]+$/.test(cursor)) return undefined;
  try {
    const json: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(json) || !json.every((item) => item === null || typeof item === 'string'))
      return undefined;
    const [sum, ...position] = json;
    return sum === checksum(origin, position) ? position : undefined;
  } catch {
    // Not JSON.
    return undefined;
  }
}

/** Finds misuse and damage; it keeps no secret, values are checked besides. */
function checksum(origin: string, position: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(origin)
    .update(JSON.stringify(position))
    .digest('base64url')
    .slice(0, 16);
}
