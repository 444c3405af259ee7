import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { getField } from './catalogue.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { columnsOf, foldedSql } from './columns.ts';
import type { Column } from './columns.ts';
import { denials, spanOf } from './comparison.ts';
import { isAll, isAny, isNot, isReference, textOfScalar } from './language.ts';
import type {
  Amount,
  Comparison,
  Condition,
  Operand,
  Operator,
  Scalar,
  TimeContext,
} from './language.ts';
import { parsePlace } from './place.ts';
import type { Level } from './place.ts';
import { foldText } from './text.ts';

export { keyset, type Keyset, type KeysetOptions } from './keyset.ts';

type Bool = RawBuilder<SqlBool>;

/**
 * Compiles a parsed condition to SQL for `where`: columns from the catalogue, values as parameters.
 * Where a comparison meets an empty field the expression may be null instead of false, which `where` treats alike and
 * which lets an index be used; to show it as a value write `(…) is true`. Negation is pushed down to the comparisons.
 * @throws TypeError on a field without `sql` and on a reference to another field (parse without `references`).
 */
export function toSql(condition: Condition, catalogue: Catalogue, context: TimeContext): Bool {
  return compile(condition, catalogue, context, false);
}

function compile(
  condition: Condition,
  catalogue: Catalogue,
  context: TimeContext,
  denied: boolean,
): Bool {
  if (isNot(condition)) return compile(condition.not, catalogue, context, !denied);
  if (!isAll(condition) && !isAny(condition))
    return compareWith(condition, catalogue, context, denied);
  const parts = isAll(condition) ? condition.all : condition.any;
  const both = isAll(condition) !== denied;
  if (parts.length === 0) return both ? sql<SqlBool>`true` : sql<SqlBool>`false`;
  const compiled = parts.map((part) => compile(part, catalogue, context, denied));
  return sql<SqlBool>`(${sql.join(compiled, both ? sql` and ` : sql` or `)})`;
}

function compareWith(
  comparison: Comparison,
  catalogue: Catalogue,
  context: TimeContext,
  denied: boolean,
): Bool {
  const field = getField(catalogue, comparison.field);
  const { operator, value } = comparison;
  if (isReference(value) && operator !== 'isEmpty')
    throw new TypeError(`${field.name}: a comparison with another field does not compile to SQL`);
  const affirmed = denials[operator];
  const test = affirm(field, affirmed ?? operator, value, context);
  return denied !== (affirmed !== undefined) ? sql<SqlBool>`(${test}) is not true` : test;
}

function affirm(
  field: Field,
  operator: Operator,
  value: Operand | undefined,
  context: TimeContext,
): Bool {
  const columns = columnsOf(field);
  const [column] = columns;
  if (operator === 'isEmpty') return isEmpty(field, columns);
  switch (field.type) {
    case 'text':
      return compareText(foldedSql(column), operator, listOf(value).map(String).map(foldText));
    case 'enum':
    case 'id':
      return oneOf(column, listOf(value).map(String));
    case 'tags':
      return operator === 'hasAll'
        ? sql<SqlBool>`${column} @> ${listOf(value)}::text[]`
        : sql<SqlBool>`${column} && ${listOf(value)}::text[]`;
    case 'hierarchy':
      return isWithin(columns, listOf(value).map(String));
    case 'money':
      return compareAmount(columns, operator, listOf(value) as readonly Amount[]);
    case 'number':
    case 'boolean':
    case 'date':
    case 'moment':
      return compareSize(field, column, operator, value, context);
  }
}

function isEmpty(field: Field, columns: readonly Column[]): Bool {
  const [column] = columns;
  switch (field.type) {
    case 'text':
    case 'enum':
    case 'id':
    case 'hierarchy': {
      const levels = columns.map((level) => sql`(${level} is null or ${level} = '')`);
      return sql<SqlBool>`(${sql.join(levels, sql` and `)})`;
    }
    case 'tags':
      return sql<SqlBool>`(${column} is null or cardinality(${column}) = 0)`;
    default:
      return sql<SqlBool>`${column} is null`;
  }
}

