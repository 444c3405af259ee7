import { expect, test } from 'vitest';
import { makeHarbour, type Person } from './setup/harbour.ts';
import { visit, type Visitor } from './setup/visitor.ts';

const harbour = await makeHarbour();
const eastside = `/partners/${harbour.ana.organisationId}`;
const stale = /412 \(/;

/** Somebody else saves, at another desk. */
async function saves(person: Person, path: string, change: object): Promise<void> {
  const { version } = await harbour.ask(person, `GET ${path}` as 'GET /x');
  const answer = await fetch(`${harbour.url}/v1${path}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/json',
      'if-match': `"${version}"`,
    },
    body: JSON.stringify(change),
  });
  expect(answer.status).toBe(200);
}

const change = (visitor: Visitor, fact: string) =>
  visitor.page.getByRole('button', { name: new RegExp(`Change ${fact}$`) });
const partner = () => harbour.ask(harbour.martin, `GET ${eastside}` as 'GET /x');

test('a fact is changed where it stands, by keys alone: Enter saves, Tab saves and goes on, Escape gives back', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  // Whoever goes on before a value is saved is told no once, and saved on top of it.
  martin.allows(stale);
  await martin.goTo(eastside);
  await martin.tabTo('button', /Change City$/);
  await martin.key('Enter');
  await martin.arrives('Eastside');
  await martin.page.keyboard.type('Bremen');
  await martin.key('Enter');
  await martin.sees('Bremen', change(martin, 'City'));
  expect(await change(martin, 'City').evaluate((one) => one === document.activeElement)).toBe(true);

  await martin.key('Enter');
  await martin.page.keyboard.type('Kiel');
  await martin.key('Escape');
  expect(await change(martin, 'City').innerText()).toMatch(/^Bremen/);

  await martin.key('Enter');
  await martin.page.keyboard.type('Husum');
  await martin.key('Tab');
  await martin.key('Enter');
  await martin.page.getByLabel('Region', { exact: true }).fill('de-sh');
  await martin.key('Enter');
  await martin.sees('DE-SH', change(martin, 'Region'));
  expect(await partner()).toMatchObject({ city: 'Husum', region: 'DE-SH' });
  await martin.leaves();
});

test('what the server refuses stays typed, with what to mend beneath', async () => {
  const martin = await visit(harbour.url, harbour.martin, { phone: true, dark: true });
  martin.allows(/400 \(/);
  await martin.goTo(eastside);
  await change(martin, 'Country').click();
  await martin.type('Country', 'Germany');
  await martin.key('Enter');
  await martin.sees('Give the country as two capital letters, such as US or DE.');
  await martin.arrives('Eastside');
  expect(await martin.value('Country')).toBe('Germany');
  await martin.type('Country', '');
  await martin.key('Enter');
  await martin.sees('This always has a value. Type one, or press Escape.');
  await martin.leaves();
  expect((await partner()).country).toBe('DE');
});

test('what somebody else saved meanwhile is shown beside mine, with who it was, and a person chooses', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  martin.allows(stale);
  await martin.goTo(eastside);
  await change(martin, 'Telephone').click();
  await martin.page.keyboard.type('040 1111');
  await saves(harbour.sofia, eastside, { phone: '040 2222' });
  // The journal is sealed a moment later.
  await expect
    .poll(
      async () =>
        (await harbour.ask(harbour.martin, 'GET /events?sort=-position&limit=1')).data[0].type,
    )
    .toBe('partners.changed');
  await martin.key('Enter');
  const dialog = martin.page.getByRole('dialog');
  await martin.sees(/Sofia saved it/, dialog);
  await martin.sees('040 2222', dialog);
  await martin.sees('040 1111', dialog);
  await martin.arrives('Eastside');
  expect((await partner()).phone).toBe('040 2222');

  // Back to the field: what was typed is still there, and saving asks again.
  await martin.key('Escape');
  expect(await martin.value('Telephone')).toBe('040 1111');
  await martin.page.getByLabel('Telephone', { exact: true }).press('Enter');
  await martin.press('button', 'Save mine', dialog);
  await martin.sees('040 1111', change(martin, 'Telephone'));
  expect((await partner()).phone).toBe('040 1111');

  await change(martin, 'Telephone').click();
  await martin.page.keyboard.type('040 3333');
  await saves(harbour.sofia, eastside, { phone: '040 4444' });
  await martin.key('Enter');
  await martin.press('button', 'Take theirs', dialog);
  await martin.sees('040 4444', change(martin, 'Telephone'));

  // A change of another fact is nobody’s conflict.
  await change(martin, 'Telephone').click();
  await martin.page.keyboard.type('040 5555');
  await saves(harbour.sofia, eastside, { city: 'Emden' });
  await martin.key('Enter');
  await martin.sees('040 5555', change(martin, 'Telephone'));
  await martin.sees('Emden', change(martin, 'City'));
  await martin.leaves();
});

test('an account is changed beside its list, and Escape closes the field before the panel', async () => {
  const { id } = await harbour.ask(harbour.sofia, 'POST /accounts', {
    name: 'Wattwerk',
    city: 'Husum',
  });
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo(`/accounts?open=${id}`);
  await change(sofia, 'City').click();
  await sofia.key('Escape');
  await change(sofia, 'City').click();
  await sofia.page.keyboard.press('Delete');
  await sofia.key('Enter');
  await sofia.page.getByLabel('City', { exact: true }).waitFor({ state: 'detached' });
  await sofia.arrives('Accounts');
  expect((await harbour.ask(harbour.sofia, `GET /accounts/${id}`)).city).toBeNull();
  await sofia.leaves();
});
