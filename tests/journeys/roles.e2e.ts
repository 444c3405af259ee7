import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const { ana, martin } = harbour;
const eastside = `/partners/${ana.organisationId}`;
const add = (role: string) =>
  harbour.ask(martin, `POST ${eastside}/role-change` as 'POST /x', {
    role,
    change: 'added',
    reason: 'As agreed',
  });

test('a customer is referred, accepted and won, and both sides read the same balance', async () => {
  const vendor = await visit(harbour.url, martin);
  await vendor.goTo(eastside);
  expect(await vendor.page.getByText('Referrals both ways').count()).toBe(0);
  await add('alliance');
  await vendor.goTo(eastside);
  await vendor.press('button', 'Refer a customer');
  await vendor.type('Customer', 'Sylt Ramps');
  await vendor.type('Contact', 'Kai Holm');
  await vendor.press('button', 'Refer');
  await vendor.sees('Recorded. The other side is told.');

  const partner = await visit(harbour.url, ana, { phone: true, dark: true });
  await partner.goTo('/company');
  await partner.press('link', 'Alliance');
  await partner.sees('Sylt Ramps');
  await partner.press('button', 'Accept');
  await partner.press('button', 'Won…');
  await partner.type('Amount', '12.400,50');
  await partner.press('button', 'Record as won');
  await partner.sees('Recorded as won.');
  expect(await partner.findings()).toEqual([]);
  await partner.leaves();

  await vendor.goTo(eastside);
  const balance = vendor.page.getByRole('table', { name: 'Balance of referrals' });
  await vendor.sees('€12,400.50', balance.getByRole('row', { name: /^Given/ }));
  await vendor.sees('+€12,400.50', balance.getByRole('row', { name: /^Difference/ }));
  await vendor.leaves();
});

test('a test is declared with its evidence, confirmed, and outdated by a newer version', async () => {
  await add('integration');
  const vendor = await visit(harbour.url, martin);
  const declares = async (number: string) => {
    await vendor.goTo(eastside);
    await vendor.press('button', 'Your product versions');
    await vendor.type('Product', 'Planner');
    await vendor.type('Version', number);
    await vendor.press('button', 'Declare the version');
    await vendor.sees(`Planner ${number}`);
  };
  await declares('5.0');

  const partner = await visit(harbour.url, ana, { phone: true });
  await partner.goTo('/company/integration');
  await partner.press('button', 'Declare a test');
  await partner.type('Your product', 'Bridge');
  await partner.type('Its version', '2.1');
  await partner.type('Day of the test', '2026-01-15');
  await partner.type('Link to the evidence', 'https://eastside.example/report');
  await partner.press('button', 'Declare');
  await partner.sees('Bridge 2.1 – Planner 5.0');

  await vendor.goTo(eastside);
  await vendor.press('button', 'Confirm');
  await vendor.sees(/Confirmed by Martin/);
  await declares('6.0');
  expect(await vendor.findings()).toEqual([]);
  await vendor.leaves();

  await partner.goTo('/company/integration');
  await partner.sees(/Outdated because Planner 6.0 is out since/);
  await partner.leaves();
});

test('a referral partner reads on its standing what applies to it and what does not', async () => {
  await add('referral');
  const partner = await visit(harbour.url, ana);
  await partner.goTo('/company/standing');
  await partner.sees('No exams and no certificates for this role. Those of the other roles stay.');
  await partner.leaves();
});
