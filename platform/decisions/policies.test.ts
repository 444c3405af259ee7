import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testEndpoints, type Ask } from '../../tests/setup/endpoints.ts';
import { registerTestPolicyKinds, type Protection } from '../../tests/setup/policy-kinds.ts';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId } from '../database/index.ts';
import { decide } from './decide.ts';
import { policyInForce } from './policy-in-force.ts';
import { publishDefaultPolicies, tryPolicy } from './policies.ts';
import { routes } from './routes.ts';

registerTestPolicyKinds();
const { database, url } = await testDatabase();
const programme = await testProgramme(database);
const { as, worker, vendor } = programme;
const http = await testEndpoints(database, programme, routes);
let manager: Ask;
beforeAll(async () => {
  manager = await http.as('vendor.channel-manager');
  await as(worker, publishDefaultPolicies);
  await as(worker, (call) =>
    decide(call, {
      kind: 'deal-registration.protection',
      subjectId: newId('deal'),
      outcome: 'protected',
    }),
  );
});

const draft = async (document: object = { protectionDays: 60 }) =>
  (await manager('POST /policies', { kind: 'deal-registration', document })).body;
const published = async (document?: object, effectiveAt?: string) => {
  const { id } = await draft(document);
  await manager(`POST /policies/${id}/trial`);
  return (await manager(`POST /policies/${id}/publication`, effectiveAt ? { effectiveAt } : {}))
    .body;
};
const inForce = (at = testNow, actor = vendor) =>
  as(actor, (call) => policyInForce<Protection>(call, 'deal-registration'), at);

test('a new programme has the default policy of each kind, in force at once, and only once', async () => {
  await as(worker, publishDefaultPolicies);
  const { body } = await manager('GET /policies?filter[status]=published&filter[number]=1');
  expect(
    body.data.map(({ kind, inForce: holds }: { kind: string; inForce: boolean }) => [kind, holds]),
  ).toEqual([
    ['deal-registration', true],
    ['lead-routing', true],
  ]);
});

test('a draft is tried, published and then holds from its day on', async () => {
  const drafted = await draft({ protectionDays: 60 });
  expect(drafted).toMatchObject({
    status: 'draft',
    tried: null,
    sentences: [{ id: '1', text: 'A registration is protected for 60 days.' }],
  });
  const untried = await manager(`POST /policies/${drafted.id}/publication`, {});
  expect(untried).toMatchObject({ status: 409, body: { code: 'decisions.policy-untried' } });
  const { body: trial } = await manager(`POST /policies/${drafted.id}/trial`);
  expect(trial).toMatchObject({ considered: 1, changed: 1, examples: [{ after: '60 days' }] });
  const { body: tried } = await manager(`GET /policies/${drafted.id}`);
  expect(tried).toMatchObject({
    status: 'trial',
    tried: { changed: 1, by: { name: expect.any(String) } },
  });
  const day = '2026-12-01T00:00:00.000Z';
  const done = await manager(`POST /policies/${drafted.id}/publication`, {
    effectiveAt: day,
    note: 'Agreed in council',
  });
  expect(done).toMatchObject({
    status: 200,
    body: { status: 'published', inForce: false, effectiveAt: day },
  });
  expect((await inForce(new Date('2026-11-30T23:59:59.999Z'))).document.protectionDays).toBe(90);
  expect((await inForce(new Date(day))).document.protectionDays).toBe(60);
  http.clock.now = new Date(day);
  const { body: list } = await manager(
    'GET /policies?filter[kind]=deal-registration&filter[status]=superseded',
  );
  http.clock.now = testNow;
  expect(list.data.map(({ number }: { number: number }) => number)).toEqual([1]);
});

