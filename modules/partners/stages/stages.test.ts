import { expect, test } from 'vitest';
import { makeWorld } from '../../../tests/world/world.ts';
import { mayMoveTo, movesFrom, stageMoves, type StageMove } from './rules.ts';

const world = await makeWorld();
const { sofia, jonas, martin, ana, ben, deniz, quinn, settle } = world;

const change = (person: typeof ana, of: string, stage: string, reason = 'As agreed') =>
  person.post(`partners/${of}/stage-change`, { stage, reason });

test('every stage but prospect and applicant leads to the end, and what has ended can be taken up again', () => {
  for (const stage of ['active', 'onboarding', 'dormant'])
    expect(mayMoveTo('left', stage)).toBe(true);
  for (const stage of ['prospect', 'applicant']) expect(movesFrom(stage)).toEqual([]);
  expect(movesFrom('left')).toEqual(['active']);
  for (const move of Object.keys(stageMoves) as StageMove[])
    expect(mayMoveTo(move, move)).toBe(false);
});

test('a partnership is set dormant and active again by decisions that the partner reads', async () => {
  expect((await change(jonas, ana.organisationId, 'dormant')).status).toBe(403);
  expect((await change(quinn, ana.organisationId, 'dormant')).status).toBe(404);
  expect((await change(ana, ana.organisationId, 'dormant')).status).toBe(403);
  const set = await change(sofia, ana.organisationId, 'dormant', 'No lead answered since autumn');
  expect(set.body.stage).toBe('dormant');
  const [decision] = (await ana.get(`decisions?filter[subjectId]=${ana.organisationId}`)).body.data;
  expect(decision).toMatchObject({ kind: 'partners.stage-change', outcome: 'dormant' });
  expect(decision.explanation).toEqual([
    'Sofia set the partnership dormant: No lead answered since autumn',
  ]);
  expect((await change(sofia, ana.organisationId, 'dormant')).body.code).toBe(
    'partners.stage-not-possible',
  );
  expect((await change(sofia, ana.organisationId, 'active')).body.stage).toBe('active');
});

test('when a partnership ends, access ends with the next request, offers go on and records stay', async () => {
  const lead = await sofia.post('leads', {
    companyName: 'Sylt Ramps',
    contactEmail: 'kai@sylt-ramps.example',
    country: 'DE',
    region: 'DE-HH',
  });
  await sofia.post(`leads/${lead.body.id}/assignment`, {
    partnerId: deniz.organisationId,
    reason: 'Near',
  });
  const deal = { customerName: 'Amrum', need: 'Ramps', contactEmail: 'a@amrum.example' };
  const registered = await deniz.post('deal-registrations', deal);
  const key = await deniz.post('api-keys', { name: 'Bridge', scopes: ['read'], expiresInDays: 30 });
  expect(key.status).toBe(201);
  expect((await change(sofia, deniz.organisationId, 'left', 'You gave notice')).body).toMatchObject(
    {
      stage: 'left',
      listed: false,
    },
  );
  expect((await deniz.get('company')).status).toBe(401);
  const byKey = await world.app.request('/v1/company', {
    headers: { authorization: `Bearer ${key.body.token}` },
  });
  expect(byKey.status).toBe(401);
  await settle();
  const offers = (await sofia.get(`offers?filter[leadId]=${lead.body.id}`)).body.data;
  expect(
    offers.find((offer: { partnerId: string }) => offer.partnerId === deniz.organisationId).status,
  ).toBe('withdrawn');
  expect((await sofia.get(`leads/${lead.body.id}`)).body.partnerId).not.toBe(deniz.organisationId);
  expect((await sofia.get(`deal-registrations/${registered.body.id}`)).status).toBe(200);
  const { data } = (await martin.get('mails?filter[template]=partnership-ended')).body;
  expect(data).toHaveLength(1);
  expect((await martin.get(`mails/${data[0].id}`)).body.text).toContain('You gave notice');
  expect((await change(sofia, deniz.organisationId, 'active', 'A misunderstanding')).status).toBe(
    200,
  );
  // What ended stays ended: the people sign in anew, and the key is to be made anew.
  expect((await deniz.get('company')).status).toBe(401);
  expect(
    (
      await world.app.request('/v1/company', {
        headers: { authorization: `Bearer ${key.body.token}` },
      })
    ).status,
  ).toBe(401);
});

test('who works at another partner keeps access when one partnership ends', async () => {
  expect((await ben.get('company')).status).toBe(200);
});
