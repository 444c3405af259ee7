import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionOf } from '../../platform/database/index.ts';
import { testDatabase } from './test-database.ts';

const first = await testDatabase();
const second = await testDatabase();

test('two test databases see nothing of each other', async () => {
  await run(first.url, 'create table only_here (a int)');
  const { rows } = await run(second.url, "select to_regclass('only_here') as found");
  expect(rows).toEqual([{ found: null }]);
});

test('a test database has the migrations applied', async () => {
  const { rows } = await run(first.url, 'select count(*)::int as files from install.migrations');
  expect(rows[0].files).toBeGreaterThan(0);
});

async function run(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
