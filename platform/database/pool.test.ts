import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, openPool } from './index.ts';

const { url } = await testDatabase();

test('connections that the server closes, idle or in use, end neither the process nor the pool', async () => {
  const owner = new pg.Client(connectionOf(url));
  await owner.connect();
  onTestFinished(() => owner.end());
  const pool = openPool({ ...connectionOf(url), application_name: 'closed by the server' });
  const used = await pool.connect();
  await pool.query('select 1');
  expect(pool.idleCount).toBe(1);
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'closed by the server'`,
  );
  await expect.poll(() => pool.idleCount).toBe(0);
  // By which words it says so is a matter of who notices first.
  await expect(used.query('select 1')).rejects.toBeInstanceOf(Error);
  used.release(true);
  expect((await pool.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
