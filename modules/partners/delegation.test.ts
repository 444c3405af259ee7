import { expect, test } from 'vitest';
import { createSession, ensureMembership } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { makeWorld } from '../../tests/world/world.ts';

const world = await makeWorld();
const { ana, ben, carla, deniz, gita, martin } = world;

async function idOf(person: typeof ana, name: string): Promise<string> {
  const { data } = (await person.get('memberships')).body;
  return data.find((one: { name: string }) => one.name === name).id;
}

test('a partner’s administrator changes the role of a colleague, and it binds the next request', async () => {
  const id = await idOf(ana, 'Ben');
  expect((await ben.get('api-keys')).status).toBe(403);
  const changed = await ana.post(`memberships/${id}/role`, { kind: 'partner.admin' });
  expect(changed.body).toMatchObject({ name: 'Ben', kind: 'partner.admin' });
  expect((await ben.get('api-keys')).status).toBe(200);
});

test('whoever is no administrator any more keeps no key that it made as one', async () => {
  const wanted = { name: 'Bridge', scopes: ['read'], expiresInDays: 9 };
  const { token } = (await ben.post('api-keys', wanted)).body;
  const headers = { authorization: `Bearer ${token}` };
  expect((await world.app.request('/v1/session', { headers })).status).toBe(200);
  // By the vendor, which has no right on a partner's keys themselves.
  const back = await martin.post(`memberships/${await idOf(ana, 'Ben')}/role`, {
    kind: 'partner.seller',
  });
  expect(back.status).toBe(200);
  expect((await world.app.request('/v1/session', { headers })).status).toBe(401);
  expect((await ben.get('company')).status).toBe(200);
});

test('the last administrator keeps the role and the access', async () => {
  const id = await idOf(ana, 'Ana');
  const changed = await ana.post(`memberships/${id}/role`, { kind: 'partner.seller' });
  expect(changed.body.code).toBe('access.last-administrator');
  expect((await ana.post(`memberships/${id}/end`)).body.code).toBe('access.last-administrator');
});

test('nobody becomes somebody of the vendor, and nobody reaches into another company', async () => {
  const id = await idOf(ana, 'Ben');
  const role = (person: typeof ana, kind: string) =>
    person.post(`memberships/${id}/role`, { kind });
  expect((await role(ana, 'vendor.admin')).body.code).toBe('access.kind-not-yours');
  expect((await role(martin, 'vendor.admin')).body.code).toBe('access.kind-not-yours');
  expect((await role(ben, 'partner.admin')).status).toBe(403);
  expect((await role(deniz, 'partner.marketer')).status).toBe(404);
  expect((await role(gita, 'partner.marketer')).status).toBe(404);
});

test('one person in two partners acts for one at a time, without a union of rights', async () => {
  // Ben sells at Eastside, and administers Westside.
  const { email } = (await ben.get('session')).body.person;
  const { membershipId, personId } = await ensureMembership(world.database, {
    programmeId: world.programmeId,
    organisationId: deniz.organisationId,
    kind: 'partner.admin',
    email,
    name: 'Ben',
    now: present(),
  });
  const register = async (person: typeof ana, customerName: string) =>
    (
      await person.post('deal-registrations', {
        customerName,
        need: 'Ramps',
        contactEmail: `a@${customerName.toLowerCase()}.example`,
      })
    ).body.id as string;
  const [east, west] = [await register(ana, 'Juist'), await register(deniz, 'Amrum')];
  const { memberships } = (await ben.get('session')).body;
  expect(memberships).toHaveLength(2);

  const statuses = async () =>
    Promise.all(
      [`deal-registrations/${east}`, `deal-registrations/${west}`, 'api-keys'].map(
        async (path) => (await ben.get(path)).status,
      ),
    );
  expect(await statuses()).toEqual([200, 404, 403]);
  expect((await ben.post('session/switch', { membershipId })).status).toBe(200);
  expect(await statuses()).toEqual([404, 200, 200]);
  expect((await ben.post(`deal-registrations/${east}/withdrawal`, { note: 'Mine' })).status).toBe(
    404,
  );
  expect((await ben.get('deal-registrations')).body.data).toHaveLength(1);

  // A second session stays where it is: what one turns to does not turn the other.
  const first = memberships.find((one: { current: boolean }) => one.current).id as string;
  const { token } = await createSession(world.database, {
    personId,
    programmeId: world.programmeId,
    membershipId: first,
    surface: 'web',
  });
  const headers = { authorization: `Bearer ${token}` };
  const other = async (id: string) =>
    (await world.app.request(`/v1/deal-registrations/${id}`, { headers })).status;
  expect([await other(east), await other(west)]).toEqual([200, 404]);

  // Taken away at the one, the person stays at the other.
  await deniz.post(`memberships/${membershipId}/end`);
  expect((await ben.get('company')).status).toBe(401);
  expect(await other(east)).toBe(200);
  expect((await carla.get(`deal-registrations/${east}`)).status).toBe(404);
});
