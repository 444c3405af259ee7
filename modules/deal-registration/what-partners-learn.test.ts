import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { present } from '../../platform/clock/index.ts';
import { connectionOf, newId, transaction } from '../../platform/database/index.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import { deal, hour, registered } from './test-claims.ts';

const world = await makeWorld();
const { sofia, ana, ben, carla, quinn, gita, settle, pass } = world;

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

test('being looked at by lot and for a claim of another are told alike, and so is what a person then decides', async () => {
  await drawAllForReview();
  await registered(ana, 'Schlei Boote');
  await pass(2 * hour);
  const claimed = await registered(carla, 'Schlei Boote');
  const drawn = await registered(carla, 'Fehmarn Boote');
  await pass(2 * hour);
  const learnt = await Promise.all([claimed, drawn].map(learntOf));
  expect(learnt[0]).toContain('under-review');
  expect(learnt[0]).toBe(learnt[1]);
  const inVendorsEyes = await Promise.all(
    [claimed, drawn].map(async (id) => (await sofia.get(`deal-registrations/${id}`)).body),
  );
  expect(inVendorsEyes.map(({ verdict }) => verdict.competing.length)).toEqual([1, 0]);
  for (const id of [claimed, drawn])
    expect(
      (await sofia.post(`deal-registrations/${id}/approval`, { protectionDays: 60 })).status,
    ).toBe(200);
  const decided = await Promise.all([claimed, drawn].map(learntOf));
  expect(decided[0]).toContain('approved');
  expect(decided[0]).toBe(decided[1]);
});

/** All that Carla can read of her registration, without its name, ids and the moments of a second. */
async function learntOf(id: string): Promise<string> {
  const own = await carla.get(`deal-registrations/${id}`);
  const texts = [
    own,
    await carla.get(`decisions/${own.body.decisionId}`),
    await carla.get(`decisions?filter[subjectId]=${id}`),
    await carla.get(`events?subject=${id}`),
  ].map(({ text }) => text);
  return texts
    .join('\n')
    .replaceAll(/[a-z]+_[0-7][0-9a-z]{25}/g, '…')
    .replaceAll(/(Schlei|Fehmarn).Boote/gi, '…')
    .replaceAll(/(T\d\d:\d\d):\d\d\.\d{3}Z/g, '$1');
}

async function drawAllForReview(): Promise<void> {
  const { body } = await sofia.get('policies?filter[kind]=deal-registration&filter[inForce]=true');
  const { document } = body.data[0];
  const drawn = { ...document, review: { ...document.review, share: 1 } };
  const draft = await sofia.post('policies', { kind: 'deal-registration', document: drawn });
  expect((await sofia.post(`policies/${draft.body.id}/trial`, undefined)).status).toBe(200);
  expect((await sofia.post(`policies/${draft.body.id}/publication`, {})).status).toBe(200);
}

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
