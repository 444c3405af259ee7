import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testEndpoints, type Ask } from '../../tests/setup/endpoints.ts';
import { registerTestPolicyKinds } from '../../tests/setup/policy-kinds.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { connectionOf, newId } from '../database/index.ts';
import { appeal } from './appeals.ts';
import { decide } from './decide.ts';
import { findPolicyInForce } from './policy-in-force.ts';
import { publishDefaultPolicies } from './policies.ts';
import { routes } from './routes.ts';

registerTestPolicyKinds();
const { database, url } = await testDatabase();
const programme = await testProgramme(database);
const other = await testProgramme(database);
const { as, worker } = programme;
const lakeside = await programme.partner('Lakeside Cycles');
const summit = await programme.partner('Summit Sports');
const stranger = await other.partner('Far Away Cycles');
const tables = [
  'decisions',
  'decision_parties',
  'appeals',
  'policies',
  'policy_publications',
  'record_versions',
  'populations',
];

const outsiders: Record<string, Ask> = {};
let vendorElsewhere: Ask;
let party: Ask;
let addresses: string[];
beforeAll(async () => {
  const here = await testEndpoints(database, programme, routes);
  const there = await testEndpoints(database, other, routes);
  party = await here.as('partner.admin', lakeside.organisationId);
  outsiders['rival'] = await here.as('partner.admin', summit.organisationId);
  outsiders['stranger'] = await there.as('partner.admin', stranger.organisationId);
  vendorElsewhere = await there.as('vendor.admin');
  await as(worker, publishDefaultPolicies);
  const decisionId = await as(worker, (call) =>
    decide(call, {
      kind: 'deal-registration.approval',
      subjectId: newId('deal'),
      outcome: 'approved',
      parties: [lakeside.organisationId ?? ''],
      appealDays: 14,
    }),
  );
  await as(lakeside, (call) => appeal(call, decisionId, 'Please look again.'));
  const policy = await as(worker, (call) => findPolicyInForce(call, 'lead-routing'));
  addresses = [`/decisions/${decisionId}`, `/policies/${policy?.id}`];
});
afterEach(() => {
  delete process.env['FAIRWAY_CHECKS'];
});

async function everyoneOutsideFindsNothing() {
  expect((await party(`GET ${addresses[0]}` as 'GET /')).status).toBe(200);
  for (const ask of [...Object.values(outsiders), vendorElsewhere]) {
    for (const address of addresses)
      expect((await ask(`GET ${address}` as 'GET /')).status).toBe(404);
    expect((await ask('GET /decisions')).body.data).toEqual([]);
  }
  expect((await vendorElsewhere('GET /appeals')).body.data).toEqual([]);
  for (const ask of [outsiders['stranger'], vendorElsewhere])
    expect((await ask?.('GET /policies'))?.body.data).toEqual([]);
}

async function onEachTable(change: (table: string) => string) {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  for (const table of tables) await client.query(change(table));
  await client.end();
}
afterAll(() => onEachTable((table) => `alter table public.${table} enable row level security`));

test(
  'a rival, another programme’s partner and its vendor find nothing',
  everyoneOutsideFindsNothing,
);

test('so it is by the database alone', async () => {
  process.env['FAIRWAY_CHECKS'] = 'off';
  await everyoneOutsideFindsNothing();
});

test('so it is by the application alone', async () => {
  await onEachTable((table) => `alter table public.${table} disable row level security`);
  await everyoneOutsideFindsNothing();
});
