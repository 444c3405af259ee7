import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workerOf } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import { newId, transaction } from '../platform/database/index.ts';
import { makeWorld, type Person } from '../tests/world/world.ts';

const world = await makeWorld();
const { sofia, jonas, ana, ben, deniz, pass, settle } = world;
const hour = 3600;

const inHours = (hours: number) =>
  new Date(Math.floor(present().getTime() / 60_000 + hours * 60) * 60_000).toISOString();
const at = (hours: number, place = 'https://meet.example/ana') => ({
  startsAt: inHours(hours),
  minutes: 30,
  place,
});
const membershipOf = async (person: Person): Promise<string> =>
  (await person.get('memberships')).body.data.find(
    ({ name }: { name: string }) => name === person.name,
  ).id;
const host = await membershipOf(jonas);
const name = (body: object = {}, partner = ana) =>
  sofia.post(`partners/${partner.organisationId}/meetings`, {
    topic: 'Meet Jonas',
    membershipId: host,
    ...body,
  });
const meetings = async (person: Person, partner = ana) =>
  (await person.get(`partners/${partner.organisationId}/meetings`)).body.data;
const titles = async (person: Person): Promise<string[]> =>
  (await person.get('notifications')).body.data.map(({ title }: { title: string }) => title);
type File = { to: string; subject: string; type: string; file: string };
const files = (): Promise<File[]> =>
  transaction(
    world.database,
    workerOf(world.programmeId),
    present(),
    newId('req'),
    async ({ tx }) => {
      const { rows } = await sql<{ to: string; subject: string; type: string; base64: string }>`
      select m.recipient as to, m.subject, a ->> 'contentType' as type, a ->> 'base64' as base64
      from public.mails m, jsonb_array_elements(m.attachments) a where a ->> 'name' = 'meeting.ics' order by m.id`.execute(
        tx,
      );
      return rows.map(({ base64, ...row }) => ({
        ...row,
        file: Buffer.from(base64, 'base64').toString().replaceAll('\r\n ', ''),
      }));
    },
  );
const lineOf = (file: string, start: string) =>
  file.split('\r\n').find((line) => line.startsWith(start)) ?? '';

test('the vendor names a person, the partner proposes a time, and the person confirms it', async () => {
  const made = await name();
  expect([made.status, made.body.status, made.body.hostName]).toEqual([201, 'open', 'Jonas']);
  await settle();
  expect(await titles(ana)).toContain('You are to meet Jonas: Meet Jonas');
  expect(await titles(jonas)).toContain('You are to meet Eastside: Meet Jonas');
  const { id } = made.body;
  expect((await jonas.post(`meetings/${id}/confirmation`)).body.code).toBe(
    'onboarding.meeting-not-possible',
  );
  const proposed = await ben.post(`meetings/${id}/proposal`, at(48));
  expect(proposed.body).toMatchObject({ status: 'proposed', guestName: 'Ben', mayConfirm: false });
  expect((await ana.post(`meetings/${id}/confirmation`)).body.code).toBe(
    'onboarding.meeting-not-possible',
  );
  expect((await ben.get(`meetings/${id}/calendar`)).body.code).toBe(
    'onboarding.meeting-not-confirmed',
  );
  await settle();
  expect(await titles(jonas)).toContain('A time to meet Eastside is proposed: Meet Jonas');
  expect(await files()).toEqual([]);
  const stale = await jonas.post(`meetings/${id}/confirmation`, undefined, { 'if-match': '"1"' });
  expect(stale.status).toBe(412);
  expect((await jonas.post(`meetings/${id}/confirmation`)).body).toMatchObject({
    status: 'confirmed',
  });
});

