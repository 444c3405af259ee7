import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { identify } from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction, type Call } from '../../../platform/database/index.ts';
import { makeWorld, type Person } from '../../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, martin, jonas, ana, carla, deniz, quinn, gita, pass, settle } = world;
const hour = 3600;

const inHours = (hours: number) =>
  new Date(present().getTime() + hours * hour * 1000).toISOString();
const at = (hours: number, place = 'https://meet.example/ana') => ({
  startsAt: inHours(hours),
  minutes: 30,
  place,
});
const membershipOf = async (person: Person): Promise<string> =>
  (await person.get('memberships')).body.data.find(
    ({ name }: { name: string }) => name === person.name,
  ).id;
const host = await membershipOf(jonas);
const name = (body: object = {}, partner = ana, by = sofia) =>
  by.post(`partners/${partner.organisationId}/meetings`, {
    topic: 'Meet Jonas',
    membershipId: host,
    ...body,
  });
const meetings = async (person: Person, partner = ana) =>
  (await person.get(`partners/${partner.organisationId}/meetings`)).body.data;
const as = async <T>(person: Person, work: (call: Call) => Promise<T>): Promise<T> => {
  const headers = { authorization: `Bearer ${person.token}` };
  const actor = await identify(world.database, new Request('http://fairway.test/', { headers }));
  return transaction(world.database, actor!, present(), newId('req'), work); // their token is good
};

test('nobody settles the meetings of others', async () => {
  const { id } = (await name({ proposal: at(24) })).body;
  for (const stranger of [carla, deniz, gita, quinn]) {
    expect((await stranger.get(`partners/${ana.organisationId}/meetings`)).status).toBe(404);
    expect((await stranger.get(`meetings/${id}/calendar`)).status).toBe(404);
    expect((await stranger.post(`meetings/${id}/proposal`, at(5))).status).toBe(404);
    expect((await stranger.post(`meetings/${id}/confirmation`)).status).toBe(404);
    expect((await stranger.post(`meetings/${id}/cancellation`, { reason: 'x' })).status).toBe(404);
  }
  const ofMartin = (await name({ membershipId: await membershipOf(martin) }, carla)).body;
  const refused = await jonas.post(`meetings/${ofMartin.id}/proposal`, at(5));
  expect([refused.status, refused.body.code]).toEqual([403, 'onboarding.meeting-not-yours']);
  for (const by of [ana, jonas]) expect((await name({}, ana, by)).status).toBe(403);
  expect((await name({}, ana, quinn)).status).toBe(404);
  const nobody = await name({ membershipId: await membershipOf(ana) });
  expect([nobody.status, nobody.body.code]).toEqual([422, 'onboarding.host-unknown']);
  expect((await name({ proposal: at(-1) })).body.code).toBe('onboarding.meeting-too-late');
});

test('what a partner reads of a meeting names no record of the vendor’s people', async () => {
  const { text } = await ana.get(`partners/${ana.organisationId}/meetings`);
  expect(text).toContain('Jonas');
  expect(text).not.toMatch(/(per|mem)_0/);
});

test('the database itself shows each partner its own meetings, and lets nobody hold one by hand', async () => {
  const seen = (person: Person) =>
    as(person, async ({ tx }) => {
      const { rows } = await sql<{
        id: string;
      }>`select organisation_id as id from public.meetings`.execute(tx);
      return [...new Set(rows.map((row) => row.id))];
    });
  expect(await seen(ana)).toEqual([ana.organisationId]);
  expect(await seen(gita)).toEqual([]);
  expect(await seen(quinn)).toEqual([]);
  const { id } = (await name({ proposal: at(24) })).body;
  for (const status of ['held', 'confirmed'])
    await expect(
      as(sofia, ({ tx }) =>
        sql`update public.meetings set status = ${status}, guest_id = ${newId('per')} where id = ${id}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow('row-level security');
  await expect(
    as(ana, ({ tx }) =>
      sql`update public.meetings set host_name = 'x' where id = ${id}`.execute(tx),
    ),
  ).rejects.toThrow('permission denied');
});

test('its step is done once the time of a confirmed meeting has passed, each meeting for its own step', async () => {
  const inForce = (
    await sofia.get('policies?filter[kind]=onboarding.path&filter[status]=published')
  ).body.data[0];
  const [signIn, ...others] = inForce.document.steps;
  const meet = { ...signIn, doneBy: 'onboarding.meeting-held' };
  const steps = [
    signIn,
    { ...meet, clause: 'S6', title: 'Meet your manager' },
    { ...meet, clause: 'S7', title: 'Meet your engineer' },
    ...others,
  ];
  const document = { ...inForce.document, steps, forUnderway: true };
  const draft = (await martin.post('policies', { kind: 'onboarding.path', document })).body;
  await martin.post(`policies/${draft.id}/trial`, {});
  await martin.post(`policies/${draft.id}/publication`, {});
  const done = async () =>
    (await deniz.get('onboarding')).body.progress.steps
      .filter(
        (step: { doneBy: string; doneAt: string | null }) =>
          step.doneBy === 'onboarding.meeting-held' && step.doneAt,
      )
      .map(({ clause }: { clause: string }) => clause);
  const engineer = (await name({ clause: 'S7', proposal: at(2) }, deniz)).body;
  await pass(3 * hour);
  expect(await done()).toEqual([]);
  expect((await deniz.post(`meetings/${engineer.id}/confirmation`)).body.code).toBe(
    'onboarding.meeting-not-possible',
  );
  await sofia.post(`meetings/${engineer.id}/proposal`, at(2));
  await deniz.post(`meetings/${engineer.id}/confirmation`);
  await pass(2 * hour + 60);
  expect(await done()).toEqual([]);
  await pass(0.5 * hour);
  expect(await done()).toEqual(['S7']);
  expect(
    (await meetings(deniz, deniz)).find(({ id }: { id: string }) => id === engineer.id).status,
  ).toBe('held');
  const any = (await name({ proposal: at(2) }, deniz)).body;
  await deniz.post(`meetings/${any.id}/confirmation`);
  await pass(3 * hour);
  expect(await done()).toEqual(['S6', 'S7']);
});

test('meetings go along when their partner is merged into another', async () => {
  const body = { into: ana.organisationId, reason: 'One firm now' };
  const merged = await martin.post(`partners/${deniz.organisationId}/merge`, body);
  expect(merged.status).toBeLessThan(300);
  await settle();
  expect(await meetings(sofia, deniz)).toEqual([]);
  expect((await meetings(ana)).map(({ status }: { status: string }) => status)).toContain('held');
});
