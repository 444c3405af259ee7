import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { identify } from '../../../../platform/access/index.ts';
import { present } from '../../../../platform/clock/index.ts';
import { newId, transaction } from '../../../../platform/database/index.ts';
import { fileStorageFrom, keepFilesIn } from '../../../../platform/files/index.ts';
import { makeWorld, type Person } from '../../../../tests/world/world.ts';

const world = await makeWorld();
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-integration-'));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));
afterAll(() => rm(dataDir, { recursive: true }));
const { sofia, jonas, martin, ana, ben, carla, deniz, quinn, gita, settle } = world;
const [eastside, westside] = [ana.organisationId, deniz.organisationId];
await sofia.post(`partners/${eastside}/role-change`, {
  role: 'integration',
  change: 'added',
  reason: 'A connector',
});

const release = (number: string, releasedOn: string, product = 'Planner') =>
  sofia.post('product-versions', { product, number, releasedOn });
const link = { evidenceUrl: 'https://eastside.example/report' };
const declare = (person: Person, productVersionId: string, more = {}) =>
  person.post(`partners/${eastside}/integration-tests`, {
    product: 'Bridge',
    number: '2.1',
    productVersionId,
    testedOn: '2026-03-01',
    ...link,
    ...more,
  });
const tests = async (person: Person, partner = eastside) =>
  (await person.get(`partners/${partner}/integration-tests`)).body.data;
const bell = async (person: Person) =>
  (await person.get('notifications')).body.data.map(({ title }: { title: string }) => title);

const five = (await release('5.0', '2026-01-10')).body;

test('a partner declares what it tested against which version of the vendor, and the vendor confirms', async () => {
  const declared = await declare(ben, five.id);
  expect(declared.status).toBe(201);
  expect(declared.body).toMatchObject({
    product: 'Bridge',
    number: '2.1',
    against: { product: 'Planner', number: '5.0' },
    evidenceUrl: link.evidenceUrl,
    state: 'tested',
    newer: null,
    declaredBy: 'Ben',
    confirmedAt: null,
  });
  const { id } = declared.body;
  await settle();
  expect(await bell(sofia)).toContain('Tested against Planner 5.0: Bridge 2.1');
  expect((await ana.post(`integration-tests/${id}/confirmation`)).status).toBe(403);
  expect((await jonas.post(`integration-tests/${id}/confirmation`)).status).toBe(403);
  const confirmed = await sofia.post(`integration-tests/${id}/confirmation`);
  expect(confirmed.body).toMatchObject({ state: 'tested', confirmedBy: 'Sofia' });
  expect((await sofia.post(`integration-tests/${id}/confirmation`)).body.code).toBe(
    'partners.test-confirmed',
  );
  expect(await tests(ana)).toEqual(await tests(sofia));
  await settle();
  expect(await bell(ben)).toContain('Your test of Bridge 2.1 is confirmed');
});

test('a test is outdated once the vendor declares a newer version, and whoever tested hears of it', async () => {
  const old = await release('4.9', '2025-06-01');
  expect(old.status).toBe(201);
  expect((await tests(ana))[0].state).toBe('tested');
  const six = (await release('6.0', '2026-03-02')).body;
  await settle();
  expect((await tests(ana))[0]).toMatchObject({
    state: 'outdated',
    newer: { id: six.id, number: '6.0' },
    confirmedBy: 'Sofia',
  });
  const told = 'Planner 6.0 is out: your tests against older versions are outdated';
  expect(await bell(ana)).toContain(told);
  expect(await bell(deniz)).not.toContain(told);
  expect((await declare(ana, six.id)).body.state).toBe('tested');
  await release('1.0', '2026-03-02', 'Scanner');
  expect((await tests(ana)).map(({ state }: { state: string }) => state).toSorted()).toEqual([
    'outdated',
    'tested',
  ]);
});

test('evidence is a link, a file that both sides download, or both; without any nothing is declared', async () => {
  const version = (await release('2.0', '2026-03-01', 'Scanner')).body;
  const none = await declare(ana, version.id, { evidenceUrl: undefined });
  expect(none.body.code).toBe('partners.evidence-missing');
  for (const evidenceUrl of ['javascript:alert(1)', 'http://eastside.example', 'report'])
    expect((await declare(ana, version.id, { evidenceUrl })).status).toBe(400);
  const content = Buffer.from('All 40 cases passed').toString('base64');
  const evidenceFile = { name: 'report.txt', content };
  const made = await declare(ana, version.id, { evidenceUrl: undefined, evidenceFile });
  expect(made.body.evidenceFile).toMatchObject({ name: 'report.txt' });
  const path = `files/${made.body.evidenceFile.id}/content`;
  for (const person of [ben, sofia])
    expect((await person.get(path)).text).toBe('All 40 cases passed');
  for (const person of [carla, deniz, gita, quinn])
    expect((await person.get(path)).status).toBe(404);
});

