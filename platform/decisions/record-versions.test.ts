import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId, type Call } from '../database/index.ts';
import {
  keepPopulation,
  latestVersions,
  populationOf,
  recordVersion,
  recordVersions,
  stampOf,
  versionsOf,
} from './record-versions.ts';

const { database, url } = await testDatabase();
const programme = await testProgramme(database);
const { as, worker, vendor } = programme;
const lakeside = await programme.partner('Lakeside Cycles');
const summit = await programme.partner('Summit Sports');

test('a version is kept as it was, whatever comes after', async () => {
  const recordId = newId('org');
  await as(worker, (call) =>
    recordVersion(call, { recordId, kind: 'partner', version: 1, facts: { tier: 'silver' } }),
  );
  await as(worker, (call) =>
    recordVersion(call, { recordId, kind: 'partner', version: 2, facts: { tier: 'gold' } }),
  );
  const refs = [
    { id: recordId, version: 2 },
    { id: recordId, version: 1 },
  ];
  expect(await as(vendor, (call) => versionsOf(call, refs))).toEqual([
    { id: recordId, version: 2, facts: { tier: 'gold' } },
    { id: recordId, version: 1, facts: { tier: 'silver' } },
  ]);
  expect(await as(vendor, (call) => latestVersions(call, 'partner'))).toContainEqual({
    id: recordId,
    version: 2,
    facts: { tier: 'gold' },
  });
});

test('the same version may be said again, but not otherwise', async () => {
  const said = {
    recordId: newId('org'),
    kind: 'partner',
    version: 1,
    facts: { tier: 'silver', country: 'US' },
  };
  await as(worker, (call) => recordVersion(call, said));
  await as(worker, (call) =>
    recordVersion(call, { ...said, facts: { country: 'US', tier: 'silver' } }),
  );
  await expect(
    as(worker, (call) => recordVersion(call, { ...said, facts: { tier: 'gold', country: 'US' } })),
  ).rejects.toThrow('other facts');
  await expect(
    as(worker, (call) => recordVersion(call, { ...said, kind: 'lead' })),
  ).rejects.toThrow('other facts');
});

test('a reference to what was never kept is a fault, not an empty answer', async () => {
  await expect(
    as(vendor, (call) => versionsOf(call, [{ id: newId('org'), version: 1 }])),
  ).rejects.toThrow('not kept');
});

test('nobody edits a kept version, not even the superuser', async () => {
  await as(worker, (call) =>
    recordVersion(call, { recordId: newId('org'), kind: 'partner', version: 1, facts: {} }),
  );
  await as(worker, (call) => keepPopulation(call, 'partner', []));
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  for (const table of ['record_versions', 'populations'])
    for (const statement of [
      `update public.${table} set kind = 'x'`,
      `delete from public.${table}`,
    ])
      await expect(client.query(statement)).rejects.toThrow('keeps its rows unchanged');
  await client.end();
});

test('a partner states the facts of its own records alone, and reads none', async () => {
  const version = (recordId: string) => ({
    recordId,
    kind: 'partner',
    version: 7,
    facts: { capacity: 3 },
  });
  await as(lakeside, (call) => recordVersion(call, version(lakeside.organisationId ?? '')));
  await expect(
    as(lakeside, (call) => recordVersion(call, version(summit.organisationId ?? ''))),
  ).rejects.toThrow(/row-level security/);
  await expect(as(lakeside, (call) => latestVersions(call, 'partner'))).rejects.toThrow(
    'permission denied',
  );
  expect(
    await as(vendor, (call) =>
      versionsOf(call, [{ id: lakeside.organisationId ?? '', version: 7 }]),
    ),
  ).toHaveLength(1);
});

test('a partner states no facts of a record that it was only offered', async () => {
  const leadId = newId('lead');
  await as(worker, ({ tx, now }) =>
    sql`insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
      values (${programme.programmeId}, ${leadId}, ${lakeside.organisationId}, 'offered', ${now})`.execute(
      tx,
    ),
  );
  await expect(
    as(lakeside, (call) =>
      recordVersion(call, { recordId: leadId, kind: 'lead', version: 1, facts: {} }),
    ),
  ).rejects.toThrow(/row-level security/);
});

