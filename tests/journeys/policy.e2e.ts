import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const old = 'All other deals are protected for 90 days.';
const next = 'All other deals are protected for 75 days.';

test('a change of policy is drafted, tried on what was decided, and published from a day on', async () => {
  for (const name of ['Trave Bau', 'Eider Werft'])
    await harbour.ask(harbour.carla, 'POST /deal-registrations', {
      customerName: name,
      need: 'Drills',
      contactEmail: `info@${name.split(' ')[0]?.toLowerCase()}.example`,
    });
  await harbour.pass(76 * 60);

  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/policies');
  await sofia.arrives('Policies');
  const registrations = sofia.page
    .locator('section')
    .filter({ has: sofia.page.getByRole('heading', { name: 'Deal registration' }) });
  await sofia.press('button', 'Draft a change', registrations);
  await sofia.arrives(/^Deal registration, draft/);

  const clause = sofia.page.getByRole('listitem').filter({ hasText: old });
  await sofia.type('days', '75', clause);
  await sofia.sees(next);
  await sofia.press('button', 'Save draft');
  await sofia.sees('The draft is saved');
  await sofia.press('button', 'Try this draft');
  await sofia.sees('2 of 2 past registrations would have come out otherwise.');
  const trial = sofia.page.getByRole('complementary', { name: 'Trial and publication' });
  await sofia.sees(/90 days → approved, 75 days/, trial.getByRole('listitem').first());
  await sofia.arrives(/^Deal registration, draft/);

  await sofia.press('button', 'Publish…');
  const publish = sofia.page.getByRole('dialog');
  await sofia.press('radio', 'From a day on', publish);
  await sofia.type('First day', '2026-04-01', publish);
  await sofia.type(/^Why it changes/, 'Orders close within ten weeks.', publish);
  await sofia.press('button', 'Put in force on 2026-04-01', publish);
  await sofia.sees('Comes into force');
  expect(sofia.clicks).toBeLessThanOrEqual(6);
  expect(sofia.fields).toBeLessThanOrEqual(3);
  await sofia.leaves();
});

test('a partner reads the sentences in force, and the new ones from their day on', async () => {
  const ana = await visit(harbour.url, harbour.carla);
  await ana.goTo('/register');
  await ana.page.getByText('The rules').click();
  await ana.sees(old);
  await ana.arrives('Register a deal');
  await harbour.pass(31 * 86_400);
  await ana.page.reload();
  await ana.page.getByText('The rules').click();
  await ana.sees(next);
  await ana.sees('protected for 75 days');
  await ana.leaves();
});
