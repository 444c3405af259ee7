import { expect, test } from 'vitest';
import { makeHarbour } from './setup/harbour.ts';
import { visit } from './setup/visitor.ts';

const harbour = await makeHarbour();

test('somebody signs in by a mailed code without scripts, and out again', async () => {
  const plain = await visit(harbour.url, null, { scripts: false });
  await plain.goTo('/sign-in?next=/deals');
  await plain.arrives('Sign in');
  await plain.type('Work mail', harbour.ana.email);
  await plain.press('button', 'Send me a code');
  await plain.arrives('Enter your code');

  await plain.type('Code', 'not it');
  await plain.press('button', 'Sign in');
  await plain.sees('This code is not right or no longer valid.');
  plain.allows(/status of 422/);

  const { text } = await harbour.mailTo(harbour.ana, 'sign-in-code');
  plain.countAnew();
  await plain.type('Code', /\b\d{6}\b/.exec(text)?.[0] ?? '');
  await plain.press('button', 'Sign in');
  await plain.page.waitForURL(/\/deals$/);
  expect(plain).toMatchObject({ clicks: 1, fields: 1 });
  const cookies = await plain.page.context().cookies();
  await plain.leaves();

  const ana = await visit(harbour.url, null);
  await ana.page.context().addCookies(cookies);
  await ana.goTo('/deals');
  await ana.arrives('Deals');
  await ana.press('button', /Ana/);
  await ana.press('button', 'Sign out');
  await ana.arrives('Sign in');
  await ana.goTo('/deals');
  await ana.page.waitForURL(/\/sign-in\?next=%2Fdeals$/);
  ana.allows(/status of 401/);
  await ana.leaves();
});

test('looking at a link uses nothing up; a spent one and an old one say what to do instead', async () => {
  const once = await harbour.linkFor(harbour.carla, '/leads', 60);
  const carla = await visit(harbour.url, null, { phone: true, dark: true });
  await carla.goTo(once);
  await carla.arrives('Continue to Harbour Tools');
  await carla.goTo(once);
  await carla.press('button', 'Sign in');
  await carla.arrives('Leads');

  carla.allows(/status of 4(04|10)/);
  await carla.goTo(once);
  await carla.sees('This link was used before and works once.');
  await carla.arrives('This did not work');

  const old = await harbour.linkFor(harbour.carla, '/leads', 30);
  await harbour.pass(31 * 60);
  await carla.goTo(old);
  await carla.sees('This link has expired.');
  await carla.goTo(`${old}x`);
  await carla.sees('This link is not known.');
  await carla.press('button', 'Go to sign-in');
  await carla.arrives('Sign in');
  await carla.leaves();
});
