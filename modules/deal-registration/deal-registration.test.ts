import { expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { deal, hour, registered } from './test-claims.ts';

const world = await makeWorld();
const { sofia, ana, ben, carla, settle, pass } = world;

test('three fields are enough, and the answer is 202 with the moment of the answer', async () => {
  const received = await ana.post('deal-registrations', deal('Nordsee Logistik'));
  expect(received).toMatchObject({
    status: 202,
    body: { status: 'submitted', decisionBy: '2026-03-02T10:15:00.000Z' },
  });
  expect(
    (await ana.post('deal-registrations', { customerName: 'X' })).body.errors.map(
      (error: { pointer: string }) => error.pointer,
    ),
  ).toEqual(['/need', '/contactEmail']);
});

test('an appeal is answered by somebody else, and an overturned refusal is decided anew', async () => {
  const id = await registered(ana, 'Cuxhaven Kai');
  await settle();
  await sofia.post(`deal-registrations/${id}/decline`, {
    reasonCode: 'outside-programme',
    note: 'Not ours',
  });
  await pass(2 * hour);
  const { decisionId } = (await ana.get(`deal-registrations/${id}`)).body;
  expect(
    (await ana.post(`decisions/${decisionId}/appeal`, { statement: 'It is: see the contract.' }))
      .status,
  ).toBeLessThan(300);
  const appeal = (await sofia.get('appeals')).body.data.find(
    (one: { decisionId: string }) => one.decisionId === decisionId,
  );
  expect(
    await sofia.post(`appeals/${appeal.id}/answer`, { outcome: 'overturned', statement: 'Right' }),
  ).toMatchObject({ status: 403, body: { code: 'decisions.own-decision' } });
  expect(
    (
      await world.martin.post(`appeals/${appeal.id}/answer`, {
        outcome: 'overturned',
        statement: 'You are right',
      })
    ).status,
  ).toBeLessThan(300);
  await settle();
  expect((await ana.get(`deal-registrations/${id}`)).body.status).toBe('under-review');
});

test('a returned registration is completed, handed in again and approved', async () => {
  const id = await registered(ana, 'Husum Wind');
  await pass(2 * hour);
  const reopened = await registered(ben, 'Husum Wind Zwei');
  await settle();
  await sofia.post(`deal-registrations/${reopened}/return`, {
    reasonCode: 'information-missing',
    note: 'Which site?',
  });
  await pass(2 * hour);
  const returned = await ana.get(`deal-registrations/${reopened}`);
  expect(returned.body).toMatchObject({ status: 'returned', reasonNote: 'Which site?' });
  expect(
    (await ana.patch(`deal-registrations/${reopened}`, { customerCity: 'Husum' })).status,
  ).toBe(428);
  expect(
    (
      await ana.patch(
        `deal-registrations/${reopened}`,
        { customerCity: 'Husum' },
        { 'if-match': '"1"' },
      )
    ).status,
  ).toBe(412);
  const etag = returned.headers.get('etag') ?? '';
  expect(
    (
      await ana.patch(
        `deal-registrations/${reopened}`,
        { customerCity: 'Husum' },
        { 'if-match': etag },
      )
    ).body.customerCity,
  ).toBe('Husum');
  expect((await ana.post(`deal-registrations/${reopened}/resubmission`)).status).toBe(202);
  expect((await ana.get(`deal-registrations/${id}`)).status).toBe(200);
});

test('protection is prolonged with evidence within the policy’s limits, once', async () => {
  const id = await registered(ana, 'Sylt Segel');
  await settle();
  await sofia.post(`deal-registrations/${id}/approval`, { protectionDays: 30 });
  await pass(2 * hour);
  expect(
    (await ana.post(`deal-registrations/${id}/extension`, { days: 400, evidence: 'Visit' })).status,
  ).toBe(400);
  expect(
    (
      await ana.post(`deal-registrations/${id}/extension`, {
        days: 20,
        evidence: 'Visit on 1 March, quote sent',
      })
    ).body.protection.daysLeft,
  ).toBe(50);
  expect(
    (await ana.post(`deal-registrations/${id}/extension`, { days: 5, evidence: 'Again' })).body
      .code,
  ).toBe('deal-registration.extension-exhausted');
});

test('protection ends by the clock, and is won late all the same', async () => {
  const id = await registered(ana, 'Bremen Kaffee');
  await settle();
  await sofia.post(`deal-registrations/${id}/approval`, { protectionDays: 10 });
  await pass(2 * hour);
  await pass(11 * 24 * hour);
  expect((await ana.get(`deal-registrations/${id}`)).body).toMatchObject({
    status: 'expired',
    moves: ['win', 'lose'],
  });
  expect(
    (
      await ana.post(`deal-registrations/${id}/win`, {
        amount: { minor: 1_250_000, currency: 'EUR' },
      })
    ).body,
  ).toMatchObject({
    status: 'closed',
    closedAs: 'won',
    stage: 'won',
    amount: { minor: 1_250_000 },
  });
  expect((await ana.post(`deal-registrations/${id}/win`, {})).status).toBe(409);
});

test('from an accepted lead nothing needs to be typed, and one lead makes one deal', async () => {
  const lead = await sofia.post('leads', {
    companyName: 'Föhr Fähren',
    contactName: 'Lena',
    contactEmail: 'lena@foehr.example',
    country: 'DE',
    region: 'DE-HH',
    city: 'Hamburg',
    need: 'Ramps',
  });
  await sofia.post(`leads/${lead.body.id}/assignment`, {
    partnerId: ana.organisationId,
    reason: 'Near',
  });
  expect((await ana.post('deal-registrations', { leadId: lead.body.id })).status).toBe(404);
  const [offer] = (await ana.get('offers?filter[status]=open')).body.data;
  await ana.post(`offers/${offer.id}/acceptance`);
  const atOnce = await Promise.all(
    [1, 2, 3].map(() => ana.post('deal-registrations', { leadId: lead.body.id })),
  );
  expect(atOnce.map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([
    202, 409, 409,
  ]);
  const received = atOnce.find(({ status }) => status === 202) ?? atOnce[0];
  expect(received.status).toBe(202);
  expect((await ana.get(`deal-registrations/${received.body.id}`)).body).toMatchObject({
    customerName: 'Föhr Fähren',
    contactEmail: 'lena@foehr.example',
    leadId: lead.body.id,
  });
  expect((await ana.post('deal-registrations', { leadId: lead.body.id })).body.code).toBe(
    'deal-registration.lead-registered',
  );
  await settle();
  expect((await ana.get(`leads/${lead.body.id}`)).body.status).toBe('converted');
});

test('a repeated request has one effect and the first answer; another body under the key is refused', async () => {
  const key = { 'idempotency-key': 'retry-1' };
  const first = await ana.post('deal-registrations', deal('Rügen Kreide'), key);
  const again = await ana.post('deal-registrations', deal('Rügen Kreide'), key);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect((await ana.post('deal-registrations', deal('Anders'), key)).status).toBe(422);
  expect(
    (await ana.get('deal-registrations?filter[customerName]=Rügen Kreide')).body.data,
  ).toHaveLength(1);
  expect((await carla.post('deal-registrations', deal('Rügen Kreide'), key)).body.id).not.toBe(
    first.body.id,
  );
});
