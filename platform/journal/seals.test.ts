import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testNow, testProgramme, type TestProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId } from '../database/index.ts';
import {
  publish,
  publishMany,
  sealEvents,
  verifyAnchors,
  verifyJournal,
  writeAnchors,
} from './index.ts';

const { database, url } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'fairway-anchors-'));
const insider = new pg.Client(connectionOf(url));
await insider.connect();
// An insider with all rights on the database: no trigger stops it, only the chain tells.
await insider.query('set session_replication_role = replica');
const now = () => testNow;
const parts = { database, folder, now };
let trial: TestProgramme;

beforeEach(async () => {
  await insider.query(
    'delete from seals; delete from unsealed_events; delete from outbox; delete from events; delete from programmes',
  );
  trial = await testProgramme(database);
});
afterAll(async () => {
  await insider.end();
  await rm(folder, { recursive: true });
});

async function journalOf(length: number): Promise<void> {
  for (let written = 0; written < length; written++)
    await trial.as(trial.vendor, (call) =>
      publish(call, 'deal-registration.approved', {
        subjectId: newId('deal'),
        facts: { protectionDays: 90 + written },
      }),
    );
  await sealEvents(database, testNow);
}

const eventAt = (position: number) =>
  `(select event_id from seals where programme_id = '${trial.programmeId}' and position = ${position})`;

test('sealed events form one chain in the order of their commits', async () => {
  await journalOf(6);
  expect(await sealEvents(database, testNow)).toBe(0);
  expect(await verifyJournal(database, testNow)).toEqual({ ok: true, count: 6 });
});

test('more events than a batch are sealed at once', async () => {
  await trial.as(trial.vendor, (call) =>
    publishMany(
      call,
      'accounts.touched',
      Array.from({ length: 1001 }, () => ({ subjectId: newId('acc') })),
    ),
  );
  expect(await sealEvents(database, testNow)).toBe(1001);
  expect(await verifyJournal(database, testNow)).toEqual({ ok: true, count: 1001 });
});

test('an event waits while an earlier transaction is still open, so the order is final', async () => {
  const slow = new pg.Client(connectionOf(url));
  await slow.connect();
  await slow.query('begin; select pg_current_xact_id()');
  await journalOf(1);
  expect((await verifyJournal(database, testNow)).count).toBe(0);
  await slow.query('commit');
  expect(await sealEvents(database, testNow)).toBe(1);
  await slow.end();
});

test('two workers that seal at the same time make one chain', async () => {
  for (let round = 0; round < 5; round++) {
    await trial.as(trial.vendor, (call) =>
      publishMany(
        call,
        'accounts.touched',
        Array.from({ length: 50 }, () => ({ subjectId: newId('acc') })),
      ),
    );
    await Promise.all([sealEvents(database, testNow), sealEvents(database, testNow)]);
  }
  expect(await verifyJournal(database, testNow)).toEqual({ ok: true, count: 250 });
});

test.each([
  [
    'an edited fact',
    3,
    (at: typeof eventAt) =>
      `update events set facts = '{"protectionDays": 365}' where id = ${at(3)}`,
  ],
  [
    'another actor',
    2,
    (at: typeof eventAt) =>
      `update events set actor = jsonb_set(actor, '{name}', '"Nobody"') where id = ${at(2)}`,
  ],
  [
    'a moment moved by a microsecond',
    4,
    (at: typeof eventAt) =>
      `update events set at = at + interval '1 microsecond' where id = ${at(4)}`,
  ],
  [
    'a reader slipped in',
    5,
    () => `update seals set organisation_id = '${newId('org')}' where position = 5`,
  ],
  ['a deleted event', 4, (at: typeof eventAt) => `delete from events where id = ${at(4)}`],
  [
    'a deleted event with its seal',
    2,
    (at: typeof eventAt) =>
      `delete from events where id = ${at(2)}; delete from seals where position = 2`,
  ],
  [
    'two events that changed places',
    3,
    () =>
      'update seals set position = 99 where position = 3; update seals set position = 3 where position = 5; update seals set position = 5 where position = 99',
  ],
  [
    'a deleted first event',
    1,
    (at: typeof eventAt) =>
      `delete from events where id = ${at(1)}; delete from seals where position = 1`,
  ],
  ['a seal cut from its event', 6, () => `delete from seals where position = 6`],
])('verify names the position of %s', async (_, position, tampering) => {
  await journalOf(6);
  await insider.query(tampering(eventAt));
  const found = await verifyJournal(database, testNow);
  expect(found).toMatchObject({
    ok: false,
    firstBad: { programmeId: trial.programmeId, position },
  });
});

test('an event that is deleted before its seal is missed', async () => {
  await journalOf(2);
  await trial.as(trial.vendor, (call) =>
    publish(call, 'deal-registration.won', { subjectId: newId('deal') }),
  );
  await insider.query("delete from events where type = 'deal-registration.won'");
  expect(await verifyJournal(database, testNow)).toMatchObject({
    ok: false,
    firstBad: { position: 3 },
  });
});

test('a cut tail fits the chain and contradicts the anchor', async () => {
  await journalOf(6);
  await writeAnchors(parts);
  expect(await verifyAnchors(parts)).toEqual({ ok: true, count: 1 });
  await insider.query(
    `delete from events where id in (select event_id from seals where position > 4); delete from seals where position > 4`,
  );
  expect(await verifyJournal(database, testNow)).toEqual({ ok: true, count: 4 });
  expect(await verifyAnchors(parts)).toMatchObject({ ok: false, firstBad: { position: 5 } });
});

test('a journal that is rewritten as a whole contradicts the anchor', async () => {
  await journalOf(3);
  await writeAnchors(parts);
  await insider.query('delete from seals; delete from events');
  await journalOf(5);
  expect(await verifyJournal(database, testNow)).toEqual({ ok: true, count: 5 });
  expect(await verifyAnchors(parts)).toMatchObject({ ok: false, firstBad: { position: 3 } });
});

test('an anchor that was edited, forged or taken out of the middle does not count', async () => {
  for (let round = 0; round < 3; round++) {
    await journalOf(1);
    await writeAnchors(parts);
  }
  await writeAnchors(parts);
  const file = join(folder, `${trial.programmeId}.jsonl`);
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(3);
  const forgeries = [
    lines.toSpliced(1, 1),
    lines.with(1, String(lines[1]).replace('"position":2', '"position":1')),
    [...lines, 'not an anchor'],
  ];
  for (const forged of forgeries) {
    await writeFile(file, `${forged.join('\n')}\n`);
    expect((await verifyAnchors(parts)).ok).toBe(false);
  }
  await writeFile(file, `${lines.join('\n')}\n`);
  expect(await verifyAnchors(parts)).toEqual({ ok: true, count: 3 });
});

test('a programme that is removed takes its sealed history along', async () => {
  await journalOf(2);
  await trial.as(trial.worker, ({ tx }) =>
    sql`delete from public.programmes where id = ${trial.programmeId}`.execute(tx),
  );
  const { rows } = await insider.query(
    'select (select count(*) from events) + (select count(*) from seals) as left',
  );
  expect(rows).toEqual([{ left: 0 }]);
});
