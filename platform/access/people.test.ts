import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { signContext } from '../database/index.ts';
import { testAccess, testStart } from '../../tests/setup/access/sign-in.ts';
import { makeProgramme, type TestProgramme } from '../../tests/setup/access/programme.ts';

const { database } = await testDatabase();
const access = testAccess(database);
const { ask, tokenOf } = access;
let cycles: TestProgramme;
let admin = '';
let northwindAdmin = '';
let eastsideAdmin = '';
let count = 0;

beforeAll(() => void (process.env['FAIRWAY_TEST'] = '1'));
beforeEach(async () => {
  access.clock.now = testStart;
  cycles = await makeProgramme(database, `cycles-${++count}`, testStart);
  admin = await tokenOf('vendor.admin', cycles.slug);
  northwindAdmin = await tokenOf('partner.admin', cycles.slug, 'northwind');
  eastsideAdmin = await tokenOf('partner.admin', cycles.slug, 'eastside');
});

const seller = () => tokenOf('partner.seller', cycles.slug, 'northwind');
const peopleOf = async (token: string, query = '') =>
  (await ask(token, `GET /v1/memberships${query}`)).body.data as {
    id: string;
    kind: string;
    own: boolean;
    email: string;
  }[];
const idOfKind = async (token: string, kind: string) =>
  (await peopleOf(token)).find((person) => person.kind === kind)?.id ?? '';
