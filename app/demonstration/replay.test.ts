import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testNow } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../../platform/database/index.ts';
import { checkOrphans } from '../../platform/journal/index.ts';
import { replayDecisions } from '../../platform/decisions/index.ts';
import { profilePolicyKind } from '../../modules/recruitment/index.ts';
import { registerModules } from '../modules.ts';
import { recordTables } from '../verification.ts';
import { propose } from '../profile-proposal/routes.ts';
import { readSettings } from '../settings.ts';
import { loadAdventureWorks } from './adventure-works/load.ts';
import { asWorker } from './programme.ts';

const { database, url } = await testDatabase();
const programmeId = newId('prog');
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-replay-'));
afterAll(() => rm(dataDir, { recursive: true }));

beforeAll(async () => {
  registerModules();
  await loadAdventureWorks(
    {
      settings: readSettings({}, { dataDir }),
      database,
      ownerUrl: url,
      embedded: null,
      applied: [],
      close: async () => undefined,
    },
    programmeId,
    testNow,
  );
}, 300_000);

test('every decision of the demonstration comes out the same again', async () => {
  const { report, stored } = await asWorker(database, programmeId, testNow, async (call) => {
    const { rows } = await sql<{
      stored: number;
    }>`select count(*) as stored from public.decisions where programme_id = ${programmeId}`.execute(
      call.tx,
    );
    return { report: await replayDecisions(call), stored: rows[0]?.stored };
  });
  expect(report.firstBad).toBeUndefined();
  expect(report.count + report.withoutRule).toBe(stored);
  // Its 1,373 prospects were routed and its 701 resellers put into tiers by rule.
  expect(report.count).toBeGreaterThan(2_000);
}, 300_000);

test('its applicants were answered by rule and by a person, one is asked, and one waits in its clock', async () => {
  const { rows } = await asWorker(database, programmeId, testNow, ({ tx }) =>
    sql<{ status: string; by: string; count: number }>`
      select a.status, d.decided_by ->> 'kind' as by, count(*) as count from public.applications a
      join public.decisions d on d.programme_id = a.programme_id and d.id = a.decision_id
      where a.programme_id = ${programmeId} group by 1, 2 order by 1, 2`.execute(tx),
  );
  expect(rows.map(({ status, by, count }) => `${count} ${status} by ${by}`)).toEqual([
    '1 approved by person',
    '2 approved by rule',
    '1 asked by rule',
    '1 refused by person',
    '1 refused by rule',
    '1 under-review by rule',
  ]);
});

test('nothing of the demonstration waits for a moment or is shown without its record', async () => {
  for (const { name, run } of checkOrphans({ database, now: () => testNow }, recordTables)) {
    const found = await run();
    expect([name, found.firstBad ?? null, found.ok]).toEqual([name, null, true]);
  }
  const { rows } = await asWorker(database, programmeId, testNow, ({ tx }) =>
    sql<{ kind: string }>`select distinct kind from public.timers`.execute(tx),
  );
  expect(rows.map(({ kind }) => kind)).toContain('recruitment.answer-due');
});

test('on its order history, who succeeded tells whom to look for, with figures and a profile to draft', async () => {
  const proposal = await asWorker(database, programmeId, testNow, (call) =>
    propose(call, 'reseller'),
  );
  expect(proposal.firms).toBeGreaterThan(200);
  expect(proposal.wishes.map(({ text }) => text)).toEqual([
    'Is specialised in Mountain',
    'Works as: Warehouse',
    'Has 64 people or more',
  ]);
  for (const { with: has, without, lift } of proposal.wishes) {
    expect(has.firms + without.firms).toBe(proposal.firms);
    expect(has.succeeded + without.succeeded).toBe(proposal.succeeded);
    expect(lift.low).toBeGreaterThan(1);
    expect(has.low).toBeGreaterThan(without.high);
  }
  const { check } = profilePolicyKind;
  expect(check(proposal.document)).toEqual([]);
});
