import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { identify } from '../../../platform/access/index.ts';
import { present } from '../../../platform/clock/index.ts';
import { newId, transaction, type Call } from '../../../platform/database/index.ts';
import { makeWorld, type Person } from '../../../tests/world/world.ts';

const world = await makeWorld();
const { sofia, martin, jonas, ana, ben, carla, deniz, quinn, gita, pass, settle } = world;

const deals = { what: 'Three deals', measure: 'registered-deals', number: 3, until: '2026-06-30' };
const people = {
  what: 'Two who know us',
  measure: 'people-with-access',
  number: 2,
  until: '2026-04-30',
};
const planOf = (person: Person, partner = ana) =>
  person.get(`partners/${partner.organisationId}/plan`);
const propose = (person: Person, aims: object[], partner = ana) =>
  person.post(`partners/${partner.organisationId}/plans`, { aims });
const register = (person: Person, name: string) =>
  person.post('deal-registrations', {
    customerName: name,
    need: 'Ramps',
    contactEmail: `kai@${name.toLowerCase()}.example`,
  });
const counts = async (person: Person) =>
  (await planOf(person)).body.agreed.aims.map((aim: { count: number; state: string }) => [
    aim.count,
    aim.state,
  ]);
const titles = async (person: Person): Promise<string[]> =>
  (await person.get('notifications')).body.data.map(({ title }: { title: string }) => title);
const as = async <T>(person: Person, work: (call: Call) => Promise<T>): Promise<T> => {
  const headers = { authorization: `Bearer ${person.token}` };
  const actor = await identify(world.database, new Request('http://fairway.test/', { headers }));
  return transaction(world.database, actor!, present(), newId('req'), work); // their token is good
};

test('one side proposes, the other agrees, and it is told to whoever has to do with it', async () => {
  await register(ben, 'Before');
  expect((await planOf(ana)).body).toEqual({ agreed: null, proposed: null, mayPropose: true });
  const made = await propose(sofia, [deals, people]);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ status: 'proposed', proposedSide: 'vendor', mayAgree: false });
  await settle();
  expect(await titles(ana)).toContain('Aims are proposed to you');
  expect(await titles(ben)).not.toContain('Aims are proposed to you');
  expect((await martin.post(`plans/${made.body.id}/agreement`)).body.code).toBe(
    'onboarding.plan-own',
  );
  for (const [person, status] of [
    [ben, 403],
    [jonas, 403],
    [deniz, 404],
    [gita, 404],
    [quinn, 404],
  ] as const)
    expect((await person.post(`plans/${made.body.id}/agreement`)).status).toBe(status);
  const agreed = await ana.post(`plans/${made.body.id}/agreement`);
  expect(agreed.body).toMatchObject({ status: 'agreed', agreedName: 'Ana' });
  await settle();
  expect(await titles(sofia)).toContain('Eastside agreed to the aims');
});

test('how far the aims are is counted from the records since then, and never by hand', async () => {
  expect(await counts(ana)).toEqual([
    [0, 'open'],
    [2, 'reached'],
  ]);
  for (const name of ['One', 'Two']) await register(ben, name);
  expect(await counts(sofia)).toEqual([
    [2, 'open'],
    [2, 'reached'],
  ]);
  await register(deniz, 'Elsewhere');
  await register(ana, 'Three');
  expect((await counts(ana))[0]).toEqual([3, 'reached']);
});

test('another proposal waits beside the plan that holds, and takes its place once it is agreed', async () => {
  const first = (await propose(ana, [{ ...deals, number: 9 }])).body;
  const second = (await propose(ana, [{ ...deals, number: 10 }])).body;
  const { agreed, proposed } = (await planOf(sofia)).body;
  expect(agreed.aims[0].number).toBe(3);
  expect(proposed).toMatchObject({ id: second.id, mayAgree: true });
  expect(proposed.aims[0].count).toBeNull();
  expect((await sofia.post(`plans/${first.id}/agreement`)).body.code).toBe(
    'onboarding.plan-changed',
  );
  expect((await ana.post(`plans/${second.id}/agreement`)).body.code).toBe('onboarding.plan-own');
  const both = await Promise.all([
    sofia.post(`plans/${second.id}/agreement`),
    martin.post(`plans/${second.id}/agreement`),
  ]);
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200, 409,
  ]);
  const now = (await planOf(ana)).body;
  expect(now.proposed).toBeNull();
  expect(now.agreed.aims).toMatchObject([{ number: 10, count: 0, state: 'open' }]);
});