const linkIn = async (email: string) => {
  const mails = await access.mailsTo(cycles.id, email);
  return /(\/enter\/[\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
};
const enter = async (email: string) => access.post(await linkIn(email), {});

describe('taking access away', () => {
  test('binds the very next request of every session and key, and hits nobody else', async () => {
    const [one, two] = [await seller(), await seller()];
    const mine = await ask(northwindAdmin, 'POST /v1/api-keys', {
      name: 'Sync',
      scopes: ['read'],
      expiresInDays: 30,
    });
    const id = await idOfKind(northwindAdmin, 'partner.seller');
    for (const token of [one, two]) expect((await ask(token, 'GET /v1/session')).status).toBe(200);
    const ended = await ask(northwindAdmin, `POST /v1/memberships/${id}/end`);
    expect(ended.body).toMatchObject({ id, endedAt: testStart.toISOString() });
    for (const token of [one, two]) expect((await ask(token, 'GET /v1/session')).status).toBe(401);
    expect((await ask(mine.body.token, 'GET /v1/session')).status).toBe(200);
    expect((await ask(northwindAdmin, 'GET /v1/session')).status).toBe(200);
    const again = await ask(northwindAdmin, `POST /v1/memberships/${id}/end`);
    expect(again).toMatchObject({ status: 409, body: { code: 'access.membership-ended' } });
  });

  test('ends the keys that the person made', async () => {
    const { body } = await ask(northwindAdmin, 'POST /v1/api-keys', {
      name: 'Sync',
      scopes: ['read', 'write'],
      expiresInDays: 30,
    });
    expect((await ask(body.token, 'GET /v1/session')).body.actor.kind).toBe('api-key');
    const id = await idOfKind(northwindAdmin, 'partner.admin');
    expect((await ask(admin, `POST /v1/memberships/${id}/end`)).status).toBe(200);
    expect((await ask(body.token, 'GET /v1/session')).status).toBe(401);
  });

  test('an identity that was found before the end opens no transaction after it', async () => {
    const token = await seller();
    const { identify } = await import('./index.ts');
    const { transaction } = await import('../database/index.ts');
    const request = new Request('http://127.0.0.1/', {
      headers: { authorization: `Bearer ${token}` },
    });
    const actor = await identify(database, request);
    const id = await idOfKind(northwindAdmin, 'partner.seller');
    await ask(northwindAdmin, `POST /v1/memberships/${id}/end`);
    await expect(
      transaction(database, actor!, testStart, 'req', () => Promise.resolve('in')),
    ).rejects.toMatchObject({ status: 401 });
  });

  test('coming back by a new invitation revives no old session and no old key', async () => {
    const token = await seller();
    const person = (await peopleOf(northwindAdmin)).find((one) => one.kind === 'partner.seller');
    await ask(northwindAdmin, `POST /v1/memberships/${person?.id}/end`);
    const email = person?.email ?? '';
    await ask(northwindAdmin, 'POST /v1/invitations', {
      email,
      name: 'Again',
      kind: 'partner.marketer',
    });
    expect((await enter(email)).status).toBe(303);
    expect((await ask(token, 'GET /v1/session')).status).toBe(401);
    const back = (await peopleOf(northwindAdmin)).find((one) => one.id === person?.id);
    expect(back).toMatchObject({ kind: 'partner.marketer', endedAt: null });
  });

  test('the last administrator stays, even when two end each other at once', async () => {
    const id = await idOfKind(northwindAdmin, 'partner.admin');
    const alone = await ask(northwindAdmin, `POST /v1/memberships/${id}/end`);
    expect(alone).toMatchObject({ status: 409, body: { code: 'access.last-administrator' } });
    await ask(northwindAdmin, 'POST /v1/invitations', {
      email: `second${count}@northwind.example`,
      name: 'Second',
      kind: 'partner.admin',
    });
    await enter(`second${count}@northwind.example`);
    const admins = (await peopleOf(northwindAdmin)).filter((one) => one.kind === 'partner.admin');
    const answers = await Promise.all(
      admins.map((one) => ask(northwindAdmin, `POST /v1/memberships/${one.id}/end`)),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  test('needs an administrator, of the same organisation or of the vendor', async () => {
    const token = await seller();
    const id = await idOfKind(northwindAdmin, 'partner.seller');
    const other = await makeProgramme(database, `${cycles.slug}-other`, testStart);
    const foreign = await tokenOf('vendor.admin', other.slug);
    for (const [who, status] of [
      [token, 403],
      [eastsideAdmin, 404],
      [foreign, 404],
    ] as const)
      expect((await ask(who, `POST /v1/memberships/${id}/end`)).status).toBe(status);
    expect((await ask(token, 'GET /v1/session')).status).toBe(200);
    const vendorId = await idOfKind(admin, 'vendor.admin');
    expect((await ask(northwindAdmin, `POST /v1/memberships/${vendorId}/end`)).status).toBe(404);
  });
});

describe('who sees which people', () => {
  test('a partner its own, the vendor its own and those of a partner it names', async () => {
    await seller();
    const northwind = (await peopleOf(northwindAdmin)).map((person) => person.kind).sort();
    expect(northwind).toEqual(['partner.admin', 'partner.seller']);
    expect((await peopleOf(admin)).map((person) => person.kind)).toEqual(['vendor.admin']);
    const asked = await peopleOf(admin, `?organisationId=${cycles.northwind}`);
    expect(asked).toHaveLength(2);
    expect(await peopleOf(eastsideAdmin, `?organisationId=${cycles.northwind}`)).toEqual([]);
    expect(await peopleOf(eastsideAdmin, `?organisationId=${cycles.vendor}`)).toEqual([]);
  });

  test('either line of defence keeps a rival’s people and keys out alone', async () => {
    await seller();
    await ask(northwindAdmin, 'POST /v1/api-keys', {
      name: 'K',
      scopes: ['read'],
      expiresInDays: 1,
    });
    process.env['FAIRWAY_CHECKS'] = 'off';
    const people = await peopleOf(eastsideAdmin, `?organisationId=${cycles.northwind}`);
    delete process.env['FAIRWAY_CHECKS'];
    expect(people).toEqual([]);
    const direct = await database.pools.partner.transaction().execute(async (tx) => {
      const context = signContext(database.secret, {
        side: 'partner',
        programmeId: cycles.id,
        organisationId: cycles.eastside,
        personId: 'per_x',
        kind: 'partner.admin',
        seconds: 60,
      });
      await sql`select app.enter(${context}, null)`.execute(tx);
      const keys = await sql`select * from public.api_keys`.execute(tx);
      const sessions = await sql`select * from app.own_sessions()`.execute(tx);
      return [keys.rows, sessions.rows];
    });
    expect(direct).toEqual([[], []]);
  });

  test('no application role but sign-in reads the tables behind signing in', async () => {
    for (const role of ['vendor', 'partner', 'worker', 'public'] as const)
      for (const table of ['people', 'sessions', 'links', 'passkeys', 'verifications', 'tries'])
        await expect(
          sql`select * from ${sql.table(`auth.${table}`)}`.execute(database.pools[role]),
        ).rejects.toThrow(/permission denied/);
  });
});
