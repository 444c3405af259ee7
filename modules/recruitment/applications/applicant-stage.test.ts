import { expect, test } from 'vitest';
import { makeWorld } from '../../../tests/world/world.ts';
import { applying, doubtful } from './test-applicants.ts';

const world = await makeWorld();
const { sofia, ana, carla, quinn, settle } = world;
const { applied } = applying(world);

const directory = async () =>
  (await world.app.request('http://fairway.test/p/harbour/partners')).text();

test('who only applied is in no directory, is assigned no lead and sees no other firm; approved, it is', async () => {
  const { own, get, post } = await applied('ida@insel-service.example', {
    ...doubtful,
    companyName: 'Insel Service',
  });
  expect(await directory()).toContain('Eastside');
  expect(await directory()).not.toContain('Insel Service');
  const lead = await sofia.post('leads', {
    companyName: 'Kai Ramps',
    contactEmail: 'kai@kai-ramps.example',
    country: 'DE',
  });
  await settle();
  const assigned = await sofia.post(`leads/${lead.body.id}/assignment`, {
    partnerId: own.partnerId,
    reason: 'They know the islands',
  });
  expect(assigned.body.code).toBe('lead-routing.partner-unknown');
  expect((await get('offers')).body.data).toEqual([]);
  expect((await get('leads')).body.data).toEqual([]);
  expect((await get('deal-registrations')).body.data).toEqual([]);
  expect((await get('partners')).status).toBe(403);
  expect((await get('applications')).status).toBe(403);
  expect((await get(`partners/${ana.organisationId}`)).status).toBe(404);
  const colleague = { email: 'x@elsewhere.example', name: 'X', kind: 'partner.seller' };
  expect((await post('invitations', colleague)).body.code).toBe('access.not-yet-partner');
  expect((await sofia.post(`applications/${own.id}/approval`, {})).status).toBe(200);
  expect((await post('invitations', colleague)).status).toBe(201);
  expect(await directory()).toContain('Insel Service');
  const again = await sofia.post(`leads/${lead.body.id}/assignment`, {
    partnerId: own.partnerId,
    reason: 'They know the islands',
  });
  expect(again.status).toBe(200);
  expect((await get('offers')).body.data).toHaveLength(1);
});

test('an application is its firm’s own: no partner and no other vendor reads it or its decision', async () => {
  const { own } = await applied('jan@jade-handel.example', doubtful);
  expect((await ana.get('application')).body).toEqual({ application: null });
  expect((await carla.get(`decisions/${own.decisionId}`)).status).toBe(404);
  expect((await quinn.get(`applications/${own.id}`)).status).toBe(404);
  expect((await quinn.get('applications')).body.data).toEqual([]);
});
