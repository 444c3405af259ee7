import { expect, test } from 'vitest';
import { holidaysOf, isHolidayCountry, regionsOf } from './holidays.ts';
import { workingDaysLater } from './working-days.ts';

test('working days leave out Saturday and Sunday in the programme’s zone, across a change of the clocks', () => {
  // Friday, 27 March 2026, 23:30 in Berlin; summer time begins on Sunday.
  const friday = new Date('2026-03-27T22:30:00Z');
  expect(workingDaysLater(friday, 1, 'Europe/Berlin').toISOString()).toBe(
    '2026-03-30T21:30:00.000Z',
  );
  // The same moment is Saturday already in Tokyo.
  expect(workingDaysLater(friday, 1, 'Asia/Tokyo').toISOString()).toBe('2026-03-29T22:30:00.000Z');
  expect(workingDaysLater(friday, 0, 'Asia/Tokyo')).toEqual(friday);
});

test('a day off counts as little as a Sunday, and a calendar without working days ends nowhere', () => {
  const thursday = new Date('2026-04-02T09:00:00Z');
  const easter = new Set(['2026-04-03', '2026-04-06']);
  expect(workingDaysLater(thursday, 2, 'UTC', (day) => easter.has(day)).toISOString()).toBe(
    '2026-04-08T09:00:00.000Z',
  );
  expect(() => workingDaysLater(thursday, 1, 'UTC', () => true)).toThrow(RangeError);
});

test('public holidays are those of the country, and of its region where one is named', async () => {
  const days = async (country: string, region: string | null) =>
    (await holidaysOf(country, region, 2026)).map(({ day }) => day);
  const germany = await days('DE', null);
  expect(germany).toEqual(expect.arrayContaining(['2026-04-03', '2026-04-06', '2026-12-25']));
  expect(germany).not.toContain('2026-06-04');
  expect(await days('DE', 'NW')).toContain('2026-06-04');
  // Several days in a row are named one by one.
  expect(await days('SA', null)).toEqual(
    expect.arrayContaining(['2026-05-26', '2026-05-27', '2026-05-28', '2026-05-29']),
  );
  expect(await isHolidayCountry('DE')).toBe(true);
  expect(await isHolidayCountry('XX')).toBe(false);
  expect(await regionsOf('DE')).toContainEqual({ code: 'NW', name: 'Nordrhein-Westfalen' });
  expect(await regionsOf('XX')).toEqual([]);
});
