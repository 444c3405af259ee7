import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { connectionOf, newId } from '../database/index.ts';
import type { DecisionInput } from './decision.ts';
import { decide, decideMany, tellParties } from './decide.ts';
import { findDecision, findTelling, listTellings } from './store.ts';

const { database, url } = await testDatabase();
const { as, vendor, worker, partner, programmeId } = await testProgramme(database);
const lakeside = await partner('Lakeside Cycles');
const summit = await partner('Summit Sports');
const lead = newId('lead');
const organisationOf = (actor: typeof vendor) => actor.organisationId ?? '';

const routed: DecisionInput = {
  kind: 'lead-routing.routing',
  subjectId: lead,
  outcome: 'offered',
  chosenId: organisationOf(lakeside),
  facts: {
    records: [{ id: lead, kind: 'lead', version: 1 }],
    values: [
      { name: 'leadCountry', value: 'US', of: 'parties' },
      { name: 'openLeads', value: 2, of: organisationOf(lakeside) },
      { name: 'openLeads', value: 7, of: organisationOf(summit) },
    ],
  },
  parts: [{ name: 'region', value: 1, weight: 0.4, of: organisationOf(lakeside) }],
  alternatives: [
    {
      id: organisationOf(lakeside),
      name: 'Lakeside Cycles',
      outcome: 'chosen',
      score: 0.9,
      lacks: [],
    },
    {
      id: organisationOf(summit),
      name: 'Summit Sports',
      outcome: 'full',
      score: 0.8,
      lacks: ['capacity'],
    },
  ],
  counts: { eligible: 2, full: 1 },
  explanation: {
    vendor: ['Lakeside Cycles serves the region; Summit Sports was full.'],
    own: { [organisationOf(lakeside)]: ['You serve the region of this lead.'] },
  },
  parties: [organisationOf(lakeside)],
  appealDays: 14,
};
let decisionId: string;
beforeAll(async () => {
  decisionId = await as(worker, (call) => decide(call, routed));
});

test('the vendor is told everything, as it was said', async () => {
  const { appealDays: _, ...stored } = routed;
  const decision = await as(vendor, ({ tx, actor }) => findDecision(tx, actor, decisionId));
  expect(decision).toMatchObject({
    ...stored,
    id: decisionId,
    decidedBy: { kind: 'rule', name: 'Fairway' },
    decidedAt: '2026-11-25T09:00:00.000Z',
    appealBy: '2026-12-09T09:00:00.000Z',
  });
});

test('a party is told its own part and nothing of its rival', async () => {
  const telling = await as(lakeside, ({ tx, actor }) => findTelling(tx, actor, decisionId));
  expect(telling).toMatchObject({
    outcome: 'offered',
    facts: [
      { name: 'leadCountry', value: 'US' },
      { name: 'openLeads', value: 2 },
    ],
    counts: { eligible: 2, full: 1 },
    explanation: ['You serve the region of this lead.'],
  });
  expect(JSON.stringify(telling)).not.toMatch(/Summit|alternatives/);
  expect(JSON.stringify(telling)).not.toContain(organisationOf(summit));
});

test('who is no party finds nothing', async () => {
  expect(await as(summit, ({ tx, actor }) => findTelling(tx, actor, decisionId))).toBeUndefined();
  const { data } = await as(summit, (call) => listTellings(call, { limit: 10 }));
  expect(data).toEqual([]);
});

test('a party cannot open the full decision, not even with SQL of its own', async () => {
  const { rows } = await as(lakeside, ({ tx }) => sql`select * from public.decisions`.execute(tx));
  expect(rows).toEqual([]);
});

