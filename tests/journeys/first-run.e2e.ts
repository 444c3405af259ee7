import { expect, test, vi } from 'vitest';
import { runningServer } from '../setup/running-server.ts';
import { visit } from './setup/visitor.ts';

// An installation of its own: the first run is over once there is a programme.
async function fresh() {
  const server = await runningServer();
  const setup = await vi.waitFor(() => {
    const line = server.printed.find((one) => one['for'] === 'setup');
    if (!line) throw new Error('The link of the first run was not printed yet.');
    return new URL(String(line['url'])).pathname;
  }, 10_000);
  return { server, setup };
}

test.each([
  { words: 'English', seat: {} },
  { words: 'Arabic, from right to left', seat: { language: 'ar' as const } },
])(
  'a vendor comes from one link to a programme with its first partners invited, in $words',
  async ({ seat }) => {
    const { server, setup } = await fresh();
    const mara = await visit(server.url, null, seat);
    await mara.goTo(setup);
    await mara.arrives('Start your programme');
    await mara.type('Your company', 'Möwe Werkzeuge');
    await mara.type('Your name', 'Mara Voss');
    await mara.type('Your work mail', 'mara@moewe-werkzeuge.example');
    await mara.choose('Country', 'DE');
    await mara.press('checkbox', 'Partners introduce customers');
    await mara.press('button', 'Start the programme');
    await mara.arrives('Home');
    await mara.sees('0 of 5 steps to a working channel');

    await mara.press('link', 'Invite partners');
    await mara.arrives('Partners');
    const dialog = mara.page.getByRole('dialog');
    await mara.type(
      'Mail addresses',
      'Lena <lena@nordsee.example>\nole@ostsee.example\nnothing',
      dialog,
    );
    await mara.choose('Country of these partners', 'DE', dialog);
    await mara.sees('No mail address was found in this line.');
    await mara.press('button', 'Invite 2 partners');
    await mara.sees('2 of 2 invited. The mails are in the outbox.');
    await mara.arrives('Partners');
    await mara.press('button', 'Done');

    // The whole programme on one page: a number is changed by keyboard, tried beside it, and published.
    await mara.goTo('/programme');
    await mara.arrives('Programme on a page');
    await mara.sees('Protected for 90 days; 25 open at once');
    // The second rule of deal registration: how many may be open at once.
    await mara.page
      .locator('[aria-labelledby=rules-deal-registration] li:nth-child(2) button')
      .first()
      .focus();
    await mara.key('Enter');
    await mara.page.keyboard.type('30');
    await mara.key('Enter');
    await mara.sees('Protected for 90 days; 30 open at once');
    await mara.press('button', 'Publish 1 change…');
    await mara.press('button', 'Put in force now');
    await mara.sees('A new version is published');
    await mara.arrives('Programme on a page');
    // J1: at most 24 clicks and 6 fields; the list of addresses is one, each country a choice.
    expect(mara.clicks).toBeLessThanOrEqual(24);
    expect(mara.fields).toBeLessThanOrEqual(7);

    await mara.goTo('/');
    await mara.sees('2 of 5 steps to a working channel');
    await mara.press('button', 'Send your page around');
    await mara.page.getByRole('dialog').getByRole('img').waitFor();
    await mara.arrives('Home');
    await mara.key('Escape');
    await mara.goTo('/policies');
    await mara.arrives('Policies');
    await mara.sees('Who becomes a partner');
    await mara.leaves();

    const anybody = await visit(server.url, null, {
      phone: true,
      dark: true,
      scripts: false,
      ...seat,
    });
    await anybody.goTo('/p/mowe-werkzeuge/apply');
    await anybody.arrives('Become a partner');
    await anybody.goTo('/p/mowe-werkzeuge/agreement');
    await anybody.arrives('Möwe Werkzeuge partner agreement');
    await anybody.goTo(setup);
    anybody.allows(/status of 410/);
    await anybody.arrives('This link is used up');
    await anybody.leaves();
    await server.stop();
  },
);
