import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testEndpoints, type Ask } from '../../tests/setup/endpoints.ts';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../database/index.ts';
import type { DecisionInput } from './decision.ts';
import { decide } from './decide.ts';
import { routes } from './routes.ts';

const { database } = await testDatabase();
const programme = await testProgramme(database);
const { as, worker } = programme;
const lakeside = await programme.partner('Lakeside Cycles');
const summit = await programme.partner('Summit Sports');
const http = await testEndpoints(database, programme, routes);
const party = lakeside.organisationId ?? '';
const rival = summit.organisationId ?? '';

let manager: Ask;
let admin: Ask;
let seller: Ask;
let rivalSeller: Ask;
beforeAll(async () => {
  manager = await http.as('vendor.channel-manager');
  admin = await http.as('vendor.admin');
  seller = await http.as('partner.seller', party);
  rivalSeller = await http.as('partner.seller', rival);
});

const rejection = (subjectId = newId('deal')): DecisionInput => ({
  kind: 'deal-registration.approval',
  subjectId,
  outcome: 'rejected',
  facts: { values: [{ name: 'protectedBy', value: 'Summit Sports', of: rival }] },
  alternatives: [
    { id: rival, name: 'Summit Sports', outcome: 'protected', score: null, lacks: [] },
  ],
  counts: { conflicts: 1 },
  explanation: {
    vendor: ['Summit Sports registered this customer first.'],
    own: { [party]: ['The evidence of the need was missing.'] },
  },
  parties: [party],
  appealDays: 14,
});
const decided = (input = rejection()) => as(worker, (call) => decide(call, input));

