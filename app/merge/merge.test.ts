import { expect, test } from 'vitest';
import { createSession, ensureMembership } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, martin, quinn, ana, ben, carla, deniz, settle } = world;
const [west, east] = [deniz.organisationId, ana.organisationId];

async function leadFor(partner: typeof ana, companyName: string): Promise<string> {
  const domain = companyName.toLowerCase().replaceAll(' ', '-');
  const lead = await sofia.post('leads', {
    companyName,
    contactEmail: `kai@${domain}.example`,
    country: 'DE',
    region: 'DE-HH',
  });
  await sofia.post(`leads/${lead.body.id}/assignment`, {
    partnerId: partner.organisationId,
    reason: 'Near',
  });
  return lead.body.id;
}

async function offerOn(partner: typeof ana, leadId: string): Promise<string> {
  return (await partner.get('offers')).body.data.find(
    (one: { leadId: string }) => one.leadId === leadId,
  ).id;
}

const taken = await leadFor(deniz, 'Sylt Ramps');
await deniz.post(`offers/${await offerOn(deniz, taken)}/acceptance`);
const open = await leadFor(deniz, 'Amrum Boats');
const deal = (
  await deniz.post('deal-registrations', {
    customerName: 'Norderney Piers',
    need: 'Ramps',
    contactEmail: 'a@norderney.example',
  })
).body.id as string;
const own = (
  await ana.post('deal-registrations', {
    customerName: 'Juist Piers',
    need: 'Ramps',
    contactEmail: 'a@juist.example',
  })
).body.id as string;
const key = (await deniz.post('api-keys', { name: 'Bridge', scopes: ['read'], expiresInDays: 9 }))
  .body.token as string;
await settle();

const merge = (person: typeof ana, reason = 'One firm since January') =>
  person.post(`partners/${west}/merge`, { into: east, reason });

test('only an administrator of the vendor merges, and only partners of its programme', async () => {
  expect((await merge(sofia)).status).toBe(403);
  expect((await merge(ana)).status).toBe(403);
  expect((await merge(quinn)).status).toBe(403);
  const elsewhere = `partners/${west}/merge-preview?into=${world.gita.organisationId}`;
  expect((await martin.get(elsewhere)).status).toBe(404);
});

test('the preview counts what would move and writes nothing', async () => {
  const preview = await martin.get(`partners/${west}/merge-preview?into=${east}`);
  expect(preview.body).toMatchObject({
    from: { name: 'Westside' },
    into: { name: 'Eastside' },
    moves: { people: 1, deals: 1, leads: 1, offers: 2 },
    conflicts: { peopleInBoth: 0, leadsOfBoth: 0 },
    possible: true,
  });
  const self = await martin.get(`partners/${west}/merge-preview?into=${west}`);
  expect(self.body.hindrance).toContain('itself');
  expect((await deniz.get(`deal-registrations/${deal}`)).status).toBe(200);
  expect((await ana.get(`deal-registrations/${deal}`)).status).toBe(404);
});

test('after the merge the one has all of both, and nobody else sees more', async () => {
  const merged = await merge(martin);
  expect(merged.body.moved).toMatchObject({ people: 1, deals: 1, leads: 1, offers: 2 });
  await settle();
  for (const path of [
    `deal-registrations/${deal}`,
    `deal-registrations/${own}`,
    `leads/${taken}`,
  ]) {
    expect((await ana.get(path)).status).toBe(200);
    expect((await ben.get(path)).status).toBe(200);
    expect((await carla.get(path)).status).toBe(404);
  }
  // An open offer keeps its clock and is the other's to answer.
  expect((await ana.post(`offers/${await offerOn(ana, open)}/acceptance`)).status).toBe(200);
  expect((await ana.get('deal-registrations')).body.data).toHaveLength(2);
  expect((await ana.get('memberships')).body.data).toHaveLength(3);
  const [decision] = (await ana.get('decisions?filter[kind]=partners.merge')).body.data;
  expect(decision.explanation[0]).toBe(
    'Martin merged Westside into Eastside: One firm since January',
  );
});

test('access of the one ends at once; its people sign in anew, to the other', async () => {
  expect((await deniz.get('company')).status).toBe(401);
  const headers = { authorization: `Bearer ${key}` };
  expect((await world.app.request('/v1/company', { headers })).status).toBe(401);
  const at = { programmeId: world.programmeId, organisationId: east };
  const { membershipId, personId } = await ensureMembership(world.database, {
    ...at,
    kind: 'partner.admin',
    email: `deniz@${west.slice(-6)}.example`,
    name: 'Deniz',
    now: present(),
  });
  const { token } = await createSession(world.database, {
    personId,
    programmeId: at.programmeId,
    membershipId,
    surface: 'web',
  });
  const company = await world.app.request('/v1/company', {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await company.json()).toMatchObject({ id: east });
});

test('the record of the one stays, points to the other, and takes no change any more', async () => {
  expect((await sofia.get(`partners/${west}`)).body).toMatchObject({
    stage: 'left',
    mergedInto: east,
  });
  const again = await sofia.post(`partners/${west}/stage-change`, {
    stage: 'active',
    reason: 'Back',
  });
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ code: 'partners.merged' });
  expect((await merge(martin)).body.code).toBe('partners.merge-not-possible');
});
