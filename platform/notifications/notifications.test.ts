import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workerOf } from '../access/index.ts';
import { present } from '../clock/index.ts';
import { newId, transaction } from '../database/index.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import { sendDigests } from './index.ts';

const world = await makeWorld();
const { ana, ben, carla, deniz, gita, sofia, martin, settle, pass } = world;
const hour = 3600;
const deal = (customerName: string) => ({
  customerName,
  need: 'Ramps',
  contactEmail: 'kai@kai.example',
});
const open = async (person: Person) => (await person.get('notifications')).body.data;
const titles = async (person: Person) =>
  (await open(person)).map((one: { title: string }) => one.title);
const mails = async (template: string) =>
  (
    await transaction(
      world.database,
      workerOf(world.programmeId),
      present(),
      newId('req'),
      ({ tx }) =>
        sql<{ recipient: string; text: string; unsubscribeUrl: string | null }>`
        select recipient, text_body as text, unsubscribe_url from public.mails where template = ${template} order by id`.execute(
          tx,
        ),
    )
  ).rows;
const parts = { database: world.database, baseUrl: 'http://fairway.test', now: present };
const addressOf = async (person: Person) =>
  (await person.get('session')).body.person.email as string;

test('whoever did it is not told; colleagues are, each once, and nobody of another partner', async () => {
  await ana.post('deal-registrations', deal('Kai Hafen'));
  await settle();
  await settle();
  expect(await titles(ben)).toEqual(['We have your registration of Kai Hafen']);
  expect(await titles(ana)).toEqual([]);
  for (const stranger of [carla, gita]) expect(await titles(stranger)).toEqual([]);
  const [note] = await open(ben);
  expect(note).toMatchObject({
    reason: 'received',
    href: expect.stringMatching(/^\/deals\/deal_/),
  });
  expect((await carla.post(`notifications/${note.id}/done`)).status).toBe(404);
  expect((await ana.post(`notifications/${note.id}/done`)).status).toBe(404);
});

test('put away, it is counted no more, and can be taken back', async () => {
  const [note] = await open(ben);
  expect((await ben.post(`notifications/${note.id}/done`)).body.open).toBe(0);
  expect((await ben.get('notifications?view=done')).body.data).toHaveLength(1);
  expect((await ben.post(`notifications/${note.id}/open`)).body.open).toBe(1);
  expect((await ben.post('notifications/done')).body).toEqual({ done: 1, open: 0 });
});

test('who wants to hear less of a reason is mailed no more, and finds it on the desk', async () => {
  const before = (await mails('registration-received')).length;
  const quiet = [{ reason: 'received', how: 'here' }];
  expect((await ben.post('notification-choices', { reasons: quiet })).body.reasons).toContainEqual(
    quiet[0],
  );
  await ana.post('deal-registrations', deal('Kai Zwei'));
  await settle();
  const sent = (await mails('registration-received'))
    .slice(before)
    .map(({ recipient }) => recipient);
  expect(sent).toContain(await addressOf(ana));
  expect(sent).not.toContain(await addressOf(ben));
  expect(await titles(ben)).toEqual(['We have your registration of Kai Zwei']);
});

test('a comment is told to the other side in its digest: one mail, once, in which nothing of others stands', async () => {
  const [{ id }] = (await ana.get('deal-registrations')).body.data;
  await sofia.post(`deal-registrations/${id}/conversation`, {
    audience: 'both',
    text: 'Which site?',
  });
  await settle();
  expect(await titles(ana)).toContain('The vendor wrote a comment');
  await pass(24 * hour);
  const at = new Date(`${present().toISOString().slice(0, 10)}T12:00:00Z`);
  const noon = { ...parts, now: () => at };
  const sent = await Promise.all([sendDigests(noon), sendDigests(noon)]);
  expect(sent[0] + sent[1]).toBeGreaterThan(0);
  expect(await sendDigests(noon)).toBe(0);
  const address = await addressOf(ana);
  const toAna = (await mails('digest')).filter(({ recipient }) => recipient === address);
  expect(toAna).toHaveLength(1);
  expect(toAna[0]?.text).toContain('The vendor wrote a comment');
  expect(toAna[0]?.text).not.toMatch(/Kai (Hafen|Zwei).*registration of/);
});

test('the digest ends by the address in it, without signing in; another’s address is nobody’s', async () => {
  const address = await addressOf(ana);
  const url =
    (await mails('digest')).find(({ recipient }) => recipient === address)?.unsubscribeUrl ?? '';
  const path = new URL(url).pathname;
  expect((await world.app.request(path)).status).toBe(200);
  expect((await ana.get('notification-choices')).body.digest).toBe('daily');
  const forged = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  expect((await world.app.request(forged, { method: 'POST' })).status).toBe(404);
  expect((await world.app.request(path, { method: 'POST' })).status).toBe(200);
  expect((await ana.get('notification-choices')).body.digest).toBe('never');
});

test('new rules are told to the administrators of all partners that they bind', async () => {
  const draft = (await martin.post('policies', { kind: 'partners.tiers' })).body;
  await martin.post(`policies/${draft.id}/trial`, {});
  await martin.post(`policies/${draft.id}/publication`, {});
  await settle();
  expect(await titles(deniz)).toContain(`New rules: ${draft.title}`);
  expect(await titles(ben)).not.toContain(`New rules: ${draft.title}`);
});
