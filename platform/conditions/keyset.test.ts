import fc from 'fast-check';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf } from '../database/index.ts';
import { catalogue } from './catalogue.ts';
import { keyset } from './keyset.ts';
import type { Condition } from './language.ts';
import type { SortKey } from './query-string.ts';
import { toSql } from './sql.ts';

const deals = catalogue({
  name: { type: 'text', label: 'Name', sql: 'deals.name' },
  revenue: { type: 'number', label: 'Revenue', sql: 'deals.revenue' },
  closesOn: { type: 'date', label: 'Close', sql: 'deals.closesOn' },
  createdAt: { type: 'moment', label: 'Created', sql: 'deals.createdAt', required: true },
  stage: {
    type: 'enum',
    label: 'Stage',
    values: { won: 'Won', open: 'Open' },
    sql: 'deals.stage',
    required: true,
  },
  isRenewal: { type: 'boolean', label: 'Renewal', sql: 'deals.isRenewal' },
});
const list = { list: 'GET /deals', id: 'deals.id' };
const now = new Date('2026-03-01T00:00:00Z');

const { url } = await testDatabase();
const db = new Kysely<unknown>({
  dialect: new PostgresDialect({
    pool: new pg.Pool({ ...connectionOf(url), max: 1, options: '-c timezone=UTC' }),
  }),
  plugins: [new CamelCasePlugin()],
});
afterAll(() => db.destroy());

beforeAll(async () => {
  await sql`create temp table deals (id text collate "C" primary key, name text, revenue numeric, closes_on date,
    created_at timestamptz not null, stage text not null, is_renewal boolean)`.execute(db);
  // Few different values, so that ties and gaps are everywhere; moments differ by one microsecond.
  await sql`insert into deals select 'deal_' || n,
    (array['Ärger', 'ärger', 'Zoo', '', null, 'zoo 😀'])[1 + n % 6],
    (array[null, 0.1, 0.10, 12345678901234567890.123456, -3])[1 + n % 5],
    (array[null, date '2026-03-01', date '0001-01-01', date '9999-12-31'])[1 + n % 4],
    timestamptz '2026-03-01 00:00:00.000001Z' + (n % 3) * interval '1 microsecond',
    (array['won', 'open'])[1 + n % 2], (array[true, false, null])[1 + n % 3]
    from generate_series(1, 60) n`.execute(db);
});

const sorts = fc.uniqueArray(
  fc.record<SortKey>({
    field: fc.constantFrom(...deals.fields.keys()),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  { selector: (key) => key.field, maxLength: 3 },
);

describe('paging by position', () => {
  test('page after page gives every row once, in the order of the whole list, whatever the order and the size', async () => {
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 1, max: 25 }), async (sort, size) => {
        const keys = keyset(sort, deals, list);
        const whole = await sql<{
          id: string;
        }>`select id from deals order by ${keys.orderBy}`.execute(db);
        const paged: string[] = [];
        for (
          let rows = await page(sort, size);
          rows.ids.length > 0;
          rows = await page(sort, size, rows.cursor)
        )
          paged.push(...rows.ids);
        expect(paged).toEqual(whole.rows.map((row) => row.id));
        expect(new Set(paged).size).toBe(60);
      }),
      { numRuns: 120 },
    );
  });

  test('empty fields come last in both directions', async () => {
    for (const direction of ['ascending', 'descending'] as const) {
      const keys = keyset([{ field: 'revenue', direction }], deals, list);
      const { rows } = await sql<{
        revenue: string | null;
      }>`select revenue from deals order by ${keys.orderBy}`.execute(db);
      const firstEmpty = rows.findIndex((row) => row.revenue === null);
      expect(firstEmpty).toBe(48);
      expect(rows.slice(firstEmpty).every((row) => row.revenue === null)).toBe(true);
    }
  });

  test('fields that are never empty, sorted in one direction, page by one row comparison', () => {
    const sort: SortKey[] = [{ field: 'createdAt', direction: 'descending' }];
    const keys = keyset(sort, deals, list);
    const after = keys.after(keys.cursorAfter(['2026-03-01T00:00:00.000001Z', 'deal_7']));
    const compiled =
      'where' in after ? sql`${after.where} order by ${keys.orderBy}`.compile(db) : undefined;
    expect(compiled?.sql).toBe(
      '("deals"."created_at", "deals"."id") < ($1::timestamptz, $2::text) order by "deals"."created_at" desc, "deals"."id" desc',
    );
    expect(compiled?.parameters).toEqual(['2026-03-01T00:00:00.000001Z', 'deal_7']);
  });
});

