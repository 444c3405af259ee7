import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testNow } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../../platform/database/index.ts';
import { replayDecisions } from '../../platform/decisions/index.ts';
import { registerModules } from '../modules.ts';
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