test('a partner decides as a person, for itself alone', async () => {
  const acceptance: DecisionInput = {
    kind: 'lead-routing.acceptance',
    subjectId: lead,
    outcome: 'accepted',
    decidedBy: 'person',
    parties: [organisationOf(lakeside)],
  };
  const id = await as(lakeside, (call) => decide(call, acceptance));
  const decision = await as(vendor, ({ tx, actor }) => findDecision(tx, actor, id));
  expect(decision?.decidedBy).toMatchObject({
    kind: 'person',
    name: 'Lakeside Cycles',
    organisationId: organisationOf(lakeside),
  });
  for (const refused of [
    { ...acceptance, decidedBy: 'rule' as const },
    { ...acceptance, parties: [organisationOf(summit)] },
  ])
    await expect(as(lakeside, (call) => decide(call, refused))).rejects.toThrow('decides');
});

test('a partner makes itself a party of nothing that it did not decide', async () => {
  await expect(
    as(summit, ({ tx, now }) =>
      sql`insert into public.decision_parties (programme_id, decision_id, organisation_id, kind, subject_id, decided_at, telling)
        values (${programmeId}, ${decisionId}, ${organisationOf(summit)}, 'a.b', ${lead}, ${now}, '{}')`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
});

test('a party that is told later has its time to appeal from then on', async () => {
  const { parties: _, appealDays: __, ...kept } = routed;
  const id = await as(worker, (call) => decide(call, kept));
  const look = () => as(lakeside, ({ tx, actor }) => findTelling(tx, actor, id));
  expect(await look()).toBeUndefined();
  const release = new Date('2026-11-26T09:00:00.000Z');
  const tell = () =>
    as(worker, (call) => tellParties(call, id, [organisationOf(lakeside)], 14), release);
  await tell();
  await tell();
  expect(await look()).toMatchObject({
    appealBy: '2026-12-10T09:00:00.000Z',
    explanation: ['You serve the region of this lead.'],
  });
  const full = await as(vendor, ({ tx, actor }) => findDecision(tx, actor, id));
  expect(full?.appealBy).toBe('2026-12-10T09:00:00.000Z');
});

test('a decision is never edited, not even by the superuser', async () => {
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  for (const statement of [
    "update public.decisions set outcome = 'declined'",
    'delete from public.decisions',
    "update public.decision_parties set telling = '{}'",
  ])
    await expect(client.query(statement)).rejects.toThrow('keeps its rows unchanged');
  await client.end();
});

test('many decisions are stored in the order in which they were given', async () => {
  const subjects = Array.from({ length: 1200 }, () => newId('lead'));
  const ids = await as(worker, (call) =>
    decideMany(
      call,
      subjects.map((subjectId) => ({ ...routed, subjectId })),
    ),
  );
  expect(new Set(ids).size).toBe(1200);
  for (const place of [0, 499, 500, 1199]) {
    const decision = await as(vendor, ({ tx, actor }) => findDecision(tx, actor, ids[place] ?? ''));
    expect(decision?.subjectId).toBe(subjects[place]);
  }
});

test('alternatives beyond the first twenty are counted', async () => {
  const many = Array.from({ length: 33 }, (_, place) => ({
    id: newId('org'),
    name: `Reseller ${place}`,
    outcome: 'eligible',
    score: 1 - place / 100,
    lacks: [],
  }));
  const id = await as(worker, (call) => decide(call, { ...routed, alternatives: many }));
  const decision = await as(vendor, ({ tx, actor }) => findDecision(tx, actor, id));
  expect(decision?.alternatives.map(({ name }) => name)).toEqual(
    many.slice(0, 20).map(({ name }) => name),
  );
  expect(decision?.counts).toEqual({ eligible: 2, full: 1, furtherAlternatives: 13 });
});

test('a programme that is removed takes its decisions along', async () => {
  const gone = await testProgramme(database);
  const party = await gone.partner('Rally Bikes');
  const input = { ...routed, parties: [organisationOf(party)] };
  const id = await gone.as(gone.worker, (call) => decide(call, input));
  await gone.as(gone.worker, ({ tx }) =>
    sql`delete from public.programmes where id = ${gone.programmeId}`.execute(tx),
  );
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  const { rows } = await client.query('select id from public.decisions where id = $1', [id]);
  await client.end();
  expect(rows).toEqual([]);
});