test('one list of candidates is kept once, in whatever order it comes', async () => {
  const ids = [newId('org'), newId('org'), newId('org')].sort();
  const members = ids.map((id) => ({ id, version: 1 }));
  await as(worker, (call) =>
    recordVersions(
      call,
      'partner',
      ids.map((recordId, place) => ({ recordId, version: 1, facts: { place } })),
    ),
  );
  const first = await as(worker, (call) => keepPopulation(call, 'partner', members));
  const again = await as(worker, (call) => keepPopulation(call, 'partner', [...members].reverse()));
  const other = await as(worker, (call) => keepPopulation(call, 'partner', members.slice(1)));
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  const kept = await as(vendor, (call) => populationOf(call, first));
  expect(kept.map(({ facts }) => facts['place'])).toEqual([0, 1, 2]);
  const { rows } = await as(vendor, ({ tx }) =>
    sql`select count(*) as lists from public.populations where hash in (${first}, ${other})`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([{ lists: 2 }]);
});

test('a population is read on the vendor’s side alone, also when it lies in memory', async () => {
  const hash = await as(worker, (call) => keepPopulation(call, 'partner', []));
  expect(await as(vendor, (call) => populationOf(call, hash))).toEqual([]);
  await expect(as(lakeside, (call) => populationOf(call, hash))).rejects.toThrow('vendor side');
  await expect(as(vendor, (call) => populationOf(call, 'f'.repeat(64)))).rejects.toThrow(
    'not kept',
  );
});

test('equal stamps mean equal versions, however transactions overlap', async () => {
  const kind = 'stamped';
  const seen = new Map<string, string>();
  const look = async (call: Call) => {
    const stamp = await stampOf(call, kind);
    const state = JSON.stringify(await latestVersions(call, kind));
    expect(seen.get(stamp) ?? state).toBe(state);
    seen.set(stamp, state);
    return stamp;
  };
  const add = (call: Call) =>
    recordVersion(call, { recordId: newId('org'), kind, version: 1, facts: {} });
  const pause = () => {
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (go = resolve));
    return { waiting, go };
  };
  const [begun, slow, begunLater, failing] = [pause(), pause(), pause(), pause()];
  const [heldOpen, hold] = [pause(), pause()];
  // One transaction begins first and commits last; one that was looked at from inside fails.
  const late = as(worker, async (call) => {
    await add(call);
    begun.go();
    await slow.waiting;
    await look(call);
  });
  await begun.waiting;
  // Another writer stays open between the late one and those that commit before it.
  const open = as(worker, async (call) => {
    await recordVersion(call, { recordId: newId('org'), kind: 'other', version: 1, facts: {} });
    heldOpen.go();
    await hold.waiting;
  });
  await heldOpen.waiting;
  const undone = as(worker, async (call) => {
    await add(call);
    await look(call);
    begunLater.go();
    await failing.waiting;
    throw new Error('undone');
  });
  await begunLater.waiting;
  const before = await as(vendor, look);
  await as(worker, add);
  const between = await as(vendor, look);
  expect(between).not.toBe(before);
  failing.go();
  await expect(undone).rejects.toThrow('undone');
  await as(vendor, look);
  await as(worker, add);
  await as(vendor, look);
  slow.go();
  await late;
  const after = await as(vendor, look);
  hold.go();
  await open;
  expect(after).not.toBe(between);
  const settled = await as(vendor, look);
  expect(await as(vendor, look)).toBe(settled);
  expect(JSON.parse(seen.get(settled) ?? '')).toHaveLength(3);
});

test('another programme’s versions are another programme’s', async () => {
  const other = await testProgramme(database);
  await as(worker, (call) =>
    recordVersion(call, { recordId: newId('org'), kind: 'apart', version: 1, facts: {} }),
  );
  expect(await other.as(other.vendor, (call) => latestVersions(call, 'apart'))).toEqual([]);
});
