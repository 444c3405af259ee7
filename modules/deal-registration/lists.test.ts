import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { grantVisibility, revokeVisibility, workerOf } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { newId, transaction } from '../../platform/database/index.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import { registered } from './test-claims.ts';

const world = await makeWorld();
const { ana, carla, pass } = world;

/** Every id of the list, two rows at a time. */
async function pageByPage(person: Person, query = ''): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await person.get(
      `deal-registrations?limit=2${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    ids.push(...body.data.map((row: { id: string }) => row.id));
    cursor = body.nextCursor;
  }
  return ids;
}

const asWorker = <T>(work: Parameters<typeof transaction<T>>[4]) =>
  transaction(world.database, workerOf(world.programmeId), present(), newId('req'), work);

test('a partner’s own deals and those it was let into stand in one list, in order, each once', async () => {
  const made: { id: string; name: string; own: boolean }[] = [];
  for (const [person, name] of [
    [ana, 'Dock'],
    [carla, 'Crane'],
    [ana, 'Anchor'],
    [carla, 'Buoy'],
    [ana, 'Ebb'],
    [carla, 'Flood'],
  ] as const) {
    made.push({ id: await registered(person, name), name, own: person === ana });
    await pass(60);
  }
  const opened = made.filter(({ name }) => name === 'Crane' || name === 'Flood');
  for (const { id } of opened)
    await asWorker((call) => grantVisibility(call, id, ana.organisationId, 'granted'));
  const seen = made.filter((one) => one.own || opened.includes(one));
  const newestFirst = seen.map(({ id }) => id).toReversed();
  expect(await pageByPage(ana)).toEqual(newestFirst);
  expect(await pageByPage(ana, '&sort=customerName')).toEqual(
    seen.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(({ id }) => id),
  );
  expect(await pageByPage(carla)).toHaveLength(3);
  for (const { id } of opened)
    await asWorker((call) => revokeVisibility(call, id, ana.organisationId));
  expect(await pageByPage(ana)).toEqual(
    seen
      .filter(({ own }) => own)
      .map(({ id }) => id)
      .toReversed(),
  );
});

test('the lot of a review is drawn by a seed of its own, which the vendor alone reads', async () => {
  const ids = [await registered(ana, 'Sluice'), await registered(ana, 'Weir')];
  await pass(7200);
  const seeds: string[] = [];
  for (const id of ids) {
    const decision = await asWorker(({ tx }) =>
      sql<{ id: string; policyId: string; seed: string }>`
        select id, policy_id, jsonb_path_query_first(facts, '$.** ? (@.name == "seed").value') #>> '{}' as seed
        from public.decisions where subject_id = ${id} and policy_id is not null order by decided_at limit 1`.execute(
        tx,
      ),
    );
    const { rows } = decision;
    expect(rows[0]?.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(rows[0]?.seed).not.toBe(rows[0]?.policyId);
    seeds.push(rows[0]?.seed ?? '');
    const told = await ana.get(`decisions?filter[subjectId]=${id}`);
    expect(told.body.data).not.toEqual([]);
    expect(told.text).not.toContain('seed');
    expect(told.text).not.toContain(rows[0]?.seed);
  }
  expect(seeds[0]).not.toBe(seeds[1]);
});
