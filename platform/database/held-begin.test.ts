import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';

const { database } = await testDatabase();
const { worker } = database.pools;

/** Inside a transaction block two statements share their transaction; alone each has its own. */
const transactionId = sql<{ id: string }>`select pg_current_xact_id()::text as id`;

test('statements without parameters are in one transaction, and rows come back', async () => {
  const [first, second] = await worker
    .transaction()
    .execute(async (tx) => [await transactionId.execute(tx), await transactionId.execute(tx)]);
  expect(first?.rows[0]?.id).toMatch(/^\d+$/);
  expect(second?.rows).toEqual(first?.rows);
});

test('a first statement with parameters is in the transaction too', async () => {
  const ids = await worker.transaction().execute(async (tx) => {
    const first = await sql<{ id: string }>`select pg_current_xact_id()::text as id
      where ${1}::integer = 1`.execute(tx);
    return [first.rows[0]?.id, (await transactionId.execute(tx)).rows[0]?.id];
  });
  expect(ids[0]).toBeDefined();
  expect(ids[1]).toBe(ids[0]);
});

test('what a transaction set is gone after it failed, at its first statement or later', async () => {
  const set = sql`select set_config('app.context', 'left over', true)`;
  const read = sql<{ said: string | null }>`select current_setting('app.context', true) as said`;
  for (const failing of [sql`select 1 / 0`, sql`select 1 / ${0}::integer`]) {
    await expect(worker.transaction().execute((tx) => failing.execute(tx))).rejects.toThrow(
      'division by zero',
    );
    await expect(
      worker.transaction().execute(async (tx) => {
        await set.execute(tx);
        await failing.execute(tx);
      }),
    ).rejects.toThrow('division by zero');
    expect((await read.execute(worker)).rows[0]?.said ?? '').toBe('');
  }
});

test('a transaction that does nothing, or fails before it does, leaves its connection usable', async () => {
  await worker.transaction().execute(async () => undefined);
  await expect(
    worker.transaction().execute(() => Promise.reject(new Error('changed my mind'))),
  ).rejects.toThrow('changed my mind');
  expect((await sql<{ one: number }>`select 1 as one`.execute(worker)).rows).toEqual([{ one: 1 }]);
  const outside = [await transactionId.execute(worker), await transactionId.execute(worker)];
  expect(outside[1]?.rows).not.toEqual(outside[0]?.rows);
});