test('the same test stands once, and a withdrawn one is withdrawn for good', async () => {
  const version = (await release('3.0', '2026-03-02', 'Scanner')).body;
  const both = await Promise.all([declare(ana, version.id), declare(ben, version.id)]);
  const statuses = both.map(({ status }) => status);
  expect(statuses.toSorted((one, other) => one - other)).toEqual([201, 409]);
  const { id } = both.find(({ status }) => status === 201)?.body ?? {};
  const withdraw = (person: Person) =>
    person.post(`integration-tests/${id}/withdrawal`, { reason: 'A fault came up' });
  expect((await withdraw(sofia)).status).toBe(403);
  expect((await withdraw(deniz)).status).toBe(404);
  expect((await withdraw(ana)).body).toMatchObject({
    state: 'withdrawn',
    withdrawnBy: 'Ana',
    withdrawalReason: 'A fault came up',
  });
  expect((await withdraw(ben)).body.code).toBe('partners.test-withdrawn');
  expect((await sofia.post(`integration-tests/${id}/confirmation`)).body.code).toBe(
    'partners.test-withdrawn',
  );
  expect((await declare(ana, version.id)).status).toBe(201);
});

test('in the database a partner neither rewrites a test nor confirms its own', async () => {
  const request = new Request('http://fairway.test/', {
    headers: { authorization: `Bearer ${ana.token}` },
  });
  const actor = await identify(world.database, request);
  if (!actor) throw new Error('Ana cannot sign in.');
  for (const statement of [
    sql`update public.integration_tests set tested_on = '2026-03-02'`,
    sql`insert into public.integration_confirmations
      select programme_id, id, organisation_id, 'Ana', created_at from public.integration_tests`,
  ])
    await expect(
      transaction(world.database, actor, present(), newId('req'), ({ tx }) =>
        statement.execute(tx),
      ),
    ).rejects.toThrow(/permission denied/);
});

test('versions are declared by the vendor, once, when they are out; one in use stays', async () => {
  expect((await release('6.0', '2026-03-02')).body.code).toBe('partners.version-declared');
  expect((await release('7.0', '2026-03-03')).body.code).toBe('partners.version-in-future');
  expect((await ana.post('product-versions', { product: 'P', number: '1' })).status).toBe(403);
  const match = { 'if-match': '"1"' };
  const slip = (await release('66', '2026-03-02')).body;
  expect((await sofia.delete(`product-versions/${five.id}`, match)).body.code).toBe(
    'partners.version-in-use',
  );
  expect((await sofia.delete(`product-versions/${slip.id}`, match)).status).toBe(204);
  const seen = (await deniz.get('product-versions')).body.data;
  expect(seen.map(({ number }: { number: string }) => number)).not.toContain('66');
  expect((await gita.get('product-versions')).body.data).toEqual([]);
  expect((await quinn.delete(`product-versions/${five.id}`, match)).status).toBe(404);
});

test('only an integration partner declares tests, of its own, in days that were', async () => {
  const elsewhere = `partners/${westside}/integration-tests`;
  const body = { product: 'Bridge', number: '1', productVersionId: five.id, ...link };
  const no = await deniz.post(elsewhere, { ...body, testedOn: '2026-03-01' });
  expect(no.body.code).toBe('partners.no-integration');
  expect((await declare(deniz, five.id)).status).toBe(404);
  expect((await declare(sofia, five.id)).status).toBe(403);
  expect((await declare(ana, five.id, { testedOn: '2026-03-03' })).body.code).toBe(
    'partners.test-in-future',
  );
  expect((await declare(ana, newId('pver'))).status).toBe(404);
  for (const other of [carla, deniz, gita, quinn])
    expect((await other.get(`partners/${eastside}/integration-tests`)).status).toBe(404);
});

test('tests and their evidence go along when the partner is merged into another', async () => {
  const before = await tests(sofia);
  const into = { into: westside, reason: 'One firm now' };
  expect((await martin.post(`partners/${eastside}/merge`, into)).status).toBe(200);
  await settle();
  const after = await tests(deniz, westside);
  expect(after.map(({ id }: { id: string }) => id)).toEqual(
    before.map(({ id }: { id: string }) => id),
  );
  expect(after.filter(({ confirmedBy }: { confirmedBy: string }) => confirmedBy)).toHaveLength(1);
  const { evidenceFile } = after.find((one: { evidenceFile: unknown }) => one.evidenceFile);
  expect((await deniz.get(`files/${evidenceFile.id}/content`)).status).toBe(200);
});