function compareText(folded: Column, operator: Operator, words: readonly string[]): Bool {
  const [word] = words;
  if (operator === 'contains') return sql<SqlBool>`strpos(${folded}, ${word}::text) > 0`;
  if (operator === 'startsWith') return sql<SqlBool>`starts_with(${folded}, ${word}::text)`;
  return oneOf(folded, words);
}

function oneOf(column: Column, words: readonly string[]): Bool {
  return words.length === 1
    ? sql<SqlBool>`${column} = ${words[0]}::text`
    : sql<SqlBool>`${column} = any(${words}::text[])`;
}

function compareAmount(
  [minor, currency]: readonly Column[],
  operator: Operator,
  amounts: readonly Amount[],
): Bool {
  const bounds = amounts.map((amount) => sql`${amount.minor}::bigint`);
  const same = amounts.map((amount) => sql`${currency} = ${amount.currency}::text`);
  return sql<SqlBool>`(${sql.join(same, sql` and `)} and ${ordered(minor, operator, bounds)})`;
}

function compareSize(
  field: Field,
  column: Column,
  operator: Operator,
  value: Operand | undefined,
  context: TimeContext,
): Bool {
  const relative = operator === 'withinLastDays' || operator === 'withinNextDays';
  const values = relative ? spanOf(field, operator, Number(value), context) : listOf(value);
  if (operator === 'in') return sql<SqlBool>`${column} = any(${values.map(String)}::numeric[])`;
  const bounds = values.map((bound) => parameter(field, bound));
  return ordered(column, relative ? 'between' : operator, bounds);
}

/** Whole numbers go as bigint, so that an index on an integer column serves them. */
function parameter(field: Field, value: Scalar): Column {
  if (field.type === 'boolean') return sql`${value}::boolean`;
  if (field.type === 'date') return sql`${value}::date`;
  if (field.type === 'moment') return sql`${value}::timestamptz`;
  return Number.isSafeInteger(value)
    ? sql`${textOfScalar(value)}::bigint`
    : sql`${textOfScalar(value)}::numeric`;
}

function ordered(column: Column, operator: Operator, [bound, upper]: readonly Column[]): Bool {
  switch (operator) {
    case 'between':
      return sql<SqlBool>`${column} between ${bound} and ${upper}`;
    case 'gt':
    case 'after':
      return sql<SqlBool>`${column} > ${bound}`;
    case 'gte':
      return sql<SqlBool>`${column} >= ${bound}`;
    case 'lt':
    case 'before':
      return sql<SqlBool>`${column} < ${bound}`;
    case 'lte':
      return sql<SqlBool>`${column} <= ${bound}`;
    default:
      return sql<SqlBool>`${column} = ${bound}`;
  }
}

function isWithin(columns: readonly Column[], patterns: readonly string[]): Bool {
  const places = patterns.map((pattern) => {
    const levels = parsePlace(pattern, columns.length) ?? [];
    const tests = levels.flatMap((level, at) => onLevel(columns[at], level));
    return sql`(${sql.join(tests, sql` and `)})`;
  });
  return sql<SqlBool>`(${sql.join(places, sql` or `)})`;
}

function onLevel(column: Column, level: Level): Bool[] {
  switch (level.kind) {
    case 'any':
      return [];
    case 'code':
      return [sql<SqlBool>`${column} = ${level.code}::text`];
    case 'start':
      return [sql<SqlBool>`starts_with(${column} collate "C", ${level.start}::text)`];
    case 'range': {
      const start = (bound: string) => sql`left(${column}, ${bound.length}::int) collate "C"`;
      return [
        sql<SqlBool>`${start(level.low)} >= ${level.low}::text`,
        sql<SqlBool>`${start(level.high)} <= ${level.high}::text`,
      ];
    }
  }
}

function listOf(value: Operand | undefined): readonly Scalar[] {
  return Array.isArray(value) ? value : [value as Scalar];
}
