import { sql, type RawBuilder } from 'kysely';
import type { Catalogue } from '../conditions/catalogue.ts';
import { parseListQuery, type SortKey } from '../conditions/query-string.ts';
import { keyset, toSql } from '../conditions/sql.ts';
import type { Call } from '../database/index.ts';
import { refuse, type FieldProblem } from '../refusal/index.ts';
import type { ListQuery } from './contract.ts';

export type Page<Row> = { data: Row[]; nextCursor: string | null; hasMore: boolean };

export type ListOptions = {
  /** Names the list, so that its cursors work nowhere else: `GET /partners`. */
  list: string;
  /** Columns to select, each under its answer's name. */
  columns: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  /** Joins that columns need, but neither filters nor sort keys: made for the rows of the page alone. */
  joins?: { table: string; with: RawBuilder<unknown> };
  /** The store's own line of defence and whatever the list is about. */
  where: RawBuilder<unknown>;
  /** The fields this reader may filter and sort by. */
  catalogue: Catalogue;
  /** Column of the id that breaks ties, as `partners.id`. */
  id: string;
  sort: readonly SortKey[];
};

/**
 * One page of a list: filter and sort by the conditions' query grammar, paged by position.
 *
 * @param query the operation's `listQuery`, with its `filter[…]` parameters
 * @throws 400 naming every parameter that cannot be used; hidden and unknown fields alike
 */
export async function listPage<Row>(
  { tx, now }: Call,
  query: ListQuery,
  options: ListOptions,
): Promise<Page<Row>> {
  const parameters = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const unknown = parameters.filter(([name]) => !/^(cursor|limit|sort|filter(\[.*)?)$/.test(name));
  if (unknown.length > 0)
    throw invalid(
      unknown.map(([name]) => ({
        pointer: `/query/${name}`,
        code: 'unknown-field',
        detail: 'This parameter is not known here. Remove it.',
      })),
    );
  const parsed = parseListQuery(parameters, options.catalogue);
  if (!parsed.ok)
    throw invalid(
      parsed.problems.map((problem) => ({ ...problem, pointer: `/query${problem.pointer}` })),
    );
  const sort = parsed.query.sort ?? options.sort;
  const filter = parsed.query.filter;
  const keys = keyset(sort, options.catalogue, {
    list: options.list,
    id: options.id,
    ...(filter ? { filter } : {}),
  });
  const after = query.cursor === undefined ? null : keys.after(query.cursor);
  if (after && 'problem' in after)
    throw invalid([{ ...after.problem, pointer: `/query${after.problem.pointer}` }]);
  const chosen = (selected: RawBuilder<unknown>) => sql`
    select ${selected}, ${keys.position} as position from ${options.from}
    where ${options.where} ${filter ? sql`and ${toSql(filter, options.catalogue, { now })}` : sql``} ${after ? sql`and ${after.where}` : sql``}
    order by ${keys.orderBy} limit ${query.limit + 1}`;
  const { joins } = options;
  // Under the table's own name, so that columns and sort keys read the same in both places.
  const { rows } = await sql<Row & { position: (string | null)[] }>`${
    joins
      ? sql`select ${options.columns}, position from (${chosen(sql`${sql.table(joins.table)}.*`)}) as ${sql.table(joins.table)}
        ${joins.with} order by ${keys.orderBy}`
      : chosen(options.columns)
  }`.execute(tx);
  const data = rows.slice(0, query.limit);
  const last = data.at(-1);
  const hasMore = rows.length > query.limit;
  return { data, hasMore, nextCursor: hasMore && last ? keys.cursorAfter(last.position) : null };
}

function invalid(errors: FieldProblem[]) {
  return refuse('http.invalid-request', {
    status: 400,
    detail: errors.map((error) => error.detail).join(' '),
    errors,
  });
}
