import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf } from './index.ts';
import { schemaText } from './schema-text.ts';

const { url, database } = await testDatabase();
const file = new URL('../../database/schema.sql', import.meta.url);

/** PostgreSQL 15 and 18 spell some definitions differently; the file is written by the embedded one. */
const embedded = process.env['TEST_DATABASE_URL'] === undefined;

test('schema.sql says what the migrations make (UPDATE_SCHEMA=1 renews it)', async () => {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  const text = await schemaText(client, database.rolePrefix);
  await client.end();
  if (process.env['UPDATE_SCHEMA'] === '1' && embedded) await writeFile(file, text);
  const kept = await readFile(file, 'utf8');
  if (embedded) expect(text).toBe(kept);
  else expect(tablesIn(text)).toEqual(tablesIn(kept));
});

const tablesIn = (text: string) =>
  [...text.matchAll(/^create table (\S+)/gm)].map((match) => match[1]);
