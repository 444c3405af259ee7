import { expect, test } from 'vitest';
import { makeWorld, type Person } from '../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, jonas, ana, carla, deniz, quinn, gita, anybody, settle, pass } = world;

const lead = (companyName: string, more: object = {}) => ({
  companyName,
  contactName: 'Lena Vogel',
  contactEmail: `lena@${companyName.toLowerCase().replaceAll(' ', '-')}.example`,
  city: 'Hamburg',
  region: 'DE-HH',
  country: 'DE',
  need: '20 pallet trucks',
  ...more,
});

/** Takes in a lead and answers it as routed, with the person whose partner was asked. */
async function routed(
  companyName: string,
): Promise<{ lead: { id: string }; asked: Person; offerId: string }> {
  const created = await sofia.post('leads', lead(companyName));
  expect(created.status).toBe(201);
  await settle();
  const { body } = await sofia.get(`leads/${created.body.id}`);
  expect(body.status).toBe('offered');
  const asked = [ana, carla, deniz].find(
    (person) => person.organisationId === body.offer.partnerId,
  );
  if (!asked) throw new Error('Nobody of the cast was asked.');
  return { lead: body, asked, offerId: body.offer.id };
}

const others = (asked: Person) =>
  [ana, carla, deniz].filter((person) => person.organisationId !== asked.organisationId);

test('a lead that arrives is routed by itself, and the score is the sum of its parts', async () => {
  const { lead: offered } = await routed('Nordsee Logistik');
  const decision = await sofia.get(
    `decisions/${(await sofia.get(`leads/${offered.id}`)).body.decisionId}`,
  );
  expect(decision.body.outcome).toBe('offered');
  expect(decision.body.policy.clause.text).toContain('most points');
  const sum =
    decision.body.parts.reduce(
      (total: number, part: { value: number }) => total + Math.round(part.value * 100),
      0,
    ) / 100;
  expect(sum).toBe((await sofia.get(`leads/${offered.id}`)).body.offer.score);
  expect(decision.body.alternatives).toHaveLength(2);
});

test('before it accepts a partner sees the teaser and nothing of the contact', async () => {
  const { asked, offerId, lead: offered } = await routed('Elbe Hafen');
  const offer = await asked.get(`offers/${offerId}`);
  expect(offer.body.teaser).toMatchObject({ companyName: 'Elbe Hafen', city: 'Hamburg' });
  expect(offer.text).not.toContain('Lena');
  expect(offer.text).not.toContain('@');
  expect((await asked.get(`leads/${offered.id}`)).status).toBe(404);
});

test('acceptance opens the contact at once, and only once', async () => {
  const { asked, offerId, lead: offered } = await routed('Alster Werft');
  const accepted = await asked.post(`offers/${offerId}/acceptance`);
  expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
  expect((await asked.get(`leads/${offered.id}`)).body).toMatchObject({
    contactEmail: 'lena@alster-werft.example',
    status: 'accepted',
  });
  expect(await asked.post(`offers/${offerId}/acceptance`)).toMatchObject({
    status: 409,
    body: { code: 'lead-routing.offer-answered' },
  });
  for (const other of others(asked))
    expect((await other.get(`leads/${offered.id}`)).status).toBe(404);
});

test('a declined lead goes to the next partner, and nobody is asked twice', async () => {
  const { asked, offerId, lead: offered } = await routed('Kieler Stahl');
  expect(
    (await asked.post(`offers/${offerId}/decline`, { reasonCode: 'no-capacity' })).body.status,
  ).toBe('declined');
  await settle();
  const next = (await sofia.get(`leads/${offered.id}`)).body;
  expect(next.offer).toMatchObject({ attempt: 2, status: 'open' });
  expect(next.offer.partnerId).not.toBe(asked.organisationId);
});

test('when all have declined the lead lies in the inbox with the reason', async () => {
  const { lead: offered } = await routed('Lübeck Marzipan');
  for (let attempt = 1; attempt <= 3; attempt++) {
    const { offer } = (await sofia.get(`leads/${offered.id}`)).body;
    const asked = [ana, carla, deniz].find((person) => person.organisationId === offer.partnerId);
    await asked?.post(`offers/${offer.id}/decline`, { reasonCode: 'other', note: 'Not for us' });
    await settle();
  }
  const rest = (await sofia.get(`leads/${offered.id}`)).body;
  expect(rest.status).toBe('inbox');
  expect(rest.inboxReason.text).toMatch(/partner/);
});

