import { expect, test } from 'vitest';
import { bodyOf, daysIn, draftOf, unreadableLines } from './settings-draft.ts';

const settings = {
  name: 'Harbour',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  region: null,
  closedDays: [{ day: '2026-12-24', name: 'Half the house is away' }],
  senderName: null,
  senderAddress: 'a@harbour.example',
  dkimSelector: null,
  version: 3,
};

test('a draft that nobody touched is what was read', () => {
  const { version: _version, senderName: _senderName, ...given } = settings;
  expect(bodyOf(draftOf(settings))).toEqual(given);
});

test('the sender’s name is left to the brand, so that saving settings never takes it back', () => {
  expect(bodyOf(draftOf({ ...settings, senderName: 'Harbour Partners' }))).not.toHaveProperty(
    'senderName',
  );
});

test('closed days are lines: the day, then why; what is no day is told', () => {
  const closedDays = '2026-12-24\n\n 2026-12-31  Stocktaking \n2026-02-30 Never\n24.12.';
  expect(bodyOf({ ...draftOf(settings), closedDays }).closedDays).toEqual([
    { day: '2026-12-24', name: 'Closed' },
    { day: '2026-12-31', name: 'Stocktaking' },
  ]);
  expect(daysIn(closedDays)).toBe('2026-12-24,2026-12-31');
  expect(unreadableLines(closedDays)).toEqual(['2026-02-30 Never', '24.12.']);
});
