import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { present } from '../../platform/clock/index.ts';
import { connectionOf } from '../../platform/database/index.ts';
import { fileStorageFrom, keepFilesIn } from '../../platform/files/index.ts';
import { readCsv } from '../../platform/files/csv/index.ts';
import { makeWorld } from '../../tests/world/world.ts';
import { exportInto } from './export.ts';
import { exportedTables, leftOut } from './tables.ts';
import type { Manifest } from './write-folder.ts';

const world = await makeWorld();
const { ana, ben, carla, gita, martin, sofia, settle, pass, database } = world;
const room = await mkdtemp(join(tmpdir(), 'fairway-export-test-'));
afterAll(() => rm(room, { recursive: true }));
keepFilesIn(fileStorageFrom({ dataDir: room, s3Url: null }));
const owner = new pg.Client(connectionOf(world.url));
await owner.connect();
afterAll(() => owner.end());

const deal = (customerName: string) => ({
  customerName,
  need: '=1+1',
  contactEmail: `x@${customerName.toLowerCase()}.example`,
});
for (const [person, name] of [
  [ana, 'Anaskunde'],
  [carla, 'Carlaskunde'],
  [gita, 'Gitaskunde'],
] as const)
  await person.post('deal-registrations', deal(name));
await ana.post('api-keys', { name: 'Bridge', scopes: ['read'], expiresInDays: 30 });
await pass(7200);

const json = async (folder: string, name: string): Promise<Record<string, unknown>[]> =>
  JSON.parse(await readFile(join(folder, name), 'utf8'));

async function allText(folder: string): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

test('somebody has decided about every table: exported, or left out with a reason', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const decided = [...exportedTables.map(({ table }) => table), ...Object.keys(leftOut)];
  expect(decided.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('a programme takes everything of its own along, and nothing of another', async () => {
  const folder = join(room, 'programme');
  const manifest = await exportInto(
    database,
    { kind: 'programme', id: 'harbour' },
    folder,
    present(),
  );
  for (const { table, ofPartner } of exportedTables) {
    if (ofPartner) continue;
    const key = table === 'programmes' ? 'id' : 'programme_id';
    const { rows } = await owner.query<{ count: string }>(
      `select count(*) as count from public.${table} where ${key} = $1`,
      [world.programmeId],
    );
    const name = `${table.replaceAll('_', '-')}.json`;
    const listed = manifest.files.find((file) => file.name === name);
    expect([name, listed?.rows]).toEqual([name, Number(rows[0]?.count)]);
    expect(await json(folder, name)).toHaveLength(Number(rows[0]?.count));
  }
  expect(manifest.files.map(({ name }) => name)).not.toContain('vendor-assessments.json');
  const text = await allText(folder);
  expect(text).toContain('Carlaskunde');
  expect(text).not.toContain('Gitaskunde');
});

test('a partner gets what it sees: its own, and no text of a rival', async () => {
  const folder = join(room, 'partner');
  const wanted = { kind: 'partner', id: ana.organisationId } as const;
  const manifest = await exportInto(database, wanted, folder, present());
  expect(await json(folder, 'deal-registrations.json')).toMatchObject([
    { customerName: 'Anaskunde', organisationId: ana.organisationId },
  ]);
  expect((await json(folder, 'memberships.json')).map((one) => one['name'])).toEqual(
    expect.arrayContaining(['Ana', 'Ben']),
  );
  expect((await json(folder, 'decision-parties.json')).length).toBeGreaterThan(0);
  const text = await allText(folder);
  for (const rival of ['Carla', 'Lakeview', 'Westside', 'Gitaskunde', carla.organisationId])
    expect(text).not.toContain(rival);
  expect(manifest.files.map(({ name }) => name)).not.toContain('deal-registration-verdicts.csv');
});

test('no file holds a secret: neither tokens, nor the texts of mails', async () => {
  const text = await allText(join(room, 'programme'));
  for (const secret of ['tokenHash', 'storageKey', 'textBody', 'htmlBody'])
    expect(text).not.toContain(secret);
});

test('the manifest has the checksum of every file, and a cell is no formula', async () => {
  const folder = join(room, 'partner');
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  for (const { name, sha256, bytes } of manifest.files) {
    const content = await readFile(join(folder, name));
    expect([name, content.length]).toEqual([name, bytes]);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
  const csv = await readFile(join(folder, 'deal-registrations.csv'), 'utf8');
  expect(csv).toContain(`'=1+1`);
  const read = await readCsv([Buffer.from(csv)]);
  expect(JSON.stringify(read)).toContain('"=1+1"');
});

test('a folder with something in it, an unknown id and a slug of several are refused', async () => {
  const into = (wanted: Parameters<typeof exportInto>[1], folder: string) =>
    exportInto(database, wanted, folder, present());
  await expect(
    into({ kind: 'programme', id: 'harbour' }, join(room, 'partner')),
  ).rejects.toMatchObject({ code: 'exports.folder-not-empty' });
  await expect(into({ kind: 'partner', id: 'nobody' }, join(room, 'nobody'))).rejects.toMatchObject(
    { code: 'exports.nothing-there' },
  );
  // As a programme's id it is right, as a partner's it is nobody's.
  await expect(
    into({ kind: 'partner', id: world.programmeId }, join(room, 'other')),
  ).rejects.toMatchObject({ code: 'exports.nothing-there' });
});

test('a partner’s administrator packs the company’s data, downloads it, and nobody else does', async () => {
  expect((await ben.post('exports', {})).status).toBe(403);
  expect((await ana.post('exports', { partnerId: carla.organisationId })).status).toBe(404);
  const { jobId } = (await ana.post('exports', {})).body;
  await settle();
  const job = (await ana.get(`jobs/${jobId}`)).body;
  expect(job).toMatchObject({ status: 'done', result: { files: expect.any(Number) } });
  const response = await world.app.request(`/v1/files/${job.result.fileId}/content`, {
    headers: { authorization: `Bearer ${ana.token}` },
  });
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const deals = JSON.parse(strFromU8(files['deal-registrations.json'] ?? new Uint8Array()));
  expect(deals).toMatchObject([{ customerName: 'Anaskunde' }]);
  expect(Object.keys(files)).toContain('manifest.json');
  for (const stranger of [carla, gita])
    expect((await stranger.get(`files/${job.result.fileId}`)).status).toBe(404);
});

test('the vendor’s administrator packs the programme or one partner', async () => {
  expect((await sofia.post('exports', {})).status).toBe(403);
  for (const body of [{}, { partnerId: carla.organisationId }]) {
    const { jobId } = (await martin.post('exports', body)).body;
    await settle();
    expect((await martin.get(`jobs/${jobId}`)).body).toMatchObject({
      status: 'done',
      problems: [],
    });
  }
  expect((await martin.post('exports', { partnerId: gita.organisationId })).status).toBe(404);
});