test('both who meet get the calendar file by mail, and everybody of the two sides can download it', async () => {
  await settle();
  const sent = await files();
  const address = async (person: Person) => (await person.get('session')).body.person.email;
  expect(sent.map(({ to }) => to).toSorted((one, other) => one.localeCompare(other))).toEqual(
    [await address(jonas), await address(ben)].toSorted((one, other) => one.localeCompare(other)),
  );
  const [{ id }] = await meetings(ana);
  for (const { type, file, subject } of sent) {
    expect(subject).toContain('Meeting confirmed: Meet Jonas');
    expect(type).toBe('text/calendar; charset=utf-8; method=REQUEST');
    expect(lineOf(file, 'UID')).toBe(`UID:${id}@fairway`);
    expect(lineOf(file, 'SEQUENCE')).toBe('SEQUENCE:0');
    expect(lineOf(file, 'DTSTART')).toBe('DTSTART:20260304T090000Z');
    expect(lineOf(file, 'DTEND')).toBe('DTEND:20260304T093000Z');
    expect(lineOf(file, 'STATUS')).toBe('STATUS:CONFIRMED');
  }
  for (const person of [ana, ben, sofia, jonas]) {
    const { headers, text } = await person.get(`meetings/${id}/calendar`);
    expect(headers.get('content-type')).toContain('text/calendar');
    expect(text.replaceAll('\r\n ', '')).toBe(sent[0]?.file);
  }
});

test('a meeting that is moved waits for the other side again, and calendars hear of each change', async () => {
  const [{ id }] = await meetings(ana);
  const moved = await jonas.post(`meetings/${id}/proposal`, at(72, 'Room 4'));
  expect(moved.body).toMatchObject({ status: 'proposed', guestName: 'Ben' });
  await settle();
  expect(await titles(ana)).toContain('Another time is proposed: Meet Jonas');
  expect((await ana.post(`meetings/${id}/confirmation`)).body).toMatchObject({
    status: 'confirmed',
    guestName: 'Ben',
  });
  await settle();
  const states = (await files())
    .slice(2)
    .map(({ file }) => [
      lineOf(file, 'SEQUENCE'),
      lineOf(file, 'STATUS'),
      lineOf(file, 'LOCATION'),
    ]);
  expect(states).toEqual([
    ['SEQUENCE:1', 'STATUS:TENTATIVE', 'LOCATION:Room 4'],
    ['SEQUENCE:1', 'STATUS:TENTATIVE', 'LOCATION:Room 4'],
    ['SEQUENCE:2', 'STATUS:CONFIRMED', 'LOCATION:Room 4'],
    ['SEQUENCE:2', 'STATUS:CONFIRMED', 'LOCATION:Room 4'],
  ]);
});

test('one that is cancelled leaves the calendars, and nothing can be done with it any more', async () => {
  const { id } = (await name({ proposal: at(24) })).body;
  await ana.post(`meetings/${id}/confirmation`);
  await settle();
  const before = (await files()).length;
  expect((await ana.post(`meetings/${id}/cancellation`, { reason: 'Ill' })).body).toMatchObject({
    status: 'cancelled',
    cancelReason: 'Ill',
    mayPropose: false,
    mayConfirm: false,
    mayCancel: false,
  });
  await settle();
  const sent = (await files()).slice(before);
  expect(sent.map(({ type }) => type)).toEqual(
    Array.from({ length: 2 }, () => 'text/calendar; charset=utf-8; method=CANCEL'),
  );
  expect(lineOf(sent[0]?.file ?? '', 'STATUS')).toBe('STATUS:CANCELLED');
  expect(lineOf(sent[0]?.file ?? '', 'SEQUENCE')).toBe('SEQUENCE:1');
  for (const act of ['confirmation', 'proposal', 'cancellation']) {
    const body = { confirmation: undefined, proposal: at(30), cancellation: { reason: 'x' } }[act];
    expect((await sofia.post(`meetings/${id}/${act}`, body)).body.code).toBe(
      'onboarding.meeting-not-possible',
    );
  }
  await pass(25 * hour);
  expect((await meetings(ana)).find((one: { id: string }) => one.id === id).status).toBe(
    'cancelled',
  );
});

test('one that was never confirmed is cancelled without a mail', async () => {
  const { id } = (await name({ proposal: at(24) }, deniz)).body;
  const before = (await files()).length;
  await sofia.post(`meetings/${id}/cancellation`, { reason: 'Named by mistake' });
  await settle();
  expect(await files()).toHaveLength(before);
  expect(await titles(deniz)).toContain('Meeting cancelled: Meet Jonas');
});
