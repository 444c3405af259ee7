import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();

const mail = `Hi Ana,

we would like 40 cordless hammer drills for our workshops in Kiel, budget about 18.500 EUR.
Can you send an offer by the end of March?

Best regards
Ines Brandt
Förde Ausbau GmbH
ines.brandt@foerde-ausbau.de
`;

/** Nothing is drawn by lot here: what no rule holds back is approved at the tick. */
await harbour.changePolicy('deal-registration', (document) => ({
  ...document,
  review: { ...document.review, share: 0 },
}));

test('a pasted mail becomes a registration with few fields and clicks', async () => {
  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/');
  await ana.arrives('Today');
  await ana.press('link', 'Register a deal: paste a mail or notes');
  await ana.arrives('Register a deal');
  await ana.pastes('Paste a mail, a chat or your notes', mail);
  await ana.sees(/^Understood \d things$/);
  expect(await ana.value('Customer company')).toBe('Förde Ausbau GmbH');
  expect(await ana.value('Mail of your contact there')).toBe('ines.brandt@foerde-ausbau.de');
  expect(await ana.value(/^Amount in EUR/)).toMatch(/^18[.,]?500/);
  await ana.sees('protected for 120 days');
  await ana.arrives('Register a deal');

  // What was typed outlives the tab.
  await ana.type('What they need', '40 cordless hammer drills');
  await ana.page.reload();
  await ana.sees(/^Understood \d things$/);
  expect(await ana.value('What they need')).toBe('40 cordless hammer drills');

  await ana.pressTwice('button', 'Register deal');
  await ana.arrives('Förde Ausbau GmbH is registered');
  expect(ana.clicks).toBeLessThanOrEqual(6);
  expect(ana.fields).toBeLessThanOrEqual(3);
  const { data } = await harbour.ask(harbour.ana, 'GET /deal-registrations');
  expect(data).toMatchObject([{ customerName: 'Förde Ausbau GmbH', status: 'submitted' }]);

  await ana.goTo('/register');
  expect(await ana.value('Customer company')).toBe('');
  await ana.leaves();
});

test('a mail pasted into the palette opens the registration with what was understood', async () => {
  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/deals');
  await ana.arrives('Deals');
  await ana.key('Control+k');
  await ana.page.getByRole('combobox').waitFor();
  await ana.page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
      document.execCommand('insertText', false, text.replaceAll('\n', ' '));
    },
    mail.replaceAll('Förde', 'Schlei').replaceAll('foerde', 'schlei'),
  );
  await ana.press('option', 'Register a deal from this text');
  await ana.arrives('Register a deal');
  await ana.sees(/^Understood \d things$/);
  expect(await ana.value('Customer company')).toBe('Schlei Ausbau GmbH');
  await ana.press('button', 'Clear');
  await ana.leaves();
});

test('at its tick it is approved by rule, and the partner reads the clause', async () => {
  await harbour.pass(76 * 60);
  const ana = await visit(harbour.url, harbour.ana, { phone: true, dark: true });
  await ana.goTo('/deals');
  await ana.arrives('Deals');
  await ana.press('link', /Förde Ausbau GmbH/);
  await ana.sees('Protected, 120 days left');
  await ana.arrives('Förde Ausbau GmbH');
  await ana.press('button', 'Why?');
  const why = ana.page.getByRole('dialog', { name: /^Why\? Decision/ });
  await ana.sees('A registration against which nothing speaks is approved.', why);
  await ana.leaves();
});

test('missing fields are named at the field, and nothing typed is lost', async () => {
  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/register');
  await ana.type('Customer company', 'Trave Bau');
  await ana.press('button', 'Register deal');
  await ana.page.locator('[aria-invalid]').first().waitFor();
  ana.allows(/status of 4(00|22)/);
  expect(await ana.value('Customer company')).toBe('Trave Bau');
  await ana.arrives('Register a deal');
  await ana.leaves();
});

test('a claim that another partner holds comes to a person, who settles it; neither learns of the other', async () => {
  await harbour.ask(harbour.carla, 'POST /deal-registrations', {
    customerName: 'Förde Ausbau',
    customerDomain: 'foerde-ausbau.de',
    need: 'Drills',
    contactEmail: 'einkauf@foerde-ausbau.de',
  });
  await harbour.pass(76 * 60);

  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/inbox');
  await sofia.sees('2 claims on this customer');
  await sofia.arrives('Inbox');
  sofia.countAnew();
  await sofia.press('link', 'Förde Ausbau');
  await sofia.press('link', 'Open the deal with all claims');
  await sofia.sees('Two partners claim the same customer');
  await sofia.arrives('Förde Ausbau');
  await sofia.press('radio', /^Decline for good/);
  await sofia.choose('Reason', 'Another claim takes precedence');
  await sofia.press('button', 'Decline Lakeview’s claim for good');
  await sofia.sees('Decided: declined');
  // A conflict resolved: at most 6 clicks and 1 field.
  expect(sofia.clicks).toBeLessThanOrEqual(6);
  expect(sofia.fields).toBeLessThanOrEqual(1);
  await sofia.leaves();

  const carla = await visit(harbour.url, harbour.carla);
  await carla.goTo('/deals?view=past');
  await carla.press('link', /Förde Ausbau/);
  await carla.sees('Declined');
  await carla.press('button', 'Why?');
  await carla.page.getByRole('group', { name: /^Why\? Decision/ }).waitFor();
  await carla.arrives('Förde Ausbau');
  expect(await carla.wasTold('Eastside', 'Ana', 'Ines', '18.500', '1850000')).toEqual([]);
  await carla.leaves();
});
