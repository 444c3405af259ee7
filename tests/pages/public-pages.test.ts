import { Hono } from 'hono';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { contactPages } from '../../modules/lead-routing/web/pages/index.ts';
import { addPartners } from '../../modules/partners/index.ts';
import { joiningSection } from '../../modules/recruitment/web/pages/index.ts';
import { partnerPages } from '../../modules/partners/web/pages/index.ts';
import { createLimiter } from '../../platform/http/index.ts';
import { testNow, testProgramme } from '../setup/programme.ts';
import { testDatabase } from '../setup/test-database.ts';

const { database } = await testDatabase();
const programme = await testProgramme(database);
const other = await testProgramme(database);
const slugOf = ({ programmeId }: { programmeId: string }) => programmeId.replace('_', '-');
const home = `/p/${slugOf(programme)}`;

let limit = createLimiter({ readsPerSecond: 1000, writesPerSecond: 1000, burstSeconds: 5 });
const faults: unknown[] = [];
const parts = {
  database,
  now: () => testNow,
  stylesheet: '/public.css',
  onError: (error: unknown) => void faults.push(error),
  afterWrite: () => undefined,
  limit: (request: Request) => limit(request, null),
};
const app = new Hono()
  .route('/', partnerPages(parts, joiningSection))
  .route('/', contactPages(parts));

const read = async (path: string, form?: Record<string, string>) => {
  const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
  const response = await app.request(path, sent);
  return { status: response.status, text: await response.text() };
};
const leads = async () => {
  const { rows } = await programme.as(programme.worker, ({ tx }) =>
    sql<{ companyName: string; contactEmail: string; source: string; consent: object }>`
      select company_name, contact_email, source, consent from public.leads where programme_id = ${programme.programmeId}`.execute(
      tx,
    ),
  );
  return rows;
};

beforeAll(async () => {
  const base = { country: 'US', roles: ['reseller'], city: 'Seattle' };
  await programme.as(programme.vendor, (call) =>
    addPartners(call, [
      {
        ...base,
        name: 'Lakeside Cycles',
        slug: 'lakeside',
        specialisations: ['Touring'],
        phone: '+1 555 0100',
      },
      { ...base, name: 'Hidden <b>Wheels</b>', slug: 'hidden', listed: false },
      { ...base, name: 'Old Spokes', slug: 'old', stage: 'left' },
      {
        ...base,
        name: 'A <script>alert(1)</script> & Sons',
        slug: 'sons',
        country: 'DE',
        tier: 'Gold',
      },
    ]),
  );
  await other.as(other.vendor, (call) =>
    addPartners(call, [{ ...base, name: 'Stranger Bikes', slug: 'stranger' }]),
  );
});

test('the directory shows the active partners that want to be found, and nothing of other programmes', async () => {
  const { status, text } = await read(`${home}/partners`);
  expect(status).toBe(200);
  expect(text).toContain('Lakeside Cycles');
  expect(text).toContain('2 partners');
  for (const name of ['Hidden', 'Old Spokes', 'Stranger', '555 0100'])
    expect(text).not.toContain(name);
});

test('filters are plain addresses; what makes no sense narrows nothing', async () => {
  expect((await read(`${home}/partners?country=DE`)).text).not.toContain('Lakeside');
  expect((await read(`${home}/partners?specialisation=Touring`)).text).toContain('1 partner<');
  expect((await read(`${home}/partners?q=lakes`)).text).toContain('Lakeside');
  expect((await read(`${home}/partners?q=%25`)).text).toContain('No partner fits');
  expect((await read(`${home}/partners?country=nowhere&page=-3`)).text).toContain('2 partners');
});

test('a name is text, in the page and in its data block', async () => {
  const { text } = await read(`${home}/partners/sons`);
  expect(text).not.toContain('<script>alert');
  expect(text).toContain('A &lt;script&gt;');
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
  expect(JSON.parse(block)).toMatchObject({ name: 'A <script>alert(1)</script> & Sons' });
});

test('hidden, departed, foreign and invented partners are the same page', async () => {
  const pages = await Promise.all(
    ['hidden', 'old', 'stranger', 'nobody'].map((slug) => read(`${home}/partners/${slug}`)),
  );
  expect(new Set(pages.map((page) => page.text)).size).toBe(1);
  expect(pages.map((page) => page.status)).toEqual([404, 404, 404, 404]);
  expect((await read('/p/no-such-programme')).text).toBe(pages[0]?.text);
});

test('the form takes a lead and thanks', async () => {
  const { status, text } = await read(`${home}/contact`, {
    companyName: 'Alpine Ski House',
    contactEmail: 'adriana@alpineskihouse.example',
    need: '46 mountain bikes',
    country: '',
    consent: 'yes',
  });
  expect([status, text.includes('Thank you')]).toEqual([200, true]);
  expect(await leads()).toEqual([
    {
      companyName: 'Alpine Ski House',
      contactEmail: 'adriana@alpineskihouse.example',
      source: 'form',
      consent: { contact: true, at: testNow.toISOString(), surface: 'page' },
    },
  ]);
});

test('what is wrong is said beneath its field, and what was typed stays', async () => {
  const before = await leads();
  const { status, text } = await read(`${home}/contact`, {
    companyName: 'Coho "Vineyard"',
    contactEmail: 'nobody',
    need: 'Racks',
  });
  expect(status).toBe(422);
  expect(text).toContain('value="Coho &quot;Vineyard&quot;"');
  expect(text).toContain('>Racks</textarea>');
  expect(text).toContain('id="contactEmail-problem"');
  expect(text).toContain('Say that a partner may contact you.');
  expect(text).toContain('2 fields need another look.');
  expect(await leads()).toEqual(before);
});

test('a program that fills in the trap is thanked and kept nowhere', async () => {
  const before = await leads();
  const { status, text } = await read(`${home}/contact`, {
    companyName: 'Spam',
    contactEmail: 'spam@spam.example',
    consent: 'yes',
    website: 'https://spam.example',
  });
  expect([status, text.includes('Thank you')]).toEqual([200, true]);
  expect(await leads()).toEqual(before);
});

test('one address sends a handful, then has to wait', async () => {
  limit = createLimiter({ readsPerSecond: 50, writesPerSecond: 0.001, burstSeconds: 3000 });
  const form = { companyName: '', contactEmail: '' };
  const statuses = [];
  for (let time = 0; time < 4; time += 1)
    statuses.push((await read(`${home}/contact`, form)).status);
  expect(statuses).toEqual([422, 422, 422, 429]);
  expect(faults).toEqual([]);
});
