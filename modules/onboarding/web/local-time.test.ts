import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { dayAndTime, momentOf } from './local-time.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'UTC'];

test('a day and time on the zone’s clock is the moment that Temporal means', () => {
  const minutes = fc.integer({ min: 0, max: 525_599 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const local = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
      const meant = Temporal.PlainDateTime.from(local.slice(0, 16)).toZonedDateTime(zone);
      expect(momentOf(local.slice(0, 10), local.slice(11, 16), zone)).toBe(
        new Date(meant.epochMilliseconds).toISOString(),
      );
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['skipped', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['occurs twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
])('a time that is %s in a clock change has a moment', (_, day, time, moment) => {
  expect(momentOf(day, time, 'Europe/Berlin')).toBe(moment);
});

test('a moment is shown as it was given, and what is missing is none', () => {
  expect(dayAndTime('2026-03-05T09:30:00.000Z', 'Europe/Berlin')).toEqual({
    day: '2026-03-05',
    time: '10:30',
  });
  expect(momentOf('', '10:00', 'UTC')).toBeUndefined();
});
