import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testEndpoints, type Ask } from '../../tests/setup/endpoints.ts';
import { registerTestPolicyKinds, type Protection } from '../../tests/setup/policy-kinds.ts';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../database/index.ts';
import { decide } from './decide.ts';
import { policyInForce, publishedPolicy } from './policy-in-force.ts';
import { publishDefaultPolicies } from './policies.ts';
import { findTelling } from './store.ts';
import { routes } from './routes.ts';

registerTestPolicyKinds();
const { database } = await testDatabase();
const programme = await testProgramme(database);
const { as, worker, vendor } = programme;
const lakeside = await programme.partner('Lakeside Cycles');
const http = await testEndpoints(database, programme, routes);
let manager: Ask;
let seller: Ask;
beforeAll(async () => {
  manager = await http.as('vendor.channel-manager');
  seller = await http.as('partner.seller', lakeside.organisationId);
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
const inForce = (at = testNow, actor = vendor) =>
  as(actor, (call) => policyInForce<Protection>(call, 'deal-registration'), at);

test('partners read what binds them, in the part that is theirs', async () => {
  const { body } = await seller('GET /policies?filter[number]=1');
  expect(body.data).toMatchObject([
    { kind: 'deal-registration', document: { protectionDays: 90 }, inForce: true },
  ]);
  expect(Object.keys(body.data[0]).sort()).toEqual([
    'document',
    'effectiveAt',
    'id',
    'inForce',
    'kind',
    'number',
    'publishedAt',
    'sentences',
    'status',
    'title',
  ]);
  expect(JSON.stringify(body)).not.toContain('auditSeed');
  const { id } = await draft();
  expect((await seller(`GET /policies/${id}`)).status).toBe(404);
  const { body: own } = await manager('GET /policies?filter[kind]=lead-routing');
  expect((await seller(`GET /policies/${own.data[0].id}`)).status).toBe(404);
  expect((await seller('POST /policies', { kind: 'deal-registration' })).status).toBe(403);
  const { rows } = await as(lakeside, ({ tx }) =>
    sql`select has_table_privilege(current_user, 'public.policies', 'select') as may`.execute(tx),
  );
  expect(rows).toEqual([{ may: false }]);
});

test('a partner’s call decides by the part of the policy that partners may read', async () => {
  expect((await inForce(testNow, lakeside)).document).toEqual({ protectionDays: 90 });
  expect((await inForce()).document).toEqual({ protectionDays: 90, auditSeed: 7 });
  await expect(as(lakeside, (call) => policyInForce(call, 'lead-routing'))).rejects.toThrow(
    'vendor’s own',
  );
});

test('a programme may begin with documents of its own instead of the defaults', async () => {
  const own = await testProgramme(database);
  await own.as(own.worker, (call) =>
    publishDefaultPolicies(call, { 'deal-registration': { protectionDays: 45 } }),
  );
  const policy = await own.as(own.vendor, (call) =>
    policyInForce<Protection>(call, 'deal-registration'),
  );
  expect(policy.document).toEqual({ protectionDays: 45 });
});

test('a partner of another programme finds no policy here', async () => {
  const other = await testProgramme(database);
  const stranger = await other.partner('Far Away Cycles');
  await expect(
    other.as(stranger, (call) => policyInForce(call, 'deal-registration')),
  ).rejects.toThrow('No policy');
  const { id } = await inForce();
  await expect(other.as(stranger, (call) => publishedPolicy(call, id))).rejects.toThrow(
    'no published policy',
  );
});

test('a draft says what it changes against the policy in force', async () => {
  const { id } = await draft({ protectionDays: 30 });
  const { body } = await manager(`GET /policies/${id}/differences`);
  expect(body).toMatchObject({
    against: { number: 1 },
    added: [],
    removed: [{ id: '2' }],
    changed: [
      {
        id: '1',
        before: 'A registration is protected for 90 days.',
        after: 'A registration is protected for 30 days.',
      },
    ],
    unchanged: 0,
  });
  expect((await seller(`GET /policies/${id}/differences`)).status).toBe(403);
});

test('two drafts at the same moment get two numbers', async () => {
  const both = await Promise.all([draft(), draft()]);
  expect(new Set(both.map(({ number }) => number)).size).toBe(2);
});

test('a party is told the clause of a policy that binds it, and of the vendor’s own only the version', async () => {
  const bound = await inForce();
  const { body } = await manager('GET /policies?filter[kind]=lead-routing&filter[number]=1');
  for (const [policyId, clause] of [
    [bound.id, { id: '1', text: 'Protected for 90 days.' }],
    [body.data[0].id, null],
  ] as const) {
    const id = await as(worker, (call) =>
      decide(call, {
        kind: 'deal-registration.approval',
        subjectId: newId('deal'),
        outcome: 'approved',
        policy: { id: policyId, version: 1, clause: { id: '1', text: 'Protected for 90 days.' } },
        parties: [lakeside.organisationId ?? ''],
      }),
    );
    const told = await as(lakeside, ({ tx, actor }) => findTelling(tx, actor, id));
    expect(told?.policy).toEqual({ id: policyId, version: 1, clause });
  }
});
