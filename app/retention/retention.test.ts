import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workerOf } from '../../platform/access/index.ts';
import { present } from '../../platform/clock/index.ts';
import { newId, transaction, type Call } from '../../platform/database/index.ts';
import { makeWorld } from '../../tests/world/world.ts';
import { deleteOldRecords } from './actions.ts';

const world = await makeWorld();
const { martin, sofia, ana, quinn, settle } = world;
const day = 86_400_000;
const ago = (days: number) => new Date(present().getTime() - days * day);
const inHours = (hours: number) => () => new Date(present().getTime() + hours * 3_600_000);
const sweep = (now = present) => deleteOldRecords({ database: world.database, now }).run();
const asWorker = <T>(work: (call: Call) => Promise<T>) =>
  transaction(world.database, workerOf(world.programmeId), present(), newId('req'), work);

const addMail = (subject: string, status: string, days: number) =>
  asWorker(({ tx }) =>
    sql`insert into public.mails (programme_id, id, template, recipient, subject, text_body, html_body, secrecy, status, next_try_at, created_at)
      values (${world.programmeId}, ${newId('mail')}, 'test', 'a@b.example', ${subject}, 't', 'h', 'open', ${status}, ${new Date('2100-01-01')}, ${ago(days)})`.execute(
      tx,
    ),
  );
const addProspect = (name: string, status: string, days: number) =>
  asWorker(({ tx }) =>
    sql`insert into public.prospects (programme_id, id, name, role, country, status, invited_at, created_at, updated_at)
      values (${world.programmeId}, ${newId('pros')}, ${name}, 'reseller', 'DE', ${status}, ${ago(days)}, ${ago(days)}, ${ago(days)})`.execute(
      tx,
    ),
  );
const left = (column: string, table: string, like: string) =>
  asWorker(async ({ tx }) => {
    const { rows } = await sql<{ name: string }>`select ${sql.ref(column)} as name
      from ${sql.table(`public.${table}`)} where ${sql.ref(column)} like ${like} order by 1`.execute(
      tx,
    );
    return rows.map(({ name }) => name);
  });
const change = async (body: object) => {
  const etag = (await martin.get('retention')).headers.get('etag') ?? '';
  return martin.patch('retention', body, { 'if-match': etag });
};

await addMail('Kept old', 'outbox', 800);
await addMail('Kept waiting', 'queued', 800);
await addMail('Kept new', 'sent', 20);
await addProspect('Kept Old', 'open', 800);
await addProspect('Kept Invited', 'invited', 800);
await addProspect('Kept Out', 'do-not-contact', 800);
await addProspect('Kept New', 'open', 20);

test('a programme that never chose keeps everything', async () => {
  await sweep();
  expect(await left('subject', 'mails', 'Kept%')).toHaveLength(3);
  expect((await sofia.get('retention')).body).toMatchObject({
    from: null,
    kinds: [
      { kind: 'mails', months: null, due: 0 },
      { kind: 'notifications', months: null, records: null },
      { kind: 'prospects', months: null, records: 4, due: 0 },
    ],
  });
});

test('months are tried first: how many would go, and nothing goes', async () => {
  const { kinds } = (await sofia.get('retention?mails=12&prospects=12')).body;
  expect(kinds).toMatchObject([{ months: 12, due: 1 }, {}, { months: 12, due: 2 }]);
  expect((await sofia.get('retention?mails=0')).status).toBe(400);
  await sweep();
  expect(await left('name', 'prospects', 'Kept%')).toHaveLength(4);
});

test('only an administrator changes it, partners and other programmes do not see it', async () => {
  const etag = (await sofia.get('retention')).headers.get('etag') ?? '';
  expect((await sofia.patch('retention', { mails: 1 }, { 'if-match': etag })).status).toBe(403);
  expect((await ana.get('retention')).status).toBe(403);
  expect((await quinn.get('retention')).body.kinds[2].records).toBe(0);
});

test('a change waits a day; then what is old goes, but not what waits to be sent or wants no invitations', async () => {
  const answer = (await change({ mails: 12, prospects: 12 })).body;
  expect(answer.from).toEqual(expect.any(String));
  await sweep(inHours(23));
  expect(await left('subject', 'mails', 'Kept%')).toHaveLength(3);
  await sweep(inHours(25));
  expect(await left('subject', 'mails', 'Kept%')).toEqual(['Kept new', 'Kept waiting']);
  expect(await left('name', 'prospects', 'Kept%')).toEqual(['Kept New', 'Kept Out']);
  await settle();
  const titles = (await martin.get('events')).body.data.map(
    ({ title }: { title: string }) => title,
  );
  expect(titles).toEqual(
    expect.arrayContaining([
      'How long records are kept was changed',
      'Mails deleted after their time: 1',
      'Prospects deleted after their time: 2',
    ]),
  );
});

test('of two administrators the second hears that the first was faster', async () => {
  const etag = (await martin.get('retention')).headers.get('etag') ?? '';
  expect((await martin.patch('retention', { mails: 36 }, { 'if-match': etag })).status).toBe(200);
  expect((await martin.patch('retention', { mails: 1 }, { 'if-match': etag })).status).toBe(412);
});

test('whoever changes the other settings meanwhile is in nobody’s way', async () => {
  const etag = (await martin.get('programme-settings')).headers.get('etag') ?? '';
  await change({ notifications: 6 });
  const saved = await martin.patch('programme-settings', { country: 'DE' }, { 'if-match': etag });
  expect(saved.body).toMatchObject({ country: 'DE' });
  expect((await martin.get('retention')).body.kinds[1]).toMatchObject({ months: 6 });
});
