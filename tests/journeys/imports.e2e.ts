import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit, type Visitor } from './setup/visitor.ts';

const harbour = await makeHarbour();

/** As a spreadsheet in Germany writes it: a byte order mark, semicolons, headers of its own. */
const partners = `\uFEFFPartnernummer;Firma;Website;Land;Ort;Status
P-1;Eastside;https://www.eastside.example;Deutschland;Bremen;active
P-2;"Nordlicht; Technik GmbH";nordlicht.example;DE;Flensburg;active
P-3;Vela Azul;https://vela.example/;Spain;Vigo;prospect
`;
const leads = `Company;E-mail;City;Country;Need
Wattwerk;ina@wattwerk.example;Husum;DE;Generators
Moorhof;tom@moorhof.example;Bremen;DE;Saws
`;

async function choosesFile(visitor: Visitor, name: string, text: string): Promise<void> {
  const chooser = visitor.page.waitForEvent('filechooser');
  await visitor.press('button', 'Choose a file');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  visitor.fields += 1;
}

const figure = (visitor: Visitor, name: string) =>
  visitor.page.locator('dl > div').filter({ hasText: name }).getByRole('definition').first();

test('partners come by file: read, shown before anything is written, run, and taken back', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  await martin.goTo('/imports');
  await martin.arrives('Imports');
  await choosesFile(martin, 'partners.csv', partners);
  await martin.sees('Ready to run');
  await martin.arrives('partners.csv');
  await martin.sees('parted by semicolons');
  expect(await martin.chosen('Column for Name')).toBe('Firma');
  expect(await martin.chosen('Column for Country')).toBe('Land');
  expect(await martin.chosen('Column for Partner number')).toBe('Partnernummer');

  // Exactly what would change, and nothing changed by looking.
  const changes = martin.page.getByRole('listitem');
  await martin.sees('Hamburg → Bremen', changes.filter({ hasText: 'Eastside' }));
  await martin.sees('New', changes.filter({ hasText: 'Nordlicht; Technik GmbH' }));
  expect(await figure(martin, 'New').innerText()).toBe('2');
  expect(await figure(martin, 'Changed').innerText()).toBe('1');
  expect((await harbour.ask(harbour.martin, 'GET /partners')).data).toHaveLength(3);

  await martin.press('button', 'Run import…');
  await martin.press('button', 'Run import', martin.page.getByRole('dialog'));
  await martin.sees('Done');
  await martin.arrives('partners.csv');
  expect(martin.clicks).toBeLessThanOrEqual(6);
  const after = (await harbour.ask(harbour.martin, 'GET /partners')).data;
  expect(after.map(({ name }: { name: string }) => name).toSorted()).toEqual([
    'Eastside',
    'Lakeview',
    'Nordlicht; Technik GmbH',
    'Vela Azul',
    'Westside',
  ]);

  await martin.press('button', 'Take back…');
  await martin.press('button', 'Take back', martin.page.getByRole('dialog'));
  await martin.sees('3 changes were taken back');
  await martin.arrives('partners.csv');
  const before = (await harbour.ask(harbour.martin, 'GET /partners')).data;
  expect(before).toHaveLength(3);
  expect(before.find(({ name }: { name: string }) => name === 'Eastside')).toMatchObject({
    city: 'Hamburg',
  });
  await martin.leaves();
});

test('a file with a bad row writes nothing and says which row and how to mend it', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  await martin.goTo('/imports');
  await choosesFile(martin, 'partners.csv', 'Name,Country\nGood,DE\nBad,Atlantis\n');
  await martin.sees('Refused');
  await martin.sees(/1 thing stands in the way/);
  const row = martin.page.getByRole('table', { name: 'Refused rows' }).getByRole('row').nth(1);
  expect(await row.innerText()).toMatch(/3[\s\S]*country[\s\S]*Atlantis/i);
  expect(await martin.page.getByRole('button', { name: 'Run import…' }).count()).toBe(0);
  await martin.arrives('partners.csv');
  await martin.leaves();
});

test('leads come by file and are routed at once', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  await martin.goTo('/imports?kind=leads');
  await choosesFile(martin, 'leads.csv', leads);
  await martin.press('button', 'Run import…');
  await martin.press('button', 'Run import', martin.page.getByRole('dialog'));
  await martin.sees('Done');
  await harbour.pass(0);
  await martin.goTo('/leads?view=all');
  await martin.arrives('Leads and routing');
  for (const name of ['Wattwerk', 'Moorhof']) {
    const row = martin.page.getByRole('row').filter({ hasText: name });
    await row.getByRole('link', { name: /Eastside|Lakeview|Westside/ }).waitFor();
  }
  await martin.leaves();
});
