import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { fileStorageFrom, keepFilesIn } from '../../platform/files/index.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, jonas, ana, ben, carla, deniz, martin, quinn, gita, pass, settle } = world;

const dataDir = await mkdtemp(join(tmpdir(), 'fairway-talk-'));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));
afterAll(() => rm(dataDir, { recursive: true }));

const hello = Buffer.from('the floor plan').toString('base64');
type Said = { id: string; text: string | null; audience: string; mine: boolean };
const texts = async (person: Person, path: string) =>
  ((await person.get(path)).body.remarks as Said[]).map(({ text }) => text);

async function deal(person: Person, name: string): Promise<string> {
  const { body } = await person.post('deal-registrations', {
    customerName: name,
    need: 'Ramps',
    contactEmail: `kai@${name.toLowerCase()}.example`,
  });
  return `deal-registrations/${body.id}/conversation`;
}

test('both sides read a comment, and each side alone its notes', async () => {
  const path = await deal(ben, 'Kai');
  expect((await ben.post(path, { text: 'When can we expect an answer?' })).status).toBe(201);
  await sofia.post(path, { text: 'Tomorrow.' });
  await ana.post(path, { text: 'Our margin is thin here.', audience: 'own' });
  await sofia.post(path, { text: 'They always ask early.', audience: 'own' });
  const spoken = ['When can we expect an answer?', 'Tomorrow.'];
  expect(await texts(ben, path)).toEqual([...spoken, 'Our margin is thin here.']);
  expect(await texts(jonas, path)).toEqual([...spoken, 'They always ask early.']);
  for (const stranger of [carla, deniz, quinn, gita]) {
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(path, { text: 'Let me in' })).status).toBe(404);
  }
});

test('the database itself keeps a partner’s notes from the vendor, and the vendor’s from partners', async () => {
  const path = await deal(ana, 'Lina');
  await ana.post(path, { text: 'Between us', audience: 'own' });
  const { vendor, partner } = world.database.pools;
  await expect(sql`select 1 from public.partner_notes`.execute(vendor)).rejects.toThrow(
    'permission denied',
  );
  await expect(sql`select 1 from public.vendor_notes`.execute(partner)).rejects.toThrow(
    'permission denied',
  );
});

test('everybody mends their own words for a day, deletes them at any time, and a marker stays', async () => {
  const path = await deal(ben, 'Noor');
  const said = (await ben.post(path, { text: 'Two hundered ramps' })).body;
  const etag = { 'if-match': '"1"' };
  expect((await ana.patch(`comments/${said.id}`, { text: 'Mine' }, etag)).body.code).toBe(
    'conversation.not-yours',
  );
  const mended = await ben.patch(`comments/${said.id}`, { text: 'Two hundred ramps' }, etag);
  expect(mended.body).toMatchObject({ text: 'Two hundred ramps', version: 2 });
  expect(mended.body.editedAt).not.toBeNull();
  expect((await ben.patch(`comments/${said.id}`, { text: 'Late' }, etag)).status).toBe(412);
  await pass(24 * 60 * 60);
  const late = await ben.patch(`comments/${said.id}`, { text: 'Later' }, { 'if-match': '"2"' });
  expect(late.body.code).toBe('conversation.too-late');
  const gone = await ben.delete(`comments/${said.id}`, { 'if-match': '"2"' });
  expect(gone.body).toMatchObject({ text: null, mayEdit: false, mayDelete: false });
  expect(gone.body.deletedAt).not.toBeNull();
  expect((await sofia.get(path)).body.remarks).toMatchObject([
    { authorName: 'Ben', text: null, files: [] },
  ]);
  const again = await ben.delete(`comments/${said.id}`, { 'if-match': '"3"' });
  expect(again.body.code).toBe('conversation.deleted');
});

