import { operators } from './language.ts';
import type { FieldType, Operator, Problem } from './language.ts';

/** What Kysely's `sql` and expression builder give; named by shape, so that catalogues stay free of the server. */
export type SqlExpression = { toOperationNode(): unknown };
/** A column ('organisations.tier', camelCase) or an expression. */
export type SqlSource = string | SqlExpression;

export type FieldDefinition = {
  readonly type: FieldType;
  /** As a reader knows it: 'Partner tier'. */
  readonly label: string;
  /** Where the fact lies among the facts, default the field's name: 'lead.country'. A hierarchy may name one path per level. */
  readonly of?: string | readonly string[];
  /** Absent: the field cannot be asked in SQL. Money names both columns, a hierarchy one column per level. */
  readonly sql?:
    | SqlSource
    | readonly SqlSource[]
    | { readonly minor: SqlSource; readonly currency: SqlSource };
  /** Code → what readers see. Required for an enum and closed for enum and tags; elsewhere only names for sentences. */
  readonly values?: Readonly<Record<string, string>>;
  /** The names of a hierarchy's levels from wide to narrow. */
  readonly levels?: readonly string[];
  /** Whether lists may be sorted by it. Default: all but tags, hierarchies and money, if `sql` is there. */
  readonly sortable?: boolean;
  /** Never empty (a column that is `not null`): sorting can then walk an index. */
  readonly required?: boolean;
};

export type Field = FieldDefinition & {
  readonly name: string;
  readonly paths: readonly (readonly string[])[];
  readonly sortable: boolean;
};

/** The fields one audience may filter on. What is not in it does not exist for that audience. */
export type Catalogue = { readonly fields: ReadonlyMap<string, Field> };

/** What a filter editor needs to know of a field, free of SQL, fit for JSON. */
export type FieldDescription = {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly operators: readonly Operator[];
  readonly values?: Readonly<Record<string, string>>;
  readonly levels?: readonly string[];
  readonly sortable: boolean;
};

/**
 * Builds the catalogue of one audience. Names are camelCase, with dots for nested facts.
 * @throws TypeError on a definition that could never work: these are faults of the program, not of a reader.
 */
export function catalogue(definitions: Readonly<Record<string, FieldDefinition>>): Catalogue {
  const fields = new Map<string, Field>();
  for (const [name, definition] of Object.entries(definitions))
    fields.set(name, field(name, definition));
  return { fields };
}

/** The field of a condition that was parsed with this catalogue. @throws TypeError when it was parsed with another. */
export function getField(catalogue: Catalogue, name: string): Field {
  const found = catalogue.fields.get(name);
  if (!found)
    throw new TypeError(
      `The condition was not parsed with this catalogue: it has no field ${name}`,
    );
  return found;
}

/** Unknown and hidden fields answer alike: only what is allowed is known here, and only that is ever suggested. */
export function unknownField(name: string, allowed: Iterable<string>, pointer: string): Problem {
  const suggestion = nearest(name, allowed);
  const mend = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  return {
    pointer,
    code: 'conditions.unknown-field',
    detail: `There is no field ${JSON.stringify(name.slice(0, 64))} here.${mend}`,
    ...(suggestion !== undefined && { suggestion }),
  };
}

export function describeFields(catalogue: Catalogue): FieldDescription[] {
  return [...catalogue.fields.values()].map(({ name, label, type, values, levels, sortable }) => ({
    name,
    label,
    type,
    operators: operators[type],
    ...(values && { values }),
    ...(levels && { levels }),
    sortable,
  }));
}

/** The candidate with the fewest typing mistakes, if these are at most two and fewer than half of its letters. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = 3;
  if (name.length > 64) return undefined;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance >= least || distance * 2 >= candidate.length) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

function field(name: string, definition: FieldDefinition): Field {
  const { type, of = name, sql, values, levels } = definition;
  const wrong = (what: string) => new TypeError(`Field ${name}: ${what}`);
  const paths = (typeof of === 'string' ? [of] : of).map((path) => path.split('.'));
  if (!/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/.test(name))
    throw wrong('the name is not camelCase');
  if (type === 'enum' && !values) throw wrong('an enum lists its values');
  if (type === 'hierarchy' && !levels?.length) throw wrong('a hierarchy names its levels');
  if (paths.length !== 1 && paths.length !== levels?.length)
    throw wrong('one path, or one for each level');
  if (sql !== undefined) checkSources(sql, type, levels?.length ?? 0, wrong);
  const sortable = definition.sortable ?? !['tags', 'hierarchy', 'money'].includes(type);
  return { ...definition, name, paths, sortable: sortable && sql !== undefined };
}

function checkSources(
  sql: NonNullable<FieldDefinition['sql']>,
  type: FieldType,
  depth: number,
  wrong: (what: string) => TypeError,
): void {
  const sources = sourcesOf(sql);
  const expected = { money: 2, hierarchy: depth }[type as 'money' | 'hierarchy'] ?? 1;
  if (sources.length !== expected)
    throw wrong(`${expected} columns are needed, not ${sources.length}`);
  for (const source of sources)
    if (typeof source === 'string' && !/^[a-z]\w*(\.[a-z]\w*){0,2}$/.test(source))
      throw wrong(`${JSON.stringify(source)} is no column`);
}

/** Columns of a field in order: minor before currency, wide before narrow. */
export function sourcesOf(sql: NonNullable<FieldDefinition['sql']>): readonly SqlSource[] {
  if (typeof sql === 'string' || 'toOperationNode' in sql) return [sql];
  return 'minor' in sql ? [sql.minor, sql.currency] : sql;
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau's distance, optimal string alignment). */
function editDistance(left: string, right: string): number {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        above[column] + 1,
        line[column - 1] + 1,
        above[column - 1] + (same ? 0 : 1),
      );
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, before[column - 2] + 1);
      line.push(cost);
    }
    before = above;
    above = line;
  }
  return above[right.length];
}