test('an edited document has to be tried again, a new title does not', async () => {
  const { id, version } = await draft();
  await manager(`POST /policies/${id}/trial`);
  const titled = await manager(
    `PATCH /policies/${id}`,
    { title: 'Protection 2027' },
    { 'if-match': `"${version}"` },
  );
  expect(titled.body).toMatchObject({
    status: 'trial',
    title: 'Protection 2027',
    version: version + 1,
  });
  const edit = { document: { protectionDays: 45 } };
  const edited = await manager(`PATCH /policies/${id}`, edit, { 'if-match': `"${version + 1}"` });
  expect(edited.body).toMatchObject({ status: 'draft', tried: null });
  const { body } = await manager(`POST /policies/${id}/publication`, {});
  expect(body.code).toBe('decisions.policy-untried');
});

test('two people do not overwrite each other’s draft', async () => {
  const { id, version } = await draft();
  const edit = { document: { protectionDays: 45 } };
  expect((await manager(`PATCH /policies/${id}`, edit)).status).toBe(428);
  await manager(`PATCH /policies/${id}`, edit, { 'if-match': `"${version}"` });
  const stale = await manager(`PATCH /policies/${id}`, edit, { 'if-match': `"${version}"` });
  expect(stale).toMatchObject({ status: 412, body: { code: 'http.version-stale' } });
});

test('a published policy is edited by nobody: not by the API, not by SQL', async () => {
  const { id, version } = await published({ protectionDays: 61 }, '2027-06-01T00:00:00Z');
  const edit = { document: { protectionDays: 999 } };
  const refused = await manager(`PATCH /policies/${id}`, edit, { 'if-match': `"${version}"` });
  expect(refused).toMatchObject({ status: 409, body: { code: 'decisions.policy-published' } });
  for (const step of ['trial', 'publication'])
    expect(
      (await manager(`POST /policies/${id}/${step}`, step === 'trial' ? undefined : {})).body.code,
    ).toBe('decisions.policy-published');
  await expect(
    as(vendor, ({ tx }) =>
      sql`update public.policies set document = '{}' where id = ${id}`.execute(tx),
    ),
  ).rejects.toThrow('keeps its rows unchanged');
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  for (const statement of [
    `update public.policies set document = '{"protectionDays": 999}' where id = '${id}'`,
    `delete from public.policies where id = '${id}'`,
    `update public.policy_publications set document = '{}' where policy_id = '${id}'`,
  ])
    await expect(client.query(statement)).rejects.toThrow('keeps its rows unchanged');
  await client.end();
});

test('no policy takes effect in the past', async () => {
  const { id } = await draft();
  await manager(`POST /policies/${id}/trial`);
  const past = await manager(`POST /policies/${id}/publication`, {
    effectiveAt: '2026-11-25T08:59:59Z',
  });
  expect(past).toMatchObject({ status: 422, body: { code: 'decisions.effective-date' } });
});

test('a document with problems stays a draft that says what is wrong', async () => {
  const { id, problems, sentences } = await draft({ protectionDays: 'long' });
  expect(problems).toMatchObject([{ pointer: '/protectionDays' }]);
  expect(sentences).toEqual([]);
  const trial = await manager(`POST /policies/${id}/trial`);
  expect(trial).toMatchObject({
    status: 422,
    body: { code: 'decisions.policy-problems', errors: [{ pointer: '/document/protectionDays' }] },
  });
});

test('a kind that no module knows is refused with those that are known', async () => {
  const { status, body } = await manager('POST /policies', { kind: 'weather' });
  expect(status).toBe(422);
  expect(body).toMatchObject({
    code: 'decisions.policy-kind',
    detail: expect.stringContaining('lead-routing'),
  });
});

test('a trial that writes is stopped, and nothing stays of it', async () => {
  const { body } = await manager('POST /policies', { kind: 'lead-routing' });
  await expect(as(vendor, (call) => tryPolicy(call, body.id))).rejects.toThrow(
    'read-only transaction',
  );
  const { body: after } = await manager(`GET /policies/${body.id}`);
  expect(after).toMatchObject({ status: 'draft', tried: null });
  expect((await manager('GET /decisions?filter[kind]=lead-routing.routing')).body.data).toEqual([]);
});
