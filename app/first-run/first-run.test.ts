import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { composeHttp } from '../http.ts';
import { accessParts } from '../access-parts.ts';
import { allRoutes, registerModules } from '../modules.ts';
import { mountPages } from '../pages.ts';
import { readSettings } from '../settings.ts';
import { composeWorker } from '../worker.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { setupToken } from './create.ts';

process.env['FAIRWAY_TEST'] = '1';
const { database, secret, url } = await testDatabase();
registerModules();
const quiet = {
  info: () => undefined,
  warn: () => undefined,
  error: (facts: object) => console.error(facts),
};
const installation = {
  settings: {
    ...readSettings({ FAIRWAY_TEST: '1', FAIRWAY_SECRET: secret, BASE_URL: 'http://fairway.test' }),
    testMode: true,
  },
  database,
  ownerUrl: url,
  embedded: null,
  applied: [],
  close: () => Promise.resolve(),
};
const access = accessParts(installation, quiet, () => undefined);
const worker = composeWorker(database, installation.settings, quiet);
const app = composeHttp({
  installation,
  routes: allRoutes(() => access),
  log: quiet,
  afterWrite: () => undefined,
  mount: mountPages(installation, access, quiet, worker),
});

const site = 'http://fairway.test';
const path = `${site}/setup/${setupToken(database)}`;
const answers = {
  vendorName: 'Möwe Werkzeuge',
  name: 'Mara Voss',
  email: 'mara@moewe-werkzeuge.example',
  country: 'DE',
};
const send = async (fields: Record<string, string>, types: string[], origin = site) =>
  app.request(path, {
    method: 'POST',
    body: new URLSearchParams([
      ...Object.entries(fields),
      ...types.map((type): [string, string] => ['types', type]),
    ]),
    headers: { origin },
  });
const programmes = async () =>
  (await sql<{ slug: string }>`select slug from public.programmes`.execute(database.pools.worker))
    .rows;

test('a wrong link is nothing, a form with gaps keeps what was typed and makes nothing', async () => {
  expect((await app.request(`${site}/setup/wrong`)).status).toBe(404);
  expect((await app.request(path)).status).toBe(200);
  const response = await send({ ...answers, vendorName: ' ', email: 'mara', country: 'XX' }, []);
  const text = await response.text();
  expect(response.status).toBe(422);
  expect(text).toContain('4 fields need another look.');
  expect(text).toContain('value="Mara Voss"');
  expect((await send(answers, ['reseller'], 'http://evil.example')).status).toBe(403);
  expect(await programmes()).toEqual([]);
});

test('one form makes a programme with every policy in force, and its administrator; a second click makes no other', async () => {
  const clicks = await Promise.all([1, 2].map(() => send(answers, ['reseller', 'alliance'])));
  expect(clicks.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    303, 410,
  ]);
  const made = clicks.find(({ status }) => status === 303);
  const token = /fairway_session=([^;]+)/.exec(made?.headers.get('set-cookie') ?? '')?.[1] ?? '';
  const get = async (of: string) =>
    (
      await app.request(`${site}/v1/${of}`, { headers: { authorization: `Bearer ${token}` } })
    ).json();
  expect(await get('session')).toMatchObject({
    actor: { kind: 'vendor.admin', organisationName: 'Möwe Werkzeuge' },
    programme: {
      slug: 'mowe-werkzeuge',
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      sample: false,
    },
  });
  const { data } = (await get('policies?limit=50')) as {
    data: { kind: string; inForce: boolean }[];
  };
  expect(
    data
      .filter(({ inForce }) => inForce)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual([
    'deal-registration',
    'lead-routing',
    'onboarding.path',
    'partners.agreement',
    'partners.tiers',
    'recruitment.profile',
    'recruitment.qualification',
  ]);
  for (const open of ['', '/apply', '/agreement', '/partners'])
    expect((await app.request(`${site}/p/mowe-werkzeuge${open}`)).status).toBe(200);
});

test('once there is a programme of one’s own the link is used up', async () => {
  expect((await app.request(path)).status).toBe(410);
  expect((await send(answers, ['reseller'])).status).toBe(410);
  expect(await programmes()).toHaveLength(1);
});
