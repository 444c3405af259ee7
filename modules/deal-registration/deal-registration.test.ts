import pg from 'pg';
import { expect, test } from 'vitest';
import { connectionOf } from '../../platform/database/index.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, ana, ben, carla, quinn, gita, settle, pass } = world;

const hour = 3600;
const deal = (customerName: string, more: object = {}) => ({
  customerName,
  need: '30 pallet trucks',
  contactEmail: `lena@${customerName.toLowerCase().replaceAll(' ', '-')}.example`,
  ...more,
});

async function registered(
  person: Person,
  customerName: string,
  more: object = {},
): Promise<string> {
  const received = await person.post('deal-registrations', deal(customerName, more));
  expect(received.status).toBe(202);
  return received.body.id;
}

/** What a partner can notice of a registration, without what is its own. */
const shape = (body: Record<string, unknown>) => ({
  ...body,
  id: '',
  customerName: '',
  customerDomain: '',
  contactEmail: '',
  partnerId: '',
  createdAt: '',
  submittedAt: '',
});

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

test('nothing that a partner sees changes before the release tick, free or held', async () => {
  const held = await registered(ana, 'Alster Werft');
  await settle();
  await pass(2 * hour);
  const before = await carla.post('deal-registrations', deal('Alster Werft'));
  const free = await carla.post('deal-registrations', deal('Ganz Neu'));
  await settle();
  const [one, other] = [
    await carla.get(`deal-registrations/${before.body.id}`),
    await carla.get(`deal-registrations/${free.body.id}`),
  ];
  expect(shape(one.body)).toEqual(shape(other.body));
  expect(one.body.status).toBe('submitted');
  for (const id of [before.body.id, free.body.id]) {
    expect((await carla.get(`decisions?filter[subjectId]=${id}`)).body.data).toEqual([]);
    expect(
      (await carla.get(`events?subject=${id}`)).body.data.map(
        (event: { type: string }) => event.type,
      ),
    ).toEqual(['deal-registration.submitted']);
  }
  expect(
    (await sofia.get(`deal-registrations/${before.body.id}`)).body.verdict.competing[0].dealId,
  ).toBe(held);
});

test('an approval before the tick waits for it, and the vendor sees it at once', async () => {
  const id = await registered(ana, 'Elbe Hafen');
  await settle();
  const approved = await sofia.post(`deal-registrations/${id}/approval`, { protectionDays: 60 });
  expect(approved.body).toMatchObject({
    status: 'approved',
    verdict: { toldAt: null, protectionDays: 60 },
  });
  expect((await ana.get(`deal-registrations/${id}`)).body).toMatchObject({
    status: 'submitted',
    decisionId: null,
    version: 1,
  });
  await pass(1.5 * hour);
  const told = (await ana.get(`deal-registrations/${id}`)).body;
  expect(told).toMatchObject({
    status: 'approved',
    protection: { timeZone: 'Europe/Berlin', daysLeft: 60 },
  });
  expect((await ana.get(`decisions/${told.decisionId}`)).body.explanation.join(' ')).toContain(
    'Sofia decided: approved',
  );
});

test('two partners on one customer: a person decides, and neither learns of the other', async () => {
  const first = await registered(ana, 'Kieler Stahl');
  await pass(2 * hour);
  expect(['approved', 'under-review']).toContain(
    (await ana.get(`deal-registrations/${first}`)).body.status,
  );
  const second = await registered(carla, 'Kieler Stahl');
  await pass(2 * hour);
  const told = await carla.get(`deal-registrations/${second}`);
  expect(told.body.status).toBe('under-review');
  const telling = await carla.get(`decisions/${told.body.decisionId}`);
  for (const text of [told.text, telling.text]) {
    expect(text).not.toContain(ana.organisationId);
    expect(text).not.toContain(first);
    expect(text).not.toMatch(/Eastside|claimed|another partner/i);
  }
  const declined = await sofia.post(`deal-registrations/${second}/decline`, {
    reasonCode: 'existing-claim',
    note: 'Earlier work with a named contact decides.',
  });
  expect(declined.body.status).toBe('declined');
  expect((await carla.get(`deal-registrations/${second}`)).body).toMatchObject({
    status: 'declined',
    reasonCode: 'existing-claim',
  });
  expect((await sofia.post(`deal-registrations/${second}/approval`, {})).status).toBe(409);
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
  const received = await ana.post('deal-registrations', { leadId: lead.body.id });
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

test('other partners, other programmes and wrong roles learn nothing', async () => {
  const id = await registered(ana, 'Wismar Werke');
  for (const stranger of [carla, gita, quinn])
    expect((await stranger.get(`deal-registrations/${id}`)).status).toBe(404);
  expect((await carla.post(`deal-registrations/${id}/withdrawal`, {})).status).toBe(404);
  expect((await ana.post(`deal-registrations/${id}/approval`, {})).status).toBe(403);
  expect((await ben.get(`deal-registrations/${id}`)).status).toBe(200);
  const unknown = await carla.get(`deal-registrations/${id.slice(0, -4)}0000`);
  const forbidden = await carla.get(`deal-registrations/${id}`);
  const { requestId: _a, instance: _b, ...one } = unknown.body;
  const { requestId: _c, instance: _d, ...other } = forbidden.body;
  expect(one).toEqual(other);
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

test('whatever SQL a partner got to run, it cannot approve its own registration', async () => {
  const id = await registered(ana, 'Usedom Ufer');
  const client = new pg.Client(connectionOf(world.url));
  await client.connect();
  const { rows } = await client.query<{ version: number }>(
    "select version from public.deal_registrations where id = $1 and status = 'submitted'",
    [id],
  );
  await client.end();
  expect(rows).toHaveLength(1);
  await expect(
    asPartnerSql(
      ana,
      `update public.deal_registrations set status = 'approved' where id = '${id}'`,
    ),
  ).rejects.toThrow(/cannot decide its own/);
  await expect(
    asPartnerSql(
      ana,
      `insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at) values ('${world.programmeId}', '${id}', '${carla.organisationId}', 'granted', now())`,
    ),
  ).rejects.toThrow(/permission denied/);
});

async function asPartnerSql(person: Person, statement: string): Promise<void> {
  const { transaction, newId } = await import('../../platform/database/index.ts');
  const { sql } = await import('kysely');
  const { present } = await import('../../platform/clock/index.ts');
  const actor = {
    kind: 'partner.admin' as const,
    side: 'partner' as const,
    programmeId: world.programmeId,
    organisationId: person.organisationId,
    personId: null,
    name: person.name,
    surface: 'api' as const,
    sessionId: null,
    scopes: null,
  };
  await transaction(
    world.database,
    actor,
    present(),
    newId('req'),
    async ({ tx }) => void (await sql.raw(statement).execute(tx)),
  );
}
