import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workerOf } from '../access/index.ts';
import { present } from '../clock/index.ts';
import { newId, transaction } from '../database/index.ts';
import { makeWorld } from '../../tests/world/world.ts';
import { renderMail } from './templates.ts';

const world = await makeWorld();
const { ana, carla, sofia, settle } = world;

type Mail = { recipient: string; subject: string; text: string; html: string };

async function mails(template: string): Promise<Mail[]> {
  const { rows } = await transaction(
    world.database,
    workerOf(world.programmeId),
    present(),
    newId('req'),
    ({ tx }) =>
      sql<Mail>`select recipient, subject, text_body as text, html_body as html from public.mails
        where template = ${template} order by id`.execute(tx),
  );
  return rows;
}

test('everybody is written to in the language they chose, with the day as it is written there', async () => {
  expect((await ana.post('session/language', { language: 'de' })).status).toBe(200);
  expect((await ana.post('session/language', { language: 'xx' })).status).toBe(400);
  const deal = { customerName: 'Kai Hafen', need: 'Ramps', contactEmail: 'kai@kai.example' };
  for (const person of [ana, carla]) await person.post('deal-registrations', deal);
  await settle();
  const sent = await mails('registration-received');
  const to = async (person: typeof ana) => {
    const { email } = (await person.get('session')).body.person;
    return sent.find(({ recipient }) => recipient === email);
  };
  const [german, english] = [await to(ana), await to(carla)];
  expect(english?.subject).toBe('We have your registration of Kai Hafen');
  expect(english?.text).toContain('Decided by Mon 2 Mar, 11:15 CET');
  expect(german?.subject).toBe('Wir haben Ihre Anmeldung von Kai Hafen');
  expect(german?.text).toContain('2. März');
  expect(german?.html).toContain('<html lang="de" dir="ltr"');
  expect(german?.html).toContain(german?.subject.replace(' von Kai Hafen', ''));
  for (const words of ['You hear from us', 'Sent by', 'Open the registration'])
    expect(`${german?.text} ${german?.html}`).not.toContain(words);
});

test('an invitation is in the language of whoever writes, until the reader has one', async () => {
  await sofia.post('session/language', { language: 'es' });
  const invitation = { email: 'new@vendor.example', name: 'New', kind: 'vendor.seller' };
  const { martin } = world;
  await martin.post('session/language', { language: 'es' });
  expect((await martin.post('invitations', invitation)).status).toBeLessThan(300);
  const [mail] = (await mails('invitation')).filter(
    ({ recipient }) => recipient === invitation.email,
  );
  expect(mail?.html).toContain('<html lang="es"');
  expect(mail?.text).not.toContain('Accept the invitation');
});

test('an Arabic mail runs from right to left, and its link opens as it was made', () => {
  const link = 'https://fairway.example/enter/abc_DEF-123';
  const facts = { programmeName: 'Harbour', companyName: 'Kai', answer: 'x', link };
  const { text, html } = renderMail('application-received', facts, undefined, 'ar');
  expect(html).toContain('dir="rtl"');
  expect(html).not.toContain('direction:ltr');
  expect(html).toContain(`href="${link}"`);
  expect(text.split(/\s/).some((word) => word === link)).toBe(true);
});
