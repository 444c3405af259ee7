import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
await harbour.ask(harbour.martin, 'POST /partners', {
  name: 'Alster Service',
  domain: 'alster.example',
  country: 'AT',
  city: 'Wien',
  roles: ['service'],
  specialisations: ['Cordless tools'],
});

test.each([
  ['on a desk in the light', {}],
  ['on a phone in the dark', { phone: true, dark: true }],
])('programme, directory and a partner are read without scripts, %s', async (_, seat) => {
  const somebody = await visit(harbour.url, null, { ...seat, scripts: false });
  await somebody.goTo(`/p/${harbour.slug}`);
  await somebody.arrives('Harbour Tools');
  await somebody.sees('How a customer reaches a partner');
  const rules = somebody.page.getByText(/clauses, word for word/).first();
  await rules.click();
  await somebody.sees('Only partners whose partnership is active receive leads.');
  await somebody.press('link', 'Find a partner', somebody.page.getByRole('main'));
  await somebody.arrives('Find a partner near you');
  await somebody.sees('4 partners');

  await somebody.choose('Country', 'Austria (1)');
  await somebody.press('button', 'Find');
  await somebody.sees('1 partner');
  expect(await somebody.page.getByRole('link', { name: 'Eastside' }).count()).toBe(0);
  await somebody.arrives('Find a partner near you');
  await somebody.press('link', 'Alster Service');
  await somebody.arrives('Alster Service');
  await somebody.sees('Cordless tools');

  await somebody.goTo(`/p/${harbour.slug}/partners?q=nobody+of+this+name`);
  await somebody.sees('No partner fits all of this');
  await somebody.arrives('Find a partner near you');
  await somebody.leaves();
});

test('what is not there is one page, whether hidden or never made', async () => {
  const somebody = await visit(harbour.url, null, { scripts: false });
  somebody.allows(/status of 404/);
  await somebody.goTo('/p/no-such-programme');
  const missing = await somebody.page.getByRole('main').innerText();
  await somebody.goTo(`/p/${harbour.slug}/partners/no-such-partner`);
  expect(await somebody.page.getByRole('main').innerText()).toBe(missing);
  await somebody.leaves();
});
