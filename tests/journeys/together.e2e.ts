import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const { organisationId } = harbour.ana;
const topic = 'Get to know us';

test('the vendor names somebody to meet, the partner proposes a time on its phone, and it is confirmed', async () => {
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo(`/partners/${organisationId}`);
  await sofia.press('button', 'Name somebody…');
  await sofia.choose('Who of your team', 'Sofia');
  await sofia.type('What it is about', topic);
  await sofia.press('button', 'Name');
  await sofia.sees('No time yet');
  expect([sofia.clicks, sofia.fields]).toEqual([2, 2]);

  const ana = await visit(harbour.url, harbour.ana, { phone: true, dark: true });
  await ana.goTo('/company/plan');
  await ana.press('button', /^Propose a time…/);
  await ana.type('Day', '2031-03-05');
  await ana.type('Place or link', 'https://meet.example/ana');
  await ana.press('button', 'Propose');
  await ana.sees('Time proposed');
  await ana.arrives('Eastside');
  expect([ana.clicks, ana.fields]).toEqual([2, 2]);

  await sofia.page.reload();
  await sofia.press('button', /^Confirm/);
  await sofia.sees('Confirmed');
  await sofia.arrives('Eastside');
  await ana.page.reload();
  await ana.page.getByRole('link', { name: /^Calendar file/ }).waitFor();
  await sofia.leaves();
  await ana.leaves();
});

test('aims are proposed by the one and agreed by the other, and both see how far they are', async () => {
  const ana = await visit(harbour.url, harbour.ana);
  await ana.goTo('/company/plan');
  await ana.press('button', 'Propose aims…');
  await ana.type('What you want to reach', 'Two who know you');
  await ana.choose('Counted by', 'People with access');
  await ana.type('Number', '1');
  await ana.type('Until', '2031-06-30');
  await ana.press('button', 'Propose');
  await ana.sees(/^It waits for .* to agree\.$/);
  await ana.arrives('Eastside');
  expect([ana.clicks, ana.fields]).toEqual([2, 4]);

  const sofia = await visit(harbour.url, harbour.sofia, { dark: true });
  await sofia.goTo(`/partners/${organisationId}`);
  await sofia.press('button', 'Agree');
  await sofia.sees('Reached');
  await sofia.arrives('Eastside');
  await ana.page.reload();
  await ana.sees('Reached');
  await ana.arrives('Eastside');
  await sofia.leaves();
  await ana.leaves();
});
