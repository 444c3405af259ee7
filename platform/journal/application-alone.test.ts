import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import type { Actor } from '../access/actor.ts';
import { connectionOf, newId, type Call } from '../database/index.ts';
import { fileStorageFrom, getFile, keepFilesIn, storeFile } from '../files/index.ts';
import { cancelJob, getJob, listJobs, replayJob, startJob } from '../jobs/index.ts';
import { eventsQuery } from './contract.ts';
import { getEvent, publish, sealEvents, timeline } from './index.ts';
import { listEvents } from './store.ts';

// The other line of defence is taken away: what stays hidden here, the application hides alone.
const { database, url } = await testDatabase();
const { as, vendor, partner } = await testProgramme(database);
const lakeside = await partner('Lakeside Cycles');
const summit = await partner('Summit Sports');
const stranger = await testProgramme(database);
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-alone-'));
afterAll(() => rm(dataDir, { recursive: true }));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));
const owner = new pg.Client(connectionOf(url));
await owner.connect();
for (const table of ['events', 'seals', 'background_jobs', 'files'])
  await owner.query(`alter table public.${table} disable row level security`);
await owner.end();

const subjectId = newId('lead');
const [eventId, jobId, fileId] = await as(lakeside, async (call) => [
  await publish(call, 'lead-routing.offer-declined', { subjectId }),
  await startJob(call, 'partners.export', {}),
  (
    await storeFile(call, {
      bytes: new TextEncoder().encode('a,b\n'),
      name: 'own.csv',
      purpose: 'evidence',
    })
  ).id,
]);
await sealEvents(database, testNow);
const list = (call: Call, query = {}) => listEvents(call, eventsQuery.parse(query));

const foreigners: [string, Actor][] = [
  ['a rival', summit],
  ['the vendor of another programme', stranger.vendor],
];

test.each(foreigners)('%s finds no event, and cannot page from one', async (_, actor) => {
  expect((await as(actor, list)).data).toEqual([]);
  expect(await as(actor, (call) => timeline(call, subjectId))).toEqual([]);
  await expect(as(actor, (call) => getEvent(call, eventId))).rejects.toMatchObject({ status: 404 });
  await expect(as(actor, (call) => list(call, { cursor: eventId }))).rejects.toMatchObject({
    code: 'http.invalid-cursor',
  });
});

test.each(foreigners)('%s finds no job, and can do nothing to one', async (_, actor) => {
  expect((await as(actor, (call) => listJobs(call, { limit: 10 }))).data).toEqual([]);
  for (const act of [getJob, cancelJob, replayJob])
    await expect(as(actor, (call) => act(call, jobId))).rejects.toMatchObject({ status: 404 });
});

test.each(foreigners)('%s finds no file', async (_, actor) => {
  await expect(as(actor, (call) => getFile(call, fileId))).rejects.toMatchObject({ status: 404 });
});

test.each<[string, Actor]>([
  ['its own partner', lakeside],
  ['the vendor', vendor],
])('%s finds them all', async (_, actor) => {
  expect((await as(actor, list)).data).toHaveLength(1);
  expect((await as(actor, (call) => getJob(call, jobId))).id).toBe(jobId);
  expect((await as(actor, (call) => getFile(call, fileId))).id).toBe(fileId);
});