test('nobody sees or proposes aims of another partner, and a day that has passed is none to aim at', async () => {
  for (const stranger of [carla, deniz, gita, quinn])
    expect((await planOf(stranger)).status).toBe(404);
  for (const stranger of [deniz, gita, quinn])
    expect((await propose(stranger, [deals])).status).toBe(404);
  for (const person of [ben, jonas]) expect((await propose(person, [deals])).status).toBe(403);
  expect((await planOf(ben)).body).toMatchObject({ mayPropose: false });
  const late = await propose(sofia, [{ ...deals, until: '2026-03-01' }]);
  expect([late.status, late.body.code]).toEqual([422, 'onboarding.aim-too-late']);
  expect((await propose(sofia, [])).status).toBe(400);
});

test('of two proposals at the same moment one stands', async () => {
  const both = await Promise.all([propose(sofia, [deals], deniz), propose(deniz, [people], deniz)]);
  expect(both.map(({ status }) => status).every((status) => [201, 409].includes(status))).toBe(
    true,
  );
  const { proposed } = (await planOf(deniz, deniz)).body;
  expect(both.map(({ body }) => body.id)).toContain(proposed.id);
});

test('the database itself lets no side agree to its own plan, change its aims or see another’s', async () => {
  const { id } = (await propose(ana, [deals])).body;
  const agree = sql`update public.partner_plans set status = 'agreed', agreed_by = ${newId('per')}, agreed_at = ${present()},
    agreed_name = 'x' where id = ${id}`;
  await expect(as(ana, ({ tx }) => agree.execute(tx))).rejects.toThrow('row-level security');
  await expect(
    as(sofia, ({ tx }) =>
      sql`update public.partner_plans set aims = '[1]' where id = ${id}`.execute(tx),
    ),
  ).rejects.toThrow('permission denied');
  const seen = (person: Person) =>
    as(person, async ({ tx }) => {
      const { rows } = await sql<{
        id: string;
      }>`select organisation_id as id from public.partner_plans`.execute(tx);
      return [...new Set(rows.map((row) => row.id))];
    });
  expect(await seen(ana)).toEqual([ana.organisationId]);
  expect(await seen(deniz)).toEqual([deniz.organisationId]);
  expect(await seen(gita)).toEqual([]);
  expect(await seen(quinn)).toEqual([]);
  expect((await seen(sofia)).toSorted()).toEqual(
    [ana.organisationId, deniz.organisationId].toSorted(),
  );
});

test('agreeing ticks its step of the path, and what comes after an aim’s day does not count', async () => {
  const inForce = (
    await sofia.get('policies?filter[kind]=onboarding.path&filter[status]=published')
  ).body.data[0];
  const [signIn, ...others] = inForce.document.steps;
  const steps = [
    signIn,
    { ...signIn, clause: 'S6', title: 'Agree aims', doneBy: 'onboarding.plan-agreed' },
    ...others,
  ];
  const document = { ...inForce.document, steps, forUnderway: true };
  const draft = (await martin.post('policies', { kind: 'onboarding.path', document })).body;
  await martin.post(`policies/${draft.id}/trial`, {});
  await martin.post(`policies/${draft.id}/publication`, {});
  const stepOf = async (person: Person) =>
    (await person.get('onboarding')).body.progress.steps.find(
      ({ clause }: { clause: string }) => clause === 'S6',
    );
  expect((await stepOf(ana)).doneAt).not.toBeNull();
  expect((await stepOf(carla)).doneAt).toBeNull();
  const { proposed } = (await planOf(sofia)).body;
  await sofia.post(`plans/${proposed.id}/agreement`);
  await register(ana, 'In-time');
  await pass(150 * 86_400);
  await register(ana, 'Too-late');
  expect(await counts(ana)).toEqual([[1, 'missed']]);
});
