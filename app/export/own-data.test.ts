import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';

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
