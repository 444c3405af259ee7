import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { present } from '../../platform/clock/index.ts';
import { makeWorld } from '../../tests/world/world.ts';
import { exportPerson } from './person.ts';

const world = await makeWorld();
const { ana, ben, carla, martin, anybody } = world;

test('a person takes along what is kept about them, and nothing of anybody else', async () => {
  const { agreement } = (await ana.get('agreement')).body;
  await ana.post('agreement/acceptance', { policyId: agreement.policyId });
  await ana.post('api-keys', { name: 'Bridge', scopes: ['read'], expiresInDays: 30 });
  const deal = { customerName: 'Kai', need: 'Ramps', contactEmail: 'kai@kai.example' };
  for (const person of [ben, carla]) await person.post('deal-registrations', deal);
  const { body, text, headers } = await ana.get('own-data');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="my-data-2026-03-02/);
  expect(body).toMatchObject({
    person: { name: 'Ana' },
    membershipsHere: [{ kind: 'partner.admin', name: 'Ana', endedAt: null }],
    sessions: [{ current: true }],
    passkeys: [],
    apiKeys: [{ name: 'Bridge' }],
    agreementAcceptances: [{ policyVersion: 1, country: 'DE' }],
    olderActionsLeftOut: false,
  });
  const types = body.actions.map(({ type }: { type: string }) => type);
  expect(types).toContain('partners.agreement-accepted');
  expect(types).not.toContain('deal-registration.submitted');
  expect(text).not.toMatch(/Carla|Ben|fw_|hash/);
  expect((await ben.get('own-data')).body.actions).toMatchObject([
    { type: 'deal-registration.submitted' },
  ]);
});

test('the vendor’s people have theirs too, and nobody gets it unsigned', async () => {
  expect((await martin.get('own-data')).body.person.name).toBe('Martin');
  expect((await anybody.get('own-data')).status).toBe(401);
});

test('packed, each list is a table of its own besides', async () => {
  const answer = await world.app.request('/v1/own-data?format=zip', {
    headers: { authorization: `Bearer ${ana.token}` },
  });
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files)).toEqual([
    'my-data.json',
    'all-memberships.csv',
    'memberships-here.csv',
    'sessions.csv',
    'api-keys.csv',
    'agreement-acceptances.csv',
    'actions.csv',
  ]);
  const [head, row] = strFromU8(files['api-keys.csv'] ?? new Uint8Array()).split('\r\n');
  expect(head).toMatch(/^id,name,scopes,createdAt/);
  expect(row).toMatch(/^key_\w+,Bridge,"\[""read""\]",\d{4}-\d\d-\d\dT/);
});

test('on the host a person’s data is written for each membership, and of nobody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairway-person-'));
  const email = (await ana.get('own-data')).body.person.email as string;
  const made = await exportPerson(world.database, email, folder, present());
  expect(made.folders).toHaveLength(1);
  const [one] = await readdir(folder);
  const text = await readFile(join(folder, one ?? '', 'my-data.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    person: { name: 'Ana' },
    apiKeys: [{ name: 'Bridge' }],
    agreementAcceptances: [{ policyVersion: 1 }],
  });
  expect(text).not.toMatch(/Carla|Ben/);
  await expect(exportPerson(world.database, email, folder, present())).rejects.toMatchObject({
    code: 'exports.folder-not-empty',
  });
  await expect(
    exportPerson(world.database, 'nobody@nowhere.example', `${folder}-2`, present()),
  ).rejects.toMatchObject({ code: 'exports.nothing-there' });
});
