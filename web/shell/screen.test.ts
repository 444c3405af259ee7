import { expect, test } from 'vitest';
import { placeLinks } from './places.ts';
import { isFound, isListed, screensFor } from './screen.ts';
import type { Screen } from './screen.ts';

const screen = (more: Partial<Screen>): Screen => ({
  path: '/partners',
  side: 'vendor',
  place: 'partners',
  title: 'Partners',
  load: () => Promise.reject(new Error('not drawn here')),
  ...more,
});

test('a place with nothing for the reader is not shown', () => {
  const screens = [
    screen({}),
    screen({ path: '/audit', place: 'admin', title: 'Audit', may: ['vendor.admin'] }),
  ];
  const seller = placeLinks('vendor', screensFor(screens, 'vendor', 'vendor.seller'));
  const admin = placeLinks('vendor', screensFor(screens, 'vendor', 'vendor.admin'));
  expect(seller.map((link) => link.place)).toEqual(['partners']);
  expect(admin.map((link) => link.place)).toEqual(['partners', 'admin']);
});

test('one side never gets a screen of the other', () => {
  expect(
    screensFor(
      [screen({}), screen({ side: 'partner', place: 'today' })],
      'partner',
      'partner.seller',
    ).map((one) => one.place),
  ).toEqual(['today']);
});

test('a place leads to its first listed screen; a record’s page is none', () => {
  const [link] = placeLinks('vendor', [
    screen({ path: '/partners/$id', title: 'Partner' }),
    screen({}),
    screen({ path: '/segments', title: 'Segments' }),
  ]);
  expect(link?.href).toBe('/partners');
  expect(link?.within.map((one) => one.title)).toEqual(['Partners', 'Segments']);
});

test('a screen for the palette alone is found by its name and takes no room in the navigation', () => {
  const bell = screen({ path: '/notifications', title: 'Notifications', listed: 'palette' });
  expect([isListed(bell), isFound(bell)]).toEqual([false, true]);
  const hidden = screen({ listed: false });
  expect([isListed(hidden), isFound(hidden)]).toEqual([false, false]);
});
