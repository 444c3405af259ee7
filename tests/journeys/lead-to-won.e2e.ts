import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit, type Visitor } from './setup/visitor.ts';

const harbour = await makeHarbour();
const customer = 'Nordwerft GmbH';
const rivals = ['Lakeview', 'Westside', 'Carla', 'Deniz'];

/** Every registration is looked at by a person. */
await harbour.changePolicy('deal-registration', (document) => ({
  ...document,
  review: { ...document.review, share: 1 },
}));

let ana: Visitor;

test('a customer asks without scripts, and the lead is routed by rule to the best fit', async () => {
  const somebody = await visit(harbour.url, null, { scripts: false });
  await somebody.goTo(`/p/${harbour.slug}/contact`);
  await somebody.arrives('Ask for a partner');
  await somebody.type('Your company', customer);
  await somebody.press('button', 'Send request');
  await somebody.sees('2 fields need another look. Nothing you typed is lost.');
  await somebody.arrives('Ask for a partner');
  somebody.allows(/status of 422/);

  await somebody.type('Work mail', 'ines@nordwerft.example');
  await somebody.type('What you need', 'Forty cordless drills for the dockyard');
  await somebody.type(/^City/, 'Hamburg');
  await somebody.choose(/^Country/, 'Germany');
  await somebody.press('checkbox', 'A partner may contact me about this request');
  await somebody.press('button', 'Send request');
  await somebody.arrives('Thank you, it is on its way');
  await somebody.leaves();

  await harbour.pass(0);
  const { data } = await harbour.ask(harbour.martin, 'GET /leads');
  expect(data).toMatchObject([
    { companyName: customer, source: 'form', offer: { partnerName: 'Eastside', attempt: 1 } },
  ]);
});

test('the partner opens the mailed link once, reads why, accepts, and registers in two clicks', async () => {
  const { subject, text } = await harbour.mailTo(harbour.ana, 'lead-offered');
  expect(subject).toMatch(/^A lead for Eastside, answer by /);
  expect(text).toContain(customer);
  expect(text).not.toContain('ines@nordwerft.example');
  const link = /https?:\S+\/enter\/\S+/.exec(text)?.[0] ?? '';

  ana = await visit(harbour.url, null);
  await ana.goTo(link);
  await ana.arrives('Continue to Harbour Tools');
  await ana.press('button', 'Sign in');
  await ana.arrives(customer);
  await ana.press('button', 'Why?');
  await ana.sees('What counted');
  await ana.press('button', 'Close');
  expect(await ana.wasTold('ines@nordwerft.example')).toEqual([]);

  ana.countAnew();
  await ana.press('button', 'Accept lead');
  await ana.sees('ines@nordwerft.example');
  expect(ana).toMatchObject({ clicks: 1, fields: 0 });
  await ana.arrives(customer);

  ana.countAnew();
  await ana.press('link', 'Register a deal from this');
  await ana.arrives('Register a deal');
  await ana.press('button', 'Register deal');
  await ana.arrives(`${customer} is registered`);
  expect(ana).toMatchObject({ clicks: 2, fields: 0 });
  await ana.press('link', 'Open the deal');
  await ana.sees('Answer coming');

  const second = await visit(harbour.url, null);
  await second.goTo(link);
  await second.sees('This link was used before and works once.');
  second.allows(/status of 410/);
  await second.leaves();
});

test('the vendor reads who came close and what each lacked', async () => {
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/leads?view=all');
  await sofia.arrives('Leads and routing');
  await sofia.press('link', customer);
  const why = sofia.page.getByRole('group', { name: /^Why\? Decision/ });
  await sofia.sees('Who came close, and what it lacked', why);
  const runners = await why.getByRole('listitem').allInnerTexts();
  expect(runners).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/Lakeview\s+\S+/),
      expect.stringMatching(/Westside\s+\S+/),
    ]),
  );
  await sofia.arrives('Leads and routing');
  await sofia.leaves();
});

test('nothing changes for the partner before the release tick; then a channel manager decides in few clicks', async () => {
  await harbour.pass(55 * 60);
  await ana.page.reload();
  await ana.sees('Answer coming');
  await harbour.pass(25 * 60);
  await ana.page.reload();
  await ana.sees('Being looked at');
  await ana.arrives(customer);

  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/inbox');
  await sofia.arrives('Inbox');
  await sofia.press('link', customer);
  await sofia.press('link', 'Open the deal with all claims');
  await sofia.arrives(customer);
  await sofia.sees('The rules leave this one to you');
  await sofia.press('button', /^Protect Eastside until /);
  await sofia.sees('Recorded. Eastside is told.');
  await sofia.sees('Decided: approved');
  expect(sofia.clicks).toBeLessThanOrEqual(6);
  expect(sofia.fields).toBeLessThanOrEqual(1);
  await sofia.arrives(customer);
  await sofia.leaves();
});

test('the partner sees the protection, hears by mail, asks why, and wins the deal', async () => {
  await ana.page.reload();
  await ana.sees('Protected, 120 days left');
  const { text } = await harbour.mailTo(harbour.ana, 'registration-decided');
  expect(text).toContain('approved');

  await ana.press('button', 'Why?');
  await ana.page.getByRole('group', { name: /^Why\? Decision/ }).waitFor();
  await ana.press('button', 'Close');

  ana.countAnew();
  await ana.press('button', 'Won');
  await ana.type(/^Amount in EUR/, '12,400');
  await ana.press('button', 'Close as won');
  await ana.sees('This deal is closed.');
  expect(ana.clicks).toBeLessThanOrEqual(2);
  await ana.arrives(customer);
  const { data } = await harbour.ask(harbour.sofia, 'GET /deal-registrations');
  expect(data).toMatchObject([
    { customerName: customer, closedAs: 'won', amount: { minor: 1_240_000, currency: 'EUR' } },
  ]);
});

test('in all of this the partner was told of no rival', async () => {
  expect(await ana.wasTold(...rivals)).toEqual([]);
  expect(await ana.wasTold('Eastside', customer)).toEqual(['Eastside', customer]);
  await ana.leaves();
});
