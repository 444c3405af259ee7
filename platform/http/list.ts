import { sql, type RawBuilder } from 'kysely';
import type { Catalogue } from '../conditions/catalogue.ts';
import { parseListQuery, type SortKey } from '../conditions/query-string.ts';
import { keyset, toSql } from '../conditions/sql.ts';
import type { Call } from '../database/index.ts';
import { refuse, type FieldProblem } from '../refusal/index.ts';
import type { ListQuery } from './contract.ts';

export type Page<Row> = { data: Row[]; nextCursor: string | null; hasMore: boolean };

/** A page whose cursor is the id of its last row. @param rows those asked for, and one more where there are more */
export function pageById<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number,
): Page<Row> {
  const data = rows.slice(0, limit);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null };
}

/** Conditions with no row in common (`visibleParts`): each is read in the list's order, a page at most. */
type Parts = { table: string; either: readonly RawBuilder<unknown>[] };

export type ListOptions = {
  /** Names the list, so that its cursors work nowhere else: `GET /partners`. */
  list: string;
  /** Columns to select, each under its answer's name. */
  columns: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
  /** Joins that columns need, but neither filters nor sort keys: made for the rows of the page alone. */
  joins?: { table: string; with: RawBuilder<unknown> };
  /** The store's own line of defence and whatever the list is about. */
  where: RawBuilder<unknown> | Parts;
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
  const statement = pageStatement(options, {
    where: sql`${filter ? sql`and ${toSql(filter, options.catalogue, { now })}` : sql``} ${after ? sql`and ${after.where}` : sql``}`,
    position: keys.position,
    orderBy: keys.orderBy,
    limit: query.limit + 1,
  });
  const { rows } = await sql<Row & { position: (string | null)[] }>`${statement}`.execute(tx);
  const data = rows.slice(0, query.limit);
  const last = data.at(-1);
  const hasMore = rows.length > query.limit;
  return { data, hasMore, nextCursor: hasMore && last ? keys.cursorAfter(last.position) : null };
}

type Asked = {
  where: RawBuilder<unknown>;
  position: RawBuilder<unknown>;
  orderBy: RawBuilder<unknown>;
  limit: number;
};

/** What surrounds the chosen rows calls them by the table's own name, so that columns and sort keys read the same in both places. */
function pageStatement(
  { columns, from, joins, where }: ListOptions,
  { where: asked, position, orderBy, limit }: Asked,
): RawBuilder<unknown> {
  const chosen = (selected: RawBuilder<unknown>, part: RawBuilder<unknown>) => sql`
    select ${selected}, ${position} as position from ${from}
    where ${part} ${asked} order by ${orderBy} limit ${limit}`;
  const parts = 'either' in where ? where : undefined;
  const table = joins?.table ?? parts?.table;
  if (table === undefined) return chosen(columns, sql`${where}`);
  const rows = (parts?.either ?? [where]).map(
    (part) => sql`(${chosen(sql`${sql.table(table)}.*`, sql`${part}`)})`,
  );
  return sql`select ${columns}, position from (${sql.join(rows, sql` union all `)}) as ${sql.table(table)}
    ${joins?.with ?? sql``} order by ${orderBy} limit ${limit}`;
}

function invalid(errors: FieldProblem[]) {
  return refuse('http.invalid-request', {
    status: 400,
    detail: errors.map((error) => error.detail).join(' '),
    errors,
  });
}