test('an offer whose time has passed is pulled back, and a late answer is told so', async () => {
  const { asked, offerId, lead: offered } = await routed('Bremen Kaffee');
  await pass(48 * 3600 + 1);
  expect((await asked.post(`offers/${offerId}/acceptance`)).status).toBe(409);
  expect((await sofia.get(`leads/${offered.id}`)).body.offer).toMatchObject({ attempt: 2 });
});

test('a person may offer the lead to another, and the reason is told to that partner', async () => {
  const { asked, lead: offered } = await routed('Husum Wind');
  const [other] = others(asked);
  if (!other) throw new Error('There is another.');
  const assigned = await sofia.post(`leads/${offered.id}/assignment`, {
    partnerId: other.organisationId,
    reason: 'They know this customer',
  });
  expect(assigned.body.offer).toMatchObject({
    partnerId: other.organisationId,
    status: 'open',
    attempt: 2,
  });
  const told = await other.get(`decisions/${assigned.body.decisionId}`);
  expect(told.body.explanation.join(' ')).toContain('They know this customer');
  expect((await asked.get(`decisions/${assigned.body.decisionId}`)).status).toBe(404);
});

test('a partner’s own telling names no rival and no number of another', async () => {
  const { asked, lead: offered } = await routed('Föhr Fähren');
  const telling = await asked.get(
    `decisions/${(await sofia.get(`leads/${offered.id}`)).body.decisionId}`,
  );
  expect(telling.status).toBe(200);
  expect(telling.body.explanation[0]).toMatch(/You fit best of 3 eligible partners/);
  for (const other of others(asked)) {
    expect(telling.text).not.toContain(other.organisationId);
    expect(telling.text).not.toMatch(/Eastside|Lakeview|Westside/);
  }
});

test('the same person of the same company asking again joins the lead being worked', async () => {
  const first = await sofia.post('leads', lead('Sylt Segel'));
  await settle();
  const second = await sofia.post('leads', lead('Sylt Segel', { need: 'and two more' }));
  await settle();
  expect((await sofia.get(`leads/${second.body.id}`)).body.status).toBe('joined');
  expect(
    (await sofia.get('leads?filter[companyName]=Sylt Segel')).body.data.map(
      (row: { id: string }) => row.id,
    ),
  ).toEqual([first.body.id]);
});

test('a customer asks by the public form without an account, and must consent', async () => {
  expect(
    await anybody.post('public/harbour/leads', { ...lead('Rügen Kreide'), consent: false }),
  ).toMatchObject({ status: 400 });
  expect(
    await anybody.post('public/harbour/leads', { ...lead('Rügen Kreide'), consent: true }),
  ).toMatchObject({ status: 202, body: { received: true } });
  await settle();
  expect((await sofia.get('leads?filter[companyName]=Rügen Kreide')).body.data[0]).toMatchObject({
    source: 'form',
    status: 'offered',
  });
  expect((await anybody.post('public/nowhere/leads', { ...lead('X'), consent: true })).status).toBe(
    404,
  );
});

test('other programmes, other partners and wrong roles learn nothing', async () => {
  const { asked, offerId, lead: offered } = await routed('Wismar Werke');
  expect((await quinn.get(`leads/${offered.id}`)).status).toBe(404);
  expect((await gita.get(`offers/${offerId}`)).status).toBe(404);
  for (const other of others(asked))
    expect((await other.post(`offers/${offerId}/acceptance`)).status).toBe(404);
  expect((await asked.post(`leads/${offered.id}/routing`)).status).toBe(403);
  expect(
    (
      await jonas.post(`leads/${offered.id}/assignment`, {
        partnerId: asked.organisationId,
        reason: 'mine',
      })
    ).status,
  ).toBe(403);
  expect((await anybody.get(`leads/${offered.id}`)).status).toBe(401);
});

test('a lead nobody could be found for is told with the clause that left nobody', async () => {
  const created = await sofia.post(
    'leads',
    lead('Tokyo Tools', { country: 'JP', region: 'JP-13', city: 'Tokyo' }),
  );
  await settle();
  const { body } = await sofia.get(`leads/${created.body.id}`);
  expect(body).toMatchObject({ status: 'inbox', inboxReason: { code: 'nobody-passes' } });
  expect((await sofia.get(`decisions/${body.decisionId}`)).body.policy.clause.id).toBe('E2');
});
