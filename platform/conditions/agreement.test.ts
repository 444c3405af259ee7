import fc from 'fast-check';
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOf } from '../database/index.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { anyComparison, condition, context, fields, record } from './arbitraries.ts';
import type { SampleRecord } from './arbitraries.ts';
import type { Condition } from './language.ts';
import { toPredicate } from './predicate.ts';
import { readSentence } from './sentence-reader.ts';
import { toSentence } from './sentence.ts';
import { toSql } from './sql.ts';

// SQL, predicate and sentence are three tellings of one condition: over the same records they must choose the same ones.

const { url } = await testDatabase();
const db = new Kysely<unknown>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ ...connectionOf(url), max: 1 }) }),
  plugins: [new CamelCasePlugin()],
});
const records = fc.sample(record, { numRuns: 400, seed: 20260301 });
/** Orders and case rules that a database may have been made with; those that this server knows are tried. */
const wantedCollations = [
  'C',
  'default',
  'und-x-icu',
  'tr-TR-x-icu',
  'C.utf8',
  'unicode',
  'pg_c_utf8',
];
let collations: string[] = [];

beforeAll(async () => {
  const { rows } = await sql<{
    collname: string;
  }>`select distinct collname from pg_collation`.execute(db);
  const known = new Set(rows.map((row) => row.collname));
  collations = wantedCollations.filter((name) => known.has(name));
  for (const [place, collation] of collations.entries()) await makeTable(place, collation);
});
afterAll(() => db.destroy());

test('SQL and predicate choose the same records, and so do their opposites', async () => {
  expect(collations.length).toBeGreaterThanOrEqual(2);
  let met = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(condition, anyComparison), fc.nat(100), async (asked, pick) => {
      const expected = chosen(asked);
      if (expected.length > 0 && expected.length < records.length) met += 1;
      const place = pick % collations.length;
      expect(await selected(place, toSql(asked, fields, context))).toEqual(expected);
      const opposite = await selected(place, toSql({ not: asked }, fields, context));
      expect(opposite).toEqual(records.flatMap((_, id) => (expected.includes(id) ? [] : [id])));
    }),
    { numRuns: 1000 },
  );
  // Were nearly all conditions met by all records or by none, the agreement would say little.
  expect(met).toBeGreaterThan(500);
});

test('shown as a value, a condition is never unknown', async () => {
  await fc.assert(
    fc.asyncProperty(anyComparison, async (asked) => {
      const { rows } = await sql<{ answer: boolean | null }>`
        select distinct ${toSql(asked, fields, context)} is true as answer from sample0 as sample`.execute(
        db,
      );
      expect(rows.map((row) => row.answer)).not.toContain(null);
    }),
    { numRuns: 100 },
  );
});

test('the sentence, read back by its words alone, chooses the same records as the predicate', () => {
  fc.assert(
    fc.property(condition, (asked) => {
      const sentence = toSentence(asked, fields);
      expect(chosen(readSentence(sentence, fields)), sentence).toEqual(chosen(asked));
    }),
    { numRuns: 3000 },
  );
});

function chosen(asked: Condition): number[] {
  const predicate = toPredicate(asked, fields, context);
  return records.flatMap((facts, id) => (predicate(facts) ? [id] : []));
}

async function selected(place: number, where: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(`sample${place}`)} as sample where ${where} order by id`.execute(db);
  return rows.map((row) => row.id);
}

async function makeTable(place: number, collation: string): Promise<void> {
  const table = sql.table(`sample${place}`);
  const text = sql.raw(`text collate "${collation}"`);
  await sql`create temp table ${table} (
    id int primary key, name ${text}, alias ${text}, revenue numeric, seats int, value_minor bigint,
    value_currency char(3), is_open boolean, starts_on date, created_at timestamptz, tier ${text}, tags text[],
    owner text collate "C", country ${text}, subdivision ${text}, postal_code ${text})`.execute(db);
  for (const [id, facts] of records.entries())
    await sql`insert into ${table} values (${sql.join(rowOf(id, facts))})`.execute(db);
}

function rowOf(id: number, facts: SampleRecord): unknown[] {
  const {
    name,
    revenue,
    value,
    open,
    startsOn,
    createdAt,
    tier,
    tags,
    owner,
    country,
    postalCode,
    account,
  } = facts;
  return [
    id,
    name,
    account.alias,
    revenue === null ? null : String(revenue),
    account.seats,
    value?.minor ?? null,
    value?.currency ?? null,
    open,
    startsOn,
    createdAt,
    tier,
    tags,
    owner,
    country,
    account.subdivision,
    postalCode,
  ];
}
