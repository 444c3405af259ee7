import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();
const partners = async () =>
  (await harbour.ask(harbour.martin, 'GET /partners')).data as {
    name: string;
    businessType: string | null;
    roles: string[];
  }[];

test('partners are selected, the change is looked at, made as a job and taken back', async () => {
  const sofia = await visit(harbour.url, harbour.sofia);
  await sofia.goTo('/partners');
  await sofia.press('checkbox', 'Select all that are shown');
  await sofia.sees('3 selected');
  await sofia.press('button', 'Change…');
  const dialog = sofia.page.getByRole('dialog');
  await sofia.choose('What to change', 'Type of business');
  await sofia.type('New type of business', 'Dealer');
  await sofia.press('button', 'Show what would change');
  await sofia.sees('Would change', dialog);
  await sofia.sees('Eastside', dialog);
  await sofia.arrives('Partners');
  expect((await partners()).every(({ businessType }) => businessType === null)).toBe(true);

  await sofia.press('button', 'Change 3', dialog);
  await sofia.sees('Possible for 30 days.', dialog);
  expect((await partners()).every(({ businessType }) => businessType === 'Dealer')).toBe(true);
  await sofia.arrives('Partners');
  expect(sofia.clicks).toBeLessThanOrEqual(4);

  await sofia.press('button', 'Take back', dialog);
  await sofia.sees('3 were taken back', dialog);
  expect((await partners()).every(({ businessType }) => businessType === null)).toBe(true);
  await sofia.press('link', 'All changes of many records', dialog);
  await sofia.sees('Taken back');
  await sofia.arrives('Changes of many records');
  await sofia.leaves();
});

test('what is refused is named before anything is written, on a phone in the dark', async () => {
  const martin = await visit(harbour.url, harbour.martin, { phone: true, dark: true });
  await martin.goTo('/partners?filter[name]=Westside');
  await martin.press('checkbox', 'Select Westside');
  await martin.press('button', 'Change…');
  const dialog = martin.page.getByRole('dialog');
  await martin.choose('What to change', 'Drop a role');
  await martin.choose('Role', 'reseller');
  await martin.type('Reason', 'Sells nothing any more');
  await martin.press('button', 'Show what would change');
  await martin.sees('1 cannot be changed', dialog);
  await martin.sees(/It is the only role of this partner/, dialog);
  expect(await dialog.getByRole('button', { name: 'Change 0' }).isDisabled()).toBe(true);
  await martin.arrives('Partners');
  await martin.leaves();
});