test('the vendor reads the full telling and who is told what', async () => {
  const id = await decided();
  const { status, body } = await manager(`GET /decisions/${id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    telling: 'full',
    alternatives: [{ name: 'Summit Sports' }],
    explanation: ['Summit Sports registered this customer first.'],
    parties: [
      {
        organisationId: party,
        name: 'Lakeside Cycles',
        explanation: ['The evidence of the need was missing.'],
      },
    ],
    appeals: [],
  });
});

test('a party reads its own telling, without a word of its rival', async () => {
  const id = await decided();
  const { body } = await seller(`GET /decisions/${id}`);
  expect(body).toMatchObject({
    telling: 'own',
    outcome: 'rejected',
    counts: { conflicts: 1 },
    explanation: ['The evidence of the need was missing.'],
    mayAppeal: true,
    appeal: null,
  });
  expect(JSON.stringify(body)).not.toMatch(/Summit|protectedBy/);
  expect(JSON.stringify(body)).not.toContain(rival);
});

test('an API key is told as much as the side of its owner', async () => {
  const id = await decided();
  const vendorKey = await http.as('api-key');
  const partnerKey = await http.as('api-key', party);
  expect((await vendorKey(`GET /decisions/${id}`)).body.telling).toBe('full');
  expect((await partnerKey(`GET /decisions/${id}`)).body.telling).toBe('own');
  expect((await partnerKey('GET /appeals')).status).toBe(403);
  expect((await partnerKey('POST /policies', { kind: 'x' })).status).toBe(403);
});

test('a rival and a random id get the same answer', async () => {
  const id = await decided();
  const bare = ({ body }: { body: Record<string, unknown> }) => ({
    ...body,
    requestId: '',
    instance: '',
  });
  const unknown = bare(await rivalSeller(`GET /decisions/${newId('dec')}`));
  expect(unknown).toMatchObject({ status: 404 });
  expect(bare(await rivalSeller(`GET /decisions/${id}`))).toEqual(unknown);
  expect(
    bare(await rivalSeller(`POST /decisions/${id}/appeal`, { statement: 'Not fair.' })),
  ).toEqual(unknown);
});

test('decisions are listed by their subject, each reader’s own', async () => {
  const subject = newId('deal');
  const first = await decided(rejection(subject));
  const second = await as(
    worker,
    (call) => decide(call, rejection(subject)),
    new Date('2026-11-26T09:00:00Z'),
  );
  const query = `filter[subjectId]=${subject}`;
  const ids = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id);
  expect(ids(await manager(`GET /decisions?${query}`))).toEqual([second, first]);
  expect(ids(await seller(`GET /decisions?${query}`))).toEqual([second, first]);
  expect(ids(await rivalSeller(`GET /decisions?${query}`))).toEqual([]);
  const page = await seller(`GET /decisions?${query}&limit=1`);
  expect(page.body.hasMore).toBe(true);
  expect(
    ids(await seller(`GET /decisions?${query}&limit=1&cursor=${page.body.nextCursor}`)),
  ).toEqual([first]);
});

test('a field that only the vendor knows is as unknown to a partner as any other', async () => {
  expect((await manager('GET /decisions?filter[outcome]=rejected')).status).toBe(200);
  const hidden = await seller('GET /decisions?filter[outcome]=rejected');
  const unknown = await seller('GET /decisions?filter[weather]=rejected');
  expect([hidden.status, unknown.status]).toEqual([400, 400]);
});

test('a party appeals once, and the vendor sees it', async () => {
  const id = await decided();
  const statement = 'The need was in the attached mail.';
  const sent = await seller(`POST /decisions/${id}/appeal`, { statement });
  expect(sent).toMatchObject({ status: 201, body: { statement, outcome: null } });
  const again = await seller(`POST /decisions/${id}/appeal`, { statement });
  expect(again).toMatchObject({ status: 409, body: { code: 'decisions.second-appeal' } });
  const { body } = await seller(`GET /decisions/${id}`);
  expect(body).toMatchObject({ mayAppeal: false, appeal: { id: sent.body.id, statement } });
  const { body: inbox } = await manager(`GET /appeals?filter[decisionId]=${id}`);
  expect(inbox.data).toMatchObject([{ id: sent.body.id, organisationName: 'Lakeside Cycles' }]);
  expect((await seller('GET /appeals')).status).toBe(403);
  const { rows } = await as(lakeside, ({ tx }) =>
    sql`select facts ->> 'decisionId' as id from public.events where type = 'decisions.appealed' and organisation_id = ${party}`.execute(
      tx,
    ),
  );
  expect(rows).toContainEqual({ id });
});

test('two appeals at the same moment are one', async () => {
  const id = await decided();
  const both = await Promise.all(
    ['One', 'Two'].map((statement) => seller(`POST /decisions/${id}/appeal`, { statement })),
  );
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

test('after the deadline there is no appeal, and none where none was given', async () => {
  const id = await decided();
  http.clock.now = new Date('2026-12-09T09:00:01Z');
  const late = await seller(`POST /decisions/${id}/appeal`, { statement: 'Late.' });
  http.clock.now = testNow;
  expect(late).toMatchObject({ status: 409, body: { code: 'decisions.appeal-deadline' } });
  const { appealDays: _, ...final } = rejection();
  const none = await seller(`POST /decisions/${await decided(final)}/appeal`, {
    statement: 'Why?',
  });
  expect(none).toMatchObject({ status: 409, body: { code: 'decisions.no-appeal' } });
});

test('whoever decided does not answer the appeal; somebody else does, once', async () => {
  const { body: me } = await manager('GET /decisions'); // signs the manager in
  expect(me.data).toBeDefined();
  const { rows } = await as(worker, ({ tx }) =>
    sql<{
      organisationId: string;
      personId: string;
    }>`select organisation_id, person_id from public.memberships
      where programme_id = ${programme.programmeId} and kind = 'vendor.channel-manager'`.execute(
      tx,
    ),
  );
  const ellen = {
    ...programme.vendor,
    kind: 'vendor.channel-manager' as const,
    name: 'Ellen Adams',
    ...rows[0],
  };
  const id = await as(ellen, (call) => decide(call, { ...rejection(), decidedBy: 'person' }));
  const { body: appeal } = await seller(`POST /decisions/${id}/appeal`, {
    statement: 'Please look again.',
  });
  const answer = { outcome: 'overturned', statement: 'You are right.' };
  const own = await manager(`POST /appeals/${appeal.id}/answer`, answer);
  expect(own).toMatchObject({ status: 403, body: { code: 'decisions.own-decision' } });
  expect((await seller(`POST /appeals/${appeal.id}/answer`, answer)).status).toBe(403);
  const other = await admin(`POST /appeals/${appeal.id}/answer`, answer);
  expect(other).toMatchObject({
    status: 200,
    body: { outcome: 'overturned', answer: 'You are right.' },
  });
  const twice = await admin(`POST /appeals/${appeal.id}/answer`, { ...answer, outcome: 'upheld' });
  expect(twice).toMatchObject({ status: 409, body: { code: 'decisions.answered-appeal' } });
  const { body: told } = await seller(`GET /decisions/${id}`);
  expect(told.appeal).toMatchObject({ outcome: 'overturned', answer: 'You are right.' });
  expect(told.decidedBy).toEqual({ kind: 'person', name: 'Ellen Adams' });
});

test('a party cannot answer its own appeal, not even with SQL of its own', async () => {
  const id = await decided();
  const forged = as(lakeside, ({ tx, now }) =>
    sql`insert into public.appeals (programme_id, id, decision_id, organisation_id, statement, appealed_by, created_at, outcome, answer, answered_at)
      values (${programme.programmeId}, ${newId('appeal')}, ${id}, ${party}, 'x', '{}', ${now}, 'overturned', 'Yes', ${now})`.execute(
      tx,
    ),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});

test('a rival cannot appeal against a foreign decision, not even with SQL of its own', async () => {
  const id = await decided();
  const forged = as(summit, ({ tx, now }) =>
    sql`insert into public.appeals (programme_id, id, decision_id, organisation_id, statement, appealed_by, created_at)
      values (${programme.programmeId}, ${newId('appeal')}, ${id}, ${rival}, 'x', '{}', ${now})`.execute(
      tx,
    ),
  );
  await expect(forged).rejects.toThrow(/foreign key/);
});
