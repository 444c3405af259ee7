import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { visitorOf } from '../access/actor.ts';
import { connectionOf, newId } from '../database/index.ts';
import { publish, publishMany } from './index.ts';

const { database, url } = await testDatabase();
const { as, vendor, worker, partner, programmeId } = await testProgramme(database);
const lakeside = await partner('Lakeside Cycles');
const summit = await partner('Summit Sports');

test('an event is queued for its seal and its reactions in the same transaction', async () => {
  const subjectId = newId('deal');
  await as(vendor, (call) => publish(call, 'deal-registration.approved', { subjectId }));
  await expect(
    as(vendor, async (call) => {
      await publish(call, 'deal-registration.rejected', { subjectId });
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  const { rows } = await as(worker, ({ tx }) =>
    sql`select o.type from public.outbox o join public.events e on e.programme_id = o.programme_id and e.id = o.event_id
      join public.unsealed_events u on u.programme_id = e.programme_id and u.event_id = e.id where e.subject_id = ${subjectId}`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([{ type: 'deal-registration.approved' }]);
});

const lines = [
  ['the application', 'on', /names that partner as its reader/],
  ['the database', 'off', /row-level security/],
] as const;

/** With the application's own checks off, the database stands alone. */
function checks(mode: 'on' | 'off'): void {
  vi.stubEnv('FAIRWAY_TEST', '1');
  vi.stubEnv('FAIRWAY_CHECKS', mode);
}
afterEach(() => void vi.unstubAllEnvs());

test.each(lines)(
  'by %s, a partner writes history of its own and of nobody else',
  async (_, mode, refusal) => {
    checks(mode);
    const event = { subjectId: newId('lead'), facts: { reason: 'no capacity' } };
    const decline = (organisationId?: string | null) =>
      as(lakeside, (call) =>
        publish(call, 'lead-routing.offer-declined', { ...event, organisationId }),
      );
    await decline(lakeside.organisationId);
    await decline();
    await expect(decline(summit.organisationId)).rejects.toThrow(refusal);
    await expect(decline(null)).rejects.toThrow(refusal);
    const { rows } = await as(lakeside, ({ tx }) =>
      sql`select from public.events where subject_id = ${event.subjectId}`.execute(tx),
    );
    expect(rows).toHaveLength(2);
  },
);

test('a partner cannot sign as another', async () => {
  const own = { subjectId: newId('lead'), organisationId: summit.organisationId };
  await expect(
    as(lakeside, ({ tx, actor, ...call }) =>
      publish(
        { ...call, tx, actor: { ...actor, organisationId: summit.organisationId } },
        'lead-routing.offer-declined',
        own,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  await expect(
    as(lakeside, ({ tx }) =>
      sql`insert into public.events (programme_id, id, type, at, subject_id, organisation_id, actor, surface, facts, request_id)
        values (${programmeId}, ${newId('evt')}, 'a.b', now(), ${newId('lead')}, ${lakeside.organisationId},
          ${JSON.stringify({ kind: 'vendor.admin', organisationId: null, name: 'The vendor' })}::jsonb, 'web', '{}', 'none')`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
});

test.each(lines)(
  'by %s, a visitor cannot write into the pages of a partner',
  async (_, mode, refusal) => {
    checks(mode);
    const received = (organisationId?: string | null) =>
      as(visitorOf(programmeId), (call) =>
        publish(call, 'lead-routing.lead-received', { subjectId: newId('lead'), organisationId }),
      );
    await received();
    await expect(received(summit.organisationId)).rejects.toThrow(refusal);
  },
);

test('a partner reads its own events alone', async () => {
  const subjectId = newId('lead');
  await as(vendor, (call) =>
    publishMany(call, 'lead-routing.offered', [
      { subjectId, organisationId: lakeside.organisationId },
      { subjectId, organisationId: summit.organisationId },
      { subjectId },
    ]),
  );
  const read = ({ tx }: { tx: Parameters<Parameters<typeof as>[1]>[0]['tx'] }) =>
    sql`select organisation_id from public.events where subject_id = ${subjectId}`.execute(tx);
  expect((await as(summit, read)).rows).toEqual([{ organisationId: summit.organisationId }]);
  expect((await as(vendor, read)).rows).toHaveLength(3);
});

test('nobody edits, deletes or empties the journal, not even the superuser', async () => {
  const subjectId = newId('deal');
  await as(vendor, (call) => publish(call, 'deal-registration.won', { subjectId }));
  for (const actor of [vendor, worker, lakeside])
    for (const statement of [
      sql`update public.events set type = 'a.b'`,
      sql`delete from public.events`,
    ])
      await expect(as(actor, ({ tx }) => statement.execute(tx))).rejects.toThrow(
        /permission denied/,
      );
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  for (const statement of [
    "update public.events set type = 'a.b'",
    'delete from public.events',
    'truncate public.events cascade',
  ])
    await expect(client.query(statement)).rejects.toThrow('append-only');
  await client.end();
});

test('a programme that is removed takes its history along', async () => {
  const gone = await testProgramme(database);
  await gone.as(gone.vendor, (call) =>
    publish(call, 'deal-registration.won', { subjectId: newId('deal') }),
  );
  await gone.as(gone.worker, ({ tx }) =>
    sql`delete from public.programmes where id = ${gone.programmeId}`.execute(tx),
  );
  const client = new pg.Client(connectionOf(url));
  await client.connect();
  const { rows } = await client.query(
    'select count(*) from public.events where programme_id = $1',
    [gone.programmeId],
  );
  await client.end();
  expect(rows[0].count).toBe(0);
});
