import { request } from 'node:http';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase, rolePrefixFor } from '../../platform/database/index.ts';
import type { MadeDatabase } from './database-maker.ts';

/** A database of this test file alone, gone when the file is done. */
export type TestDatabase = {
  /** Superuser connection: for looking behind the policies and for `migrate`. */
  url: string;
  secret: string;
  /** The application's own pools, one per database role. */
  database: Database;
};

/**
 * Gives the test file a database of its own with every migration applied, on a real PostgreSQL.
 * Call it at the top level of the file: `const { database } = await testDatabase();`
 *
 * @param options `empty: true` for a database without tables or roles
 */
export async function testDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const made = await ask<MadeDatabase>('POST', options.empty ? '/?empty' : '/');
  const database = openDatabase(made.url, made.secret, rolePrefixFor(made.rolePrefix));
  afterAll(async () => {
    await database.close();
    await ask('DELETE', `/${made.name}`);
  });
  return { url: made.url, secret: made.secret, database };
}

function ask<Answer>(method: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: inject('databaseMaker'), method, path }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 200)
          resolve(JSON.parse(text) as Answer); // made by databases.ts
        else reject(new Error(`No test database: ${text}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
