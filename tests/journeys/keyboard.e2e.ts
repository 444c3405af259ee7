import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const customer = 'Schlei Motoren';

await harbour.changePolicy('deal-registration', (document) => ({
  ...document,
  review: { ...document.review, share: 1 },
}));

test('a lead is accepted and registered without the pointer', async () => {
  await harbour.ask(harbour.sofia, 'POST /leads', {
    companyName: customer,
    contactEmail: 'lars@schlei.example',
    country: 'DE',
    need: 'Impact wrenches',
  });
  await harbour.pass(0);
  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/');
  await ana.tabTo('button', 'Accept lead');
  await ana.key('Enter');
  await ana.sees('lars@schlei.example');
  await ana.tabTo('link', 'Register a deal from this');
  await ana.key('Enter');
  await ana.tabTo('button', 'Register deal');
  await ana.key('Enter');
  await ana.arrives(`${customer} is registered`);
  expect(ana.clicks).toBe(3);
  await ana.leaves();
});

test('a registration is decided without the pointer', async () => {
  await harbour.pass(76 * 60);
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/');
  await sofia.arrives('Home');
  // g, then i: to the inbox; down to the row; Enter opens what waits beside it.
  await sofia.key('g');
  await sofia.key('i');
  await sofia.arrives('Inbox');
  await sofia.tabTo('link', customer);
  await sofia.key('Enter');
  await sofia.page.getByRole('button', { name: /^Protect Eastside until / }).waitFor();
  // a chooses to approve and goes to the button, so that the deed stays a second step.
  await sofia.key('a');
  await sofia.tabTo('button', /^Protect Eastside until /);
  await sofia.key('Enter');
  await sofia.sees('Recorded. Eastside is told.');
  expect(sofia.clicks).toBeLessThanOrEqual(6);
  await sofia.leaves();
  const { data } = await harbour.ask(harbour.ana, 'GET /deal-registrations');
  expect(data).toMatchObject([{ customerName: customer, status: 'approved' }]);
});
