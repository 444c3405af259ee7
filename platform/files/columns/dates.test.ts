import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectDateOrder, readDate } from './index.ts';

const dayOf = (text: string, order: Parameters<typeof readDate>[1] = null) => {
  const read = readDate(text, order);
  return 'code' in read ? read.code : read.day;
};

describe('a date that can mean only one day is read', () => {
  test.each([
    ['2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['03/03/2026', '2026-03-03'],
    ['4 March 2026', '2026-03-04'],
    ['4. März 2026', '2026-03-04'],
    ['4 août 2026', '2026-08-04'],
    ['Mar 4th, 2026', '2026-03-04'],
    ['04-Mar-2026', '2026-03-04'],
    ['29.02.2024', '2024-02-29'],
  ])('%s', (text, day) => expect(dayOf(text)).toBe(day));
});

describe('a date that is none, or could be two, is refused with the way out', () => {
  test.each([
    ['03/04/2026', 'columns.ambiguous-date'],
    ['03-04-2026', 'columns.ambiguous-date'],
    ['31.02.2026', 'columns.no-such-day'],
    ['2026-13-01', 'columns.no-such-day'],
    ['29.02.2026', 'columns.no-such-day'],
    ['2026-03-04T25:00Z', 'columns.no-such-time'],
    ['3/4/26', 'columns.two-digit-year'],
    ['45292', 'columns.serial-date'],
    ['soon', 'columns.unreadable-date'],
    ['4 Brumaire 2026', 'columns.unreadable-date'],
    ['', 'columns.unreadable-date'],
  ])('%s', (text, code) => expect(dayOf(text)).toBe(code));

  test('the ambiguity is explained with both readings', () => {
    expect(readDate('03/04/2026', null)).toMatchObject({
      message: expect.stringContaining('day 03 of month 04 or day 04 of month 03'),
    });
  });
});

describe('times', () => {
  test.each([
    ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z'],
    ['2026-03-04 10:00:00.5+02:00', '2026-03-04T08:00:00.500Z'],
    ['2026-03-04T23:30-0500', '2026-03-05T04:30:00.000Z'],
    ['1772618400000', '2026-03-04T10:00:00.000Z'],
  ])('%s with a zone is a moment', (text, at) =>
    expect(readDate(text, null)).toMatchObject({ at }),
  );

  test.each([
    ['2026-03-04 9:05', '09:05:00'],
    ['12/31/2026 9:05 PM', '21:05:00'],
    ['12/31/2026 12:05 AM', '00:05:00'],
  ])('%s without a zone is no moment', (text, time) =>
    expect(readDate(text, null)).toMatchObject({ time, at: null }),
  );

  test('13 o’clock in the afternoon is none', () => {
    expect(dayOf('12/31/2026 13:05 PM')).toBe('columns.no-such-time');
  });
});

describe('the order of day and month in a column', () => {
  test.each([
    [['03/04/2026', '25/04/2026'], { order: 'day-first', mixed: false }],
    [['03/04/2026', '04/25/2026'], { order: 'month-first', mixed: false }],
    [['25/04/2026', '04/25/2026'], { order: null, mixed: true }],
    [['03/04/2026', '31.12.2026'], { order: null, mixed: false }],
    [[], { order: null, mixed: false }],
  ])('%j', (values, expected) => expect(detectDateOrder(values)).toEqual(expected));

  test('once known, every day written in it comes back', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2100-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-'), (date, mark) => {
        const day = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = day.split('-');
        expect(dayOf([d, m, y].join(mark), 'day-first')).toBe(day);
        expect(dayOf([m, d, y].join(mark), 'month-first')).toBe(day);
        expect([day, 'columns.ambiguous-date']).toContain(dayOf([d, m, y].join(mark)));
      }),
    );
  });
});
