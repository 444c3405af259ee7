import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../../platform/database/index.ts';
import { makeWorld } from '../world/world.ts';

const world = await makeWorld();
const { sofia, ana, app } = world;
const owner = new pg.Pool({ ...connectionOf(world.url), max: 1 });
const query = (text: string) => owner.query<Record<string, unknown>>(text);
afterAll(() => owner.end());

const deal = (extra: object = {}) => ({
  customerName: 'Nordwind',
  need: 'Forty seats',
  contactEmail: 'kai@nordwind.example',
  ...extra,
});

describe('a registration', () => {
  it('with fields that are not its partner’s to say is refused whole, each of them named', async () => {
    const { status, body } = await ana.post(
      'deal-registrations',
      deal({ status: 'approved', tier: 'Gold', approvedBy: 'Ana' }),
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/approvedBy',
      '/status',
      '/tier',
    ]);
    expect((await ana.get('deal-registrations')).body.data).toEqual([]);
  });

  it('that is sent again with its key is the same one, and with another body is refused', async () => {
    const headers = { 'idempotency-key': 'from-the-train' };
    const first = await ana.post('deal-registrations', deal(), headers);
    const again = await ana.post('deal-registrations', deal(), headers);
    const other = await ana.post('deal-registrations', deal({ need: 'Fifty seats' }), headers);
    expect([first.status, again.status, other.status]).toEqual([202, 202, 422]);
    expect(again.text).toBe(first.text);
    expect((await ana.get('deal-registrations')).body.data).toHaveLength(1);
  });

  it('keeps names of every script, direction and length exactly', async () => {
    const names = [
      'حلول المستقبل (עתיד) Ltd',
      '株式会社ナノ・テクノロジー',
      'Ångström & Søn ≤ 3 "quotes" \\ back',
      '👩‍👩‍👧 e\u0301 ﬁ İı',
      'x'.repeat(300),
    ];
    for (const customerName of names) {
      const made = await ana.post('deal-registrations', deal({ customerName }));
      expect(made.status).toBe(202);
      expect((await ana.get(`deal-registrations/${made.body.id}`)).body.customerName).toBe(
        customerName,
      );
    }
    expect(
      (await ana.post('deal-registrations', deal({ customerName: 'x'.repeat(301) }))).status,
    ).toBe(400);
  });
});

describe('a change', () => {
  it('of a version that has moved on is refused, and nothing of it is kept', async () => {
    const { body: account } = await sofia.post('accounts', { name: 'Before' });
    const won = await sofia.patch(
      `accounts/${account.id}`,
      { name: 'After' },
      { 'if-match': `"${account.version}"` },
    );
    const late = await sofia.patch(
      `accounts/${account.id}`,
      { name: 'Late' },
      { 'if-match': `"${account.version}"` },
    );
    const blind = await sofia.patch(`accounts/${account.id}`, { name: 'Blind' });
    expect([won.status, late.status, blind.status]).toEqual([200, 412, 428]);
    expect((await sofia.get(`accounts/${account.id}`)).body.name).toBe('After');
  });
});

describe('a list', () => {
  it.each([
    'filter[name][like]=x',
    'filter[__proto__]=x',
    'filter[constructor]=x',
    'filter[name]=a&filter[name]=b',
    'filter={"all":',
    'filter[]=x',
    'filter[name][]=x',
    `filter={"field":"name' or true--","operator":"is","value":1}`,
    `sort=${'name,'.repeat(100)}`,
    'sort=name;drop',
    'sort=-',
    'cursor=..',
    'cursor=e30',
    `cursor=${Buffer.from('["x",null]').toString('base64url')}`,
    'limit=0',
    'limit=201',
    'limit=1e2x',
    'page=1',
    'filter[createdAt][before]=yesterday-ish',
    `filter=${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`,
  ])('that is asked for with %s is refused with what is wrong', async (query) => {
    const { status, body } = await sofia.get(`accounts?${query}`);
    expect(status).toBe(400);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(body.errors[0].pointer).toMatch(/^\/query/);
  });
});

describe('a one-time link', () => {
  const post = (path: string) =>
    app.request(`http://fairway.test${path}`, {
      method: 'POST',
      headers: { origin: 'http://fairway.test' },
    });

  it('works once, and tells so in a sentence afterwards', async () => {
    const link = await invitation('once@nordwind.example');
    expect((await app.request(`http://fairway.test${link}`)).status).toBe(200);
    expect((await app.request(`http://fairway.test${link}`)).status).toBe(200);
    expect((await post(link)).status).toBe(303);
    const again = await post(link);
    expect(again.status).toBe(410);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('used before');
  });

  it('is used by one of two that come at once', async () => {
    const link = await invitation('both@nordwind.example');
    const statuses = (await Promise.all([post(link), post(link), post(link)])).map(
      ({ status }) => status,
    );
    expect(statuses.toSorted((one, other) => one - other)).toEqual([303, 410, 410]);
  });

  it('is over after its time, and unknown when a letter is another', async () => {
    const link = await invitation('late@nordwind.example');
    await world.pass(8 * 86_400);
    expect((await post(link)).status).toBe(410);
    for (const wrong of [
      `${link.slice(0, -1)}_`,
      '/enter/x',
      '/enter/%00',
      '/enter/%F0%28',
      `/enter/${'x'.repeat(5000)}`,
    ])
      expect((await post(wrong)).status, wrong).toBe(404);
  });

  async function invitation(email: string): Promise<string> {
    expect(
      (await world.martin.post('invitations', { email, name: 'Kim', kind: 'vendor.marketer' }))
        .status,
    ).toBe(201);
    const { rows } = await query(
      `select text_body from public.mails where recipient = '${email}' order by id desc limit 1`,
    );
    const link = /\/enter\/[\w-]+/.exec(String(rows[0]?.['text_body']))?.[0];
    if (!link) throw new Error('No link was mailed.');
    return link;
  }
});
