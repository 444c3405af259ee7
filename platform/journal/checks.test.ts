import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { grantVisibility } from '../access/visibility.ts';
import { newId } from '../database/index.ts';
import { schedule } from '../jobs/index.ts';
import { checkJournal, checkOrphans, publish, sealEvents, verify } from './index.ts';

const { database } = await testDatabase();
const { as, vendor, partner } = await testProgramme(database);
const other = await testProgramme(database);
const lakeside = String((await partner('Lakeside Cycles')).organisationId);
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-checks-'));
afterAll(() => rm(dataDir, { recursive: true }));
const parts = { database, now: () => testNow, dataDir };
// An organisation is a record like any other, and this test has no other module.
const tables = { org: 'organisations' };

test('a sound installation passes every check, each saying how much it read', async () => {
  await as(vendor, (call) => publish(call, 'partners.invited', { subjectId: lakeside }));
  await other.as(other.vendor, (call) =>
    publish(call, 'partners.invited', { subjectId: newId('org') }),
  );
  await sealEvents(database, testNow);
  await as(vendor, (call) =>
    schedule(call, { kind: 'partners.reminder', subjectId: lakeside, dueAt: testNow }),
  );
  expect(await verify([...checkJournal(parts), ...checkOrphans(parts, tables)])).toEqual({
    ok: true,
    checks: [
      { name: 'journal chain', ok: true, count: 2 },
      { name: 'journal anchors', ok: true, count: 0 },
      { name: 'visibility without a record', ok: true, count: 0 },
      { name: 'timers without a record', ok: true, count: 1 },
    ],
  });
});

test('a sight of a record that is gone and a timer of no known record are named', async () => {
  const [gone, strange] = [newId('org'), newId('thing')];
  await as(vendor, async (call) => {
    await grantVisibility(call, gone, lakeside, 'granted');
    await schedule(call, { kind: 'partners.reminder', subjectId: strange, dueAt: testNow });
  });
  const { ok, checks } = await verify(checkOrphans(parts, tables));
  expect(ok).toBe(false);
  expect(checks).toMatchObject([
    {
      name: 'visibility without a record',
      ok: false,
      count: 1,
      firstBad: { id: gone, problem: 'The record is not there.' },
    },
    {
      name: 'timers without a record',
      ok: false,
      count: 2,
      firstBad: { id: strange, problem: 'No module keeps records of this kind.' },
    },
  ]);
});
