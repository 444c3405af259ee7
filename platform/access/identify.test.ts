import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId, transaction } from '../database/index.ts';
import { identify, tokenAs, visitor } from './index.ts';

const { database } = await testDatabase();
const now = new Date('2026-03-10T09:00:00Z');
const programmeId = newId('prog');
const vendor = newId('org');
const northwind = newId('org');
const eastside = newId('org');

beforeAll(async () => {
  process.env['FAIRWAY_TEST'] = '1';
  const worker = database.pools.worker;
  await sql`insert into public.programmes (id, slug, name, vendor_name, time_zone, currency, created_at)
    values (${programmeId}, 'cycles', 'Cycles', 'Adventure', 'UTC', 'USD', ${now})`.execute(worker);
  const { workerOf } = await import('./actor.ts');
  await transaction(database, workerOf(programmeId), now, 'req', async ({ tx }) => {
    for (const [id, side, slug] of [
      [vendor, 'vendor', 'adventure'],
      [northwind, 'partner', 'northwind'],
      [eastside, 'partner', 'eastside'],
    ] as const)
      await sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
        values (${programmeId}, ${id}, ${side}, ${slug}, ${slug}, ${now})`.execute(tx);
  });
});

const bearer = (token: string, method = 'GET') =>
  new Request('http://127.0.0.1:4000/v1/session', {
    method,
    headers: { authorization: `Bearer ${token}` },
  });

describe('who asks', () => {
  test('a token of each kind opens exactly its kind, side and organisation', async () => {
    for (const [kind, side, organisationId] of [
      ['vendor.admin', 'vendor', vendor],
      ['vendor.finance', 'vendor', vendor],
      ['partner.seller', 'partner', eastside],
      ['distributor.admin', 'partner', eastside],
    ] as const) {
      const token = await tokenAs(database, {
        kind,
        programmeSlug: 'cycles',
        partnerSlug: 'eastside',
      });
      const actor = await identify(database, bearer(token));
      expect(actor).toMatchObject({ kind, side, programmeId, organisationId, scopes: null });
    }
  });

  test('an API key stands for no person and keeps its scopes', async () => {
    const token = await tokenAs(database, {
      kind: 'api-key',
      programmeSlug: 'cycles',
      partnerSlug: 'northwind',
    });
    const actor = await identify(database, bearer(token));
    expect(token).toMatch(/^fw_key_/);
    expect(actor).toMatchObject({
      kind: 'api-key',
      side: 'partner',
      organisationId: northwind,
      personId: null,
      scopes: ['read', 'write'],
    });
    await expect(
      transaction(database, actor!, now, 'req', () => Promise.resolve('in')),
    ).resolves.toBe('in');
  });

  test('no token, an unknown one and a broken header are nobody', async () => {
    expect(await identify(database, new Request('http://127.0.0.1/'))).toBeNull();
    expect(await identify(database, bearer('fw_sess_unknown'))).toBeNull();
    expect(await identify(database, bearer('fw_key_unknown'))).toBeNull();
    const basic = new Request('http://127.0.0.1/', { headers: { authorization: 'Basic eDp5' } });
    expect(await identify(database, basic)).toBeNull();
  });

  test('asking twice for a role makes one person', async () => {
    const wanted = { kind: 'vendor.marketer', programmeSlug: 'cycles' };
    const [first, second] = [await tokenAs(database, wanted), await tokenAs(database, wanted)];
    const people = [
      await identify(database, bearer(first)),
      await identify(database, bearer(second)),
    ];
    expect(people[0]?.personId).toBe(people[1]?.personId);
  });

  test('there is no token for a visitor, an unknown role, programme or partner, and the answer says so', async () => {
    const ask = (kind: string, programmeSlug = 'cycles', partnerSlug?: string) =>
      tokenAs(database, { kind, programmeSlug, partnerSlug });
    await expect(ask('anonymous')).rejects.toThrow(/without one/);
    await expect(ask('captain')).rejects.toThrow(/Roles: vendor.admin/);
    await expect(ask('vendor.admin', 'nowhere')).rejects.toThrow(/no programme .* nowhere/);
    await expect(ask('partner.admin', 'cycles', 'nobody')).rejects.toThrow(/slug nobody/);
    process.env['FAIRWAY_TEST'] = '0';
    await expect(ask('vendor.admin')).rejects.toThrow(/FAIRWAY_TEST=1/);
    process.env['FAIRWAY_TEST'] = '1';
  });

  test('a programme has a visitor, an unknown slug has none', async () => {
    expect(await visitor(database, 'cycles')).toMatchObject({ kind: 'anonymous', programmeId });
    expect(await visitor(database, 'nowhere')).toBeNull();
  });
});

describe('the cookie', () => {
  const cookie = (
    token: string,
    method: string,
    headers: Record<string, string> = {},
    url = 'http://fairway.example/v1/session',
  ) =>
    new Request(url, {
      method,
      headers: {
        host: 'fairway.example',
        cookie: `a=b; ${url.startsWith('https') ? '__Host-' : ''}fairway_session=${token}`,
        ...headers,
      },
    });

  test('reads come with the cookie alone; a write must show that it comes from our own pages', async () => {
    const token = await tokenAs(database, { kind: 'vendor.admin', programmeSlug: 'cycles' });
    const kindOf = async (request: Request) => (await identify(database, request))?.kind;
    expect(await kindOf(cookie(token, 'GET'))).toBe('vendor.admin');
    expect(await kindOf(cookie(token, 'POST', { 'x-fairway': 'web' }))).toBe('vendor.admin');
    expect(await kindOf(cookie(token, 'POST', { origin: 'http://fairway.example' }))).toBe(
      'vendor.admin',
    );
    for (const headers of [
      {} as Record<string, string>,
      { origin: 'http://evil.example' },
      { origin: 'null' },
    ])
      await expect(kindOf(cookie(token, 'POST', headers))).rejects.toMatchObject({
        status: 403,
        code: 'access.cross-site-request',
      });
  });

  test('over https only the cookie that no other origin can set counts', async () => {
    const token = await tokenAs(database, { kind: 'vendor.admin', programmeSlug: 'cycles' });
    const url = 'https://fairway.example/v1/session';
    expect(await identify(database, cookie(token, 'GET', {}, url))).not.toBeNull();
    const plain = cookie(token, 'GET', { cookie: `fairway_session=${token}` }, url);
    expect(await identify(database, plain)).toBeNull();
  });

  test('behind a proxy that ends https it is the same', async () => {
    const token = await tokenAs(database, { kind: 'vendor.admin', programmeSlug: 'cycles' });
    const proxied = (headers: Record<string, string>) =>
      new Request('http://10.0.0.5:4000/v1/session', {
        method: 'POST',
        headers: { host: '10.0.0.5:4000', 'x-forwarded-proto': 'https', ...headers },
      });
    const cookieHeader = { cookie: `__Host-fairway_session=${token}` };
    const own = { origin: 'https://fairway.example', 'x-forwarded-host': 'fairway.example' };
    expect(await identify(database, proxied({ ...cookieHeader, ...own }))).not.toBeNull();
    expect(
      await identify(database, proxied({ cookie: `fairway_session=${token}`, ...own })),
    ).toBeNull();
    const foreign = proxied({ ...cookieHeader, ...own, origin: 'https://evil.example' });
    await expect(identify(database, foreign)).rejects.toMatchObject({ status: 403 });
  });
});
