import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duration, exactly, onDay, relatively } from './moment.ts';

const now = new Date('2026-11-24T21:23:00Z');
const pacific = { timeZone: 'America/Los_Angeles', locale: 'en' };
const at = (text: string) => new Date(text);

test('today is told by the hour in the programme’s zone, not in the reader’s', () => {
  expect(exactly(at('2026-11-24T22:15:00Z'), now, pacific)).toBe('14:15');
  expect(exactly(at('2026-11-25T07:30:00Z'), now, pacific)).toBe('23:30');
  expect(exactly(at('2026-11-25T08:30:00Z'), now, pacific)).toBe('Wed 25 Nov, 00:30');
});

test('within the quarter the weekday stands, beyond it the year', () => {
  expect(onDay(at('2027-02-22T20:00:00Z'), now, pacific)).toBe('Mon 22 Feb');
  expect(onDay(at('2027-04-08T20:00:00Z'), now, pacific)).toBe('8 Apr 2027');
  expect(exactly(at('2026-07-01T20:00:00Z'), now, pacific)).toBe('1 Jul 2026');
});

test('a promise says how long is left, a deed how long ago', () => {
  expect(relatively(at('2026-11-24T22:15:00Z'), now)).toBe('in 52 min');
  expect(relatively(at('2026-11-25T00:40:00Z'), now)).toBe('in 3 h 17');
  expect(relatively(at('2026-11-22T21:00:00Z'), now)).toBe('2 days ago');
  expect(relatively(at('2026-11-24T21:23:20Z'), now)).toBe('now');
});

test('a length never reads longer than it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 59 * 24 * 60 }), (minutes) => {
      const said = duration(minutes * 60_000);
      const [, days = '0'] = /^(\d+) days?$/.exec(said) ?? [];
      const [, hours = '0', rest = '0'] = /^(\d+) h(?: (\d\d))?$/.exec(said) ?? [];
      const [, only = '0'] = /^(\d+) min$/.exec(said) ?? [];
      const told = Number(days) * 1440 + Number(hours) * 60 + Number(rest) + Number(only);
      return told > 0 && told <= minutes && minutes - told < (said.includes('day') ? 1440 : 1);
    }),
  );
});
