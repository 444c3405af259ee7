import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
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
    kind: string;
    email: string;
  }[];
const linkIn = async (email: string) => {
  const mails = await access.mailsTo(cycles.id, email);
  return /(\/enter\/[\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
};
const enter = async (email: string) => access.post(await linkIn(email), {});

describe('invitations', () => {
  const invite = (token: string, kind: string, more: object = {}) =>
    ask(token, 'POST /v1/invitations', {
      email: `kim${count}@somewhere.example`,
      name: 'Kim',
      kind,
      ...more,
    });
  const kim = () => `kim${count}@somewhere.example`;

  test('a colleague comes by the mailed link, into the inviter’s organisation, once', async () => {
    const made = await invite(northwindAdmin, 'partner.seller');
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'open', organisationId: cycles.northwind, email: kim() },
    });
    expect(JSON.stringify(made.body)).not.toMatch(/fw_link/);
    const path = await linkIn(kim());
    const page = await access.app.request(`http://127.0.0.1:4000${path}`);
    expect(await page.text()).toContain('Accept the invitation');
    const entered = await access.post(path, {});
    expect(entered.status).toBe(303);
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = await ask(null, 'GET /v1/session', undefined, { cookie });
    expect(session.body).toMatchObject({
      person: { name: 'Kim', email: kim() },
      actor: { kind: 'partner.seller', organisationId: cycles.northwind },
    });
    expect((await access.post(path, {})).status).toBe(410);
    const list = await ask(northwindAdmin, 'GET /v1/invitations');
    expect(list.body.data).toMatchObject([{ status: 'accepted' }]);
    const again = await invite(northwindAdmin, 'partner.seller');
    expect(again).toMatchObject({ status: 409, body: { code: 'access.already-member' } });
  });

  test('a partner brings people to its own side and organisation alone', async () => {
    for (const [token, kind, more, status] of [
      [northwindAdmin, 'vendor.admin', {}, 403],
      [northwindAdmin, 'distributor.admin', {}, 403],
      [northwindAdmin, 'partner.seller', { organisationId: cycles.eastside }, 404],
      [northwindAdmin, 'vendor.admin', { organisationId: cycles.vendor }, 404],
      [await seller(), 'partner.seller', {}, 403],
      [admin, 'partner.admin', {}, 403],
      [admin, 'vendor.seller', { organisationId: cycles.northwind }, 403],
      [admin, 'api-key', {}, 400],
    ] as const)
      expect((await invite(token, kind, more)).status).toBe(status);
    expect(await access.mailsTo(cycles.id, kim())).toEqual([]);
  });

  test('the vendor brings its own people and the first one of a partner', async () => {
    expect((await invite(admin, 'vendor.finance')).status).toBe(201);
    const manager = await tokenOf('vendor.channel-manager', cycles.slug);
    expect((await invite(manager, 'vendor.finance')).status).toBe(403);
    const partner = await invite(manager, 'partner.admin', { organisationId: cycles.eastside });
    expect(partner.body).toMatchObject({ organisationId: cycles.eastside });
  });

  test('taken back or expired, the link opens nothing', async () => {
    const { body } = await invite(northwindAdmin, 'partner.seller');
    expect((await ask(eastsideAdmin, `POST /v1/invitations/${body.id}/end`)).status).toBe(404);
    const revoked = await ask(northwindAdmin, `POST /v1/invitations/${body.id}/end`);
    expect(revoked.body.status).toBe('revoked');
    expect((await enter(kim())).status).toBe(410);
    const twice = await ask(northwindAdmin, `POST /v1/invitations/${body.id}/end`);
    expect(twice).toMatchObject({ status: 409, body: { code: 'access.invitation-over' } });
    await invite(northwindAdmin, 'partner.seller');
    access.clock.now = new Date(testStart.getTime() + 7 * 86_400_000);
    expect((await enter(kim())).status).toBe(410);
    const list = await ask(northwindAdmin, 'GET /v1/invitations');
    expect(list.body.data.map((one: { status: string }) => one.status)).toEqual([
      'expired',
      'revoked',
    ]);
  });

  test('only the newest invitation of an address works', async () => {
    await invite(northwindAdmin, 'partner.admin');
    const old = await linkIn(kim());
    await invite(northwindAdmin, 'partner.seller');
    expect((await access.post(old, {})).status).toBe(410);
    expect((await enter(kim())).status).toBe(303);
    const kinds = (await peopleOf(northwindAdmin)).filter((person) => person.email === kim());
    expect(kinds).toMatchObject([{ kind: 'partner.seller' }]);
  });

  test('a partner sees its own invitations alone', async () => {
    await invite(northwindAdmin, 'partner.seller');
    expect((await ask(eastsideAdmin, 'GET /v1/invitations')).body.data).toEqual([]);
    expect((await ask(admin, 'GET /v1/invitations')).body.data).toHaveLength(1);
  });
});

describe('API keys', () => {
  const make = (token: string, scopes = ['read']) =>
    ask(token, 'POST /v1/api-keys', { name: 'Sync', scopes, expiresInDays: 30 });

  test('the token is shown once, and the list knows it by its end alone', async () => {
    const { status, body } = await make(admin);
    expect(status).toBe(201);
    expect(body.token).toMatch(/^fw_key_[\w-]{43}$/);
    const list = await ask(admin, 'GET /v1/api-keys');
    expect(list.body.data).toMatchObject([
      { id: body.id, hint: `…${body.token.slice(-4)}`, lastUsedAt: null },
    ]);
    expect(JSON.stringify(list.body)).not.toMatch(/fw_key_|hash/i);
    await ask(body.token, 'GET /v1/session');
    const used = await ask(admin, 'GET /v1/api-keys');
    expect(used.body.data[0].lastUsedAt).not.toBeNull();
  });

  test('a repeated request makes no second key, and the token is kept nowhere for it', async () => {
    const again = () =>
      ask(
        admin,
        'POST /v1/api-keys',
        { name: 'Sync', scopes: ['read'], expiresInDays: 30 },
        { 'idempotency-key': 'make-once' },
      );
    const [first, second] = [await again(), await again()];
    expect(first.body.token).toMatch(/^fw_key_/);
    expect(second.body).toEqual({ ...first.body, token: null });
    const { rows } = await sql`select answer::text from public.idempotency_keys`.execute(
      database.pools.worker,
    );
    expect(JSON.stringify(rows)).not.toContain(first.body.token);
    expect((await ask(admin, 'GET /v1/api-keys')).body.data).toHaveLength(1);
  });

  test('a key does what its scopes say and never makes keys or people', async () => {
    const { token } = (await make(admin, ['read'])).body;
    expect((await ask(token, 'GET /v1/session')).body).toMatchObject({
      person: null,
      actor: { kind: 'api-key', side: 'vendor' },
      memberships: [],
    });
    for (const operation of ['POST /v1/api-keys', 'POST /v1/invitations', 'GET /v1/memberships'])
      expect((await ask(token, operation)).status).toBe(403);
  });

  test('ends at once, by its organisation alone', async () => {
    const { id, token } = (await make(northwindAdmin)).body;
    for (const stranger of [eastsideAdmin, admin]) {
      expect((await ask(stranger, 'GET /v1/api-keys')).body.data).toEqual([]);
      expect((await ask(stranger, `POST /v1/api-keys/${id}/end`)).status).toBe(404);
    }
    expect((await ask(token, 'GET /v1/session')).status).toBe(200);
    expect((await ask(northwindAdmin, `POST /v1/api-keys/${id}/end`)).status).toBe(200);
    expect((await ask(token, 'GET /v1/session')).status).toBe(401);
  });
});