describe('a cursor', () => {
  const sort: SortKey[] = [{ field: 'revenue', direction: 'ascending' }];
  const filter: Condition = { field: 'stage', operator: 'is', value: 'won' };
  const cursor = keyset(sort, deals, { ...list, filter }).cursorAfter(['0.1', 'deal_1']);

  test('continues the list it was made for and no other', () => {
    expect(keyset(sort, deals, { ...list, filter }).after(cursor)).toHaveProperty('where');
    const others = [
      keyset(sort, deals, list),
      keyset(sort, deals, { ...list, filter: { not: filter } }),
      keyset(sort, deals, { ...list, filter, list: 'GET /leads' }),
      keyset([{ field: 'revenue', direction: 'descending' }], deals, { ...list, filter }),
      keyset([], deals, { ...list, filter }),
    ];
    for (const keys of others)
      expect(keys.after(cursor)).toMatchObject({ problem: { code: 'conditions.invalid-cursor' } });
  });

  test('that is damaged or invented is refused, never handed to the database', () => {
    const keys = keyset(sort, deals, { ...list, filter });
    fc.assert(
      fc.property(
        fc.nat(cursor.length - 1),
        fc.constantFrom('A', 'z', '0', '_', ''),
        (at, letter) => {
          fc.pre(cursor[at] !== letter);
          const damaged = cursor.slice(0, at) + letter + cursor.slice(at + 1);
          // The last letter of base64url may carry bits that mean nothing.
          fc.pre(Buffer.from(damaged, 'base64url').compare(Buffer.from(cursor, 'base64url')) !== 0);
          expect(keys.after(damaged)).toHaveProperty('problem');
        },
      ),
    );
    for (const text of ['', '%', 'bnVsbA', 'x'.repeat(20_000)])
      expect(keys.after(text)).toHaveProperty('problem');
    // Rightly summed, but no values of these columns.
    for (const position of [
      ['NaN', 'deal_1'],
      ['1; drop', 'deal_1'],
      ['1', null],
      ['1'],
      ['1', 'a\0'],
      ['1', 'deal_1', 'x'],
    ])
      expect(keys.after(keys.cursorAfter(position))).toHaveProperty('problem');
    const dated = keyset([{ field: 'closesOn', direction: 'ascending' }], deals, list);
    expect(dated.after(dated.cursorAfter(['2026-02-30', 'deal_1']))).toHaveProperty('problem');
  });

  test('works together with the filter', async () => {
    const keys = keyset(sort, deals, { ...list, filter });
    const seen: string[] = [];
    for (
      let rows = await page(sort, 7, undefined, filter);
      rows.ids.length > 0;
      rows = await page(sort, 7, rows.cursor, filter)
    )
      seen.push(...rows.ids);
    const { rows } = await sql<{
      id: string;
    }>`select id from deals where stage = 'won' order by ${keys.orderBy}`.execute(db);
    expect(seen).toEqual(rows.map((row) => row.id));
    expect(seen).toHaveLength(30);
  });
});

async function page(sort: readonly SortKey[], size: number, cursor?: string, filter?: Condition) {
  const keys = keyset(sort, deals, { ...list, ...(filter && { filter }) });
  const after = cursor === undefined ? undefined : keys.after(cursor);
  if (after && 'problem' in after) throw new Error(after.problem.detail);
  const { rows } = await sql<{ id: string; position: (string | null)[] }>`
    select id, ${keys.position} as position from deals
    where ${filter ? toSql(filter, deals, { now }) : sql`true`} and ${after?.where ?? sql`true`}
    order by ${keys.orderBy} limit ${size}`.execute(db);
  const last = rows.at(-1);
  return {
    ids: rows.map((row) => row.id),
    ...(last && { cursor: keys.cursorAfter(last.position) }),
  };
}
