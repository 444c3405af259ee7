import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();

/** Something of each kind to look at: a lead on its way, a lead for nobody, a deal under review. */
await harbour.changePolicy('deal-registration', (document) => ({
  ...document,
  review: { ...document.review, share: 1 },
}));
for (const country of ['DE', 'JP'])
  await harbour.ask(harbour.sofia, 'POST /leads', {
    companyName: `Werk ${country}`,
    contactEmail: `info@werk-${country.toLowerCase()}.example`,
    country,
  });
const deal = await harbour.ask(harbour.ana, 'POST /deal-registrations', {
  customerName: 'Oste Holz',
  need: 'Saws',
  contactEmail: 'info@oste.example',
});
await harbour.pass(76 * 60);
const { data: leads } = await harbour.ask(harbour.sofia, 'GET /leads');
const accountId = leads[0].accountId;

test('the vendor’s further screens stand without a fault, on a desk in the light', async () => {
  const martin = await visit(harbour.url, harbour.martin);
  const screens: [string, string | RegExp][] = [
    ['/', 'Home'],
    ['/leads', 'Leads and routing'],
    ['/leads?view=waiting', 'Leads and routing'],
    ['/leads?view=rules', 'Leads and routing'],
    ['/deals', 'Deals'],
    ['/partners', 'Partners'],
    [`/partners/${harbour.ana.organisationId}`, 'Eastside'],
    [`/accounts?open=${accountId}`, 'Accounts'],
    ['/onboarding/path', 'Onboarding path'],
    ['/team', 'Team'],
    ['/developers', 'Developers'],
    ['/mails', /^Mails?/],
    ['/jobs', 'Jobs'],
    ['/audit', 'Audit'],
    ['/programme', 'Programme on a page'],
    ['/notifications', 'Notifications'],
    ['/notifications?view=choices', 'Notifications'],
  ];
  for (const [path, heading] of screens) {
    await martin.goTo(path);
    await martin.arrives(heading);
  }
  await martin.leaves();
});

test('the partner’s further screens stand without a fault, on a phone in the dark', async () => {
  const ana = await visit(harbour.url, harbour.ana, { phone: true, dark: true });
  const screens: [string, string | RegExp][] = [
    ['/register', 'Register a deal'],
    [`/deals/${deal.id}`, 'Oste Holz'],
    ['/company', 'Eastside'],
    ['/company/standing', 'Eastside'],
    ['/company/plan', 'Eastside'],
    ['/company/team', 'Eastside'],
    ['/company/access', 'Eastside'],
    ['/notifications', 'Notifications'],
    ['/notifications?view=choices', 'Notifications'],
  ];
  for (const [path, heading] of screens) {
    await ana.goTo(path);
    await ana.arrives(heading);
  }
  await ana.leaves();
});

test('a channel manager decides on a phone in the dark as well', async () => {
  const sofia = await visit(harbour.url, harbour.sofia, { phone: true, dark: true });
  await sofia.goTo('/inbox');
  await sofia.arrives('Inbox');
  await sofia.press('link', 'Oste Holz');
  await sofia.page.getByRole('button', { name: /^Protect Eastside until / }).waitFor();
  await sofia.arrives('Inbox');
  await sofia.press('button', /^Protect Eastside until /);
  await sofia.sees('Recorded. Eastside is told.');
  expect(sofia.clicks).toBeLessThanOrEqual(6);
  await sofia.leaves();
});
