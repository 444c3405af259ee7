import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addCalendarMonths,
  calendarWindow,
  dayOf,
  daysBetween,
  isWithin,
  isZone,
  quarterOf,
  quartersEnding,
  startOfDay,
} from './zone.ts';
import { laterByOracle } from './zone-oracle.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
];

const at = (text: string) => new Date(text);

describe('calendar days in a zone', () => {
  test('30 days across the spring clock change are an hour less than 720 hours', () => {
    const start = at('2026-03-10T09:00:00Z');
    const end = addCalendarDays(start, 30, 'Europe/Berlin');
    expect(end).toEqual(at('2026-04-09T08:00:00Z'));
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(719);
  });

  test('a time that the clock change skips moves on, a time that occurs twice is the earlier', () => {
    expect(addCalendarDays(at('2026-03-28T01:30:00Z'), 1, 'Europe/Berlin')).toEqual(
      at('2026-03-29T01:30:00Z'),
    );
    expect(addCalendarDays(at('2026-10-24T00:30:00Z'), 1, 'Europe/Berlin')).toEqual(
      at('2026-10-25T00:30:00Z'),
    );
  });

  test('31 January and a month is the last day of February', () => {
    expect(addCalendarMonths(at('2026-01-31T12:00:00Z'), 1, 'UTC')).toEqual(
      at('2026-02-28T12:00:00Z'),
    );
    expect(addCalendarMonths(at('2028-01-31T12:00:00Z'), 1, 'UTC')).toEqual(
      at('2028-02-29T12:00:00Z'),
    );
  });

  test('ten thousand windows over zones, clock changes and leap days agree with an independent reckoning', () => {
    const minute = 60_000;
    const edges = [
      '2024-02-29T12:00:00Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-03-08T08:00:00Z',
      '2026-11-01T08:00:00Z',
      '2027-12-31T23:59:59Z',
      '2028-02-28T23:30:00Z',
      '2011-12-29T12:00:00Z',
    ].map((text) => at(text).getTime());
    const starts = fc.oneof(
      fc
        .integer({
          min: at('2005-01-01T00:00:00Z').getTime() / 1000,
          max: at('2037-01-01T00:00:00Z').getTime() / 1000,
        })
        .map((seconds) => seconds * 1000),
      fc
        .tuple(fc.constantFrom(...edges), fc.integer({ min: -4320, max: 4320 }))
        .map(([edge, minutes]) => edge + minutes * minute),
    );
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...zones),
        (start, days, zone) => {
          const window = calendarWindow(new Date(start), days, zone);
          expect(window.end.getTime()).toBe(laterByOracle(start, days, zone));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('a window holds its start and not its end', () => {
    const window = calendarWindow(at('2026-03-10T09:00:00Z'), 30, 'Europe/Berlin');
    expect(isWithin(window, window.start)).toBe(true);
    expect(isWithin(window, new Date(window.end.getTime() - 1))).toBe(true);
    expect(isWithin(window, window.end)).toBe(false);
    expect(isWithin(window, new Date(window.start.getTime() - 1))).toBe(false);
    expect(() => calendarWindow(window.start, -1, 'UTC')).toThrow(RangeError);
  });

  test('the same moment is another day elsewhere', () => {
    const moment = at('2026-12-31T23:30:00Z');
    expect(dayOf(moment, 'America/Los_Angeles')).toBe('2026-12-31');
    expect(dayOf(moment, 'Europe/Berlin')).toBe('2027-01-01');
    expect(
      daysBetween(at('2026-03-28T23:30:00Z'), at('2026-03-29T22:30:00Z'), 'Europe/Berlin'),
    ).toBe(1);
    expect(daysBetween(at('2026-03-31T00:00:00Z'), at('2026-03-01T00:00:00Z'), 'UTC')).toBe(-30);
  });

  test('a day begins when the clock change lets it begin', () => {
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toEqual(at('2026-03-28T23:00:00Z'));
    expect(startOfDay('2026-09-06', 'America/Santiago')).toEqual(at('2026-09-06T04:00:00Z'));
  });

  test('only named zones are zones', () => {
    expect(zones.every(isZone)).toBe(true);
    expect(['+02:00', 'Mars/Olympus', ''].some(isZone)).toBe(false);
  });
});

describe('calendar quarters', () => {
  test('the last four quarters end with the present one or with the last finished one', () => {
    const now = at('2012-12-28T12:00:00Z');
    expect(quarterOf(now, 'UTC')).toEqual({ year: 2012, quarter: 4 });
    expect(quartersEnding(now, 4, 'UTC')).toEqual({
      start: at('2012-01-01T00:00:00Z'),
      end: at('2013-01-01T00:00:00Z'),
      zone: 'UTC',
    });
    expect(quartersEnding(now, 4, 'America/Los_Angeles', 'finished')).toEqual({
      start: at('2011-10-01T07:00:00Z'),
      end: at('2012-10-01T07:00:00Z'),
      zone: 'America/Los_Angeles',
    });
  });
});