test('a file on a comment is read by both sides, one on a note by its side alone, and goes with its words', async () => {
  const path = await deal(ben, 'Omar');
  const files = [{ name: 'plan.txt', content: hello }];
  const shared = (await sofia.post(path, { text: 'The plan', files })).body;
  const own = (await ben.post(path, { text: 'Our plan', audience: 'own', files })).body;
  const theirs = (await sofia.post(path, { text: 'Their plan', audience: 'own', files })).body;
  const content = (id: string) => `files/${id}/content`;
  expect((await ana.get(content(shared.files[0].id))).text).toBe('the floor plan');
  expect((await carla.get(content(shared.files[0].id))).status).toBe(404);
  expect((await ana.get(content(own.files[0].id))).text).toBe('the floor plan');
  expect((await martin.get(content(own.files[0].id))).status).toBe(404);
  expect((await jonas.get(content(theirs.files[0].id))).text).toBe('the floor plan');
  expect((await ana.get(content(theirs.files[0].id))).status).toBe(404);
  await ben.delete(`notes/${own.id}`, { 'if-match': '"1"' });
  expect((await ana.get(content(own.files[0].id))).status).toBe(404);
  const program = Buffer.from('MZ\u0000\u0001 a program').toString('base64');
  const refused = await ben.post(path, {
    text: 'Run',
    files: [{ name: 'a.exe', content: program }],
  });
  expect(refused.body.code).toBe('files.type-not-taken');
});

test('a comment that is sent twice is said once', async () => {
  const path = await deal(ben, 'Pia');
  const key = { 'idempotency-key': 'pia-1' };
  const first = await ben.post(path, { text: 'Once' }, key);
  const second = await ben.post(path, { text: 'Once' }, key);
  expect(second.body.id).toBe(first.body.id);
  expect(await texts(sofia, path)).toEqual(['Once']);
});

test('beside an offered lead the vendor talks with the partner that is asked, and with no other', async () => {
  const { body: lead } = await sofia.post('leads', {
    companyName: 'Tess Works',
    contactEmail: 'tess@tess.example',
    need: 'Ramps',
  });
  expect((await sofia.post(`leads/${lead.id}/conversation`, { text: 'Who?' })).body.code).toBe(
    'conversation.no-partner',
  );
  const offer = await sofia.post(`leads/${lead.id}/assignment`, {
    partnerId: carla.organisationId,
    reason: 'They know them',
  });
  expect(offer.status).toBeLessThan(300);
  await settle();
  const { data: offers } = (await carla.get('offers')).body;
  const path = `offers/${offers[0].id}/conversation`;
  await carla.post(path, { text: 'How many do they need?' });
  await sofia.post(`leads/${lead.id}/conversation`, { text: 'About forty.' });
  expect(await texts(carla, path)).toEqual(['How many do they need?', 'About forty.']);
  expect((await ana.get(path)).status).toBe(404);
  expect((await ana.get(`leads/${lead.id}/conversation`)).status).toBe(404);
});

test('a partner talks beside its own record, and beside no other’s', async () => {
  const path = `partners/${ana.organisationId}/conversation`;
  await sofia.post(path, { text: 'Welcome to the spring review.' });
  await sofia.post(path, { text: 'Watch their margins.', audience: 'own' });
  const seen = (await ana.get(path)).body;
  expect(seen.remarks.map((one: Said) => one.text)).toEqual(['Welcome to the spring review.']);
  expect((await carla.get(path)).status).toBe(404);
});

test('what was said goes to the partner into which another is merged, notes and files too', async () => {
  const path = await deal(deniz, 'Vera');
  const files = [{ name: 'plan.txt', content: hello }];
  await deniz.post(path, { text: 'We spoke with Vera.', files });
  await deniz.post(path, { text: 'She hesitates.', audience: 'own' });
  const merged = await martin.post(`partners/${deniz.organisationId}/merge`, {
    into: ana.organisationId,
    reason: 'Bought',
  });
  expect(merged.body.code).toBeUndefined();
  await settle();
  const { remarks } = (await ana.get(path)).body;
  expect(remarks.map((one: Said) => one.text)).toEqual(['We spoke with Vera.', 'She hesitates.']);
  expect((await ana.get(`files/${remarks[0].files[0].id}/content`)).text).toBe('the floor plan');
});

test('a person takes along what it wrote', async () => {
  const { body } = await ana.get('own-data');
  const written = typeof body === 'string' ? JSON.parse(body) : body;
  expect(written.commentsAndNotes.map(({ body: words }: { body: string }) => words)).toEqual(
    expect.arrayContaining(['Our margin is thin here.']),
  );
});
