import { expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import type { Actor } from '../access/actor.ts';
import { newId } from '../database/index.ts';
import { answerOf } from '../http/index.ts';
import { contract, eventsQuery } from './contract.ts';
import { publish, sealEvents, timeline, titleEvents } from './index.ts';
import { listEvents } from './store.ts';

const { database } = await testDatabase();
const { as, vendor, partner } = await testProgramme(database);
const lakeside = await partner('Lakeside Cycles');
const summit = await partner('Summit Sports');
const leadId = newId('lead');

titleEvents({
  'lead-routing.offered': 'Offered to a partner',
  'lead-routing.declined': ({ facts }) => `Declined: ${String(facts['reason'])}`,
});

await as(vendor, (call) =>
  publish(call, 'lead-routing.offered', {
    subjectId: leadId,
    organisationId: lakeside.organisationId,
  }),
);
await as(lakeside, (call) =>
  publish(call, 'lead-routing.declined', {
    subjectId: leadId,
    organisationId: lakeside.organisationId,
    facts: { reason: 'no capacity' },
  }),
);
await as(vendor, (call) =>
  publish(call, 'lead-routing.offered', {
    subjectId: leadId,
    organisationId: summit.organisationId,
  }),
);
await as(vendor, (call) => publish(call, 'lead-routing.reviewed', { subjectId: newId('lead') }));
await sealEvents(database, testNow);

type Told = {
  id: string;
  type: string;
  title: string;
  position?: number;
  requestId?: string;
  actor: Record<string, unknown>;
};

/** The page as it leaves the house: shaped by the contract. */
async function page(actor: Actor, query: Record<string, unknown> = {}) {
  const found = await as(actor, (call) => listEvents(call, eventsQuery.parse(query)));
  return (await answerOf(contract['GET /events'], actor, found).json()) as {
    data: Told[];
    nextCursor: string | null;
    hasMore: boolean;
  };
}

test('the vendor reads the whole journal in the order of the chain', async () => {
  const { data, hasMore } = await page(vendor);
  expect(data.map((event) => [event.position, event.title])).toEqual([
    [1, 'Offered to a partner'],
    [2, 'Declined: no capacity'],
    [3, 'Offered to a partner'],
    [4, 'Lead routing reviewed'],
  ]);
  expect(hasMore).toBe(false);
});

test('a partner reads its own events, without positions, ids of people or requests', async () => {
  const { data } = await page(lakeside);
  expect(data.map((event) => event.type)).toEqual([
    'lead-routing.offered',
    'lead-routing.declined',
  ]);
  for (const event of data) {
    expect(Object.keys(event).sort()).toEqual([
      'actor',
      'at',
      'facts',
      'id',
      'subjectId',
      'surface',
      'title',
      'type',
    ]);
    expect(Object.keys(event.actor).sort()).toEqual(['kind', 'name']);
  }
});

test('pages join without gap or repeat in both directions', async () => {
  for (const sort of ['position', '-position']) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next = await page(vendor, { limit: 1, sort, ...(cursor ? { cursor } : {}) });
      seen.push(...next.data.map((event) => event.id));
      cursor = next.nextCursor;
    } while (cursor);
    const all = (await page(vendor)).data.map((event) => event.id);
    expect(seen).toEqual(sort === 'position' ? all : all.toReversed());
  }
});

test("a rival's event and an unknown one are the same bad cursor", async () => {
  const rivals = (await page(summit)).data[0]?.id;
  const answers = await Promise.all(
    [rivals, newId('evt')].map((cursor) =>
      page(lakeside, { cursor }).catch((error: unknown) => error),
    ),
  );
  expect(answers[0]).toMatchObject({ code: 'http.invalid-cursor', status: 400 });
  expect(answers[1]).toEqual(answers[0]);
});

test('the journal is narrowed by type and by record', async () => {
  expect((await page(vendor, { type: 'lead-routing.offered' })).data).toHaveLength(2);
  expect((await page(vendor, { subject: leadId })).data).toHaveLength(3);
  expect((await page(summit, { subject: leadId })).data).toHaveLength(1);
});

test("a record's time line shows the newest first and nothing of another partner", async () => {
  const told = (actor: Actor) => as(actor, (call) => timeline(call, leadId));
  expect((await told(vendor)).map((entry) => entry.title)).toEqual([
    'Offered to a partner',
    'Declined: no capacity',
    'Offered to a partner',
  ]);
  expect((await told(lakeside)).map((entry) => entry.title)).toEqual([
    'Declined: no capacity',
    'Offered to a partner',
  ]);
  expect(await told(summit)).toHaveLength(1);
});
