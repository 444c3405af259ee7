import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laterByOracle } from '../../../platform/clock/zone-oracle.ts';
import { isProtected, protectedDaysLeft, protectionWindow, statusAt } from './protection.ts';
import { newRegistration } from './registration.ts';
import { decisionBy, isDrawnForReview, tickLengths, toldAt } from './release.ts';

const protectedFor = (from: Date, days: number, zone: string) => {
  const { start, end } = protectionWindow(from, days, zone);
  return {
    ...newRegistration,
    status: 'approved' as const,
    protectedFrom: start.toISOString(),
    protectedUntil: end.toISOString(),
    protectionZone: zone,
  };
};

describe('protection', () => {
  test('in 10,000 windows over zones, clock changes and leap days begins, holds and ends as an independent reckoning says', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/Los_Angeles',
      'America/St_Johns',
      'America/Havana',
      'Asia/Tehran',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
    );
    const changes = [
      '2024-02-29T12:00:00Z',
      '2026-03-29T01:00:00Z',
      '2026-10-25T01:00:00Z',
      '2026-03-08T10:00:00Z',
      '2027-12-31T23:00:00Z',
    ];
    const starts = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -200 * 1440, max: 1440 }))
      .map(([change, minutes]) => Date.parse(change) + minutes * 60_000);
    fc.assert(
      fc.property(
        starts,
        fc.constantFrom(1, 30, 60, 90, 120, 365),
        zones,
        fc.integer({ min: -2, max: 2 }),
        (start, days, zone, offset) => {
          const registration = protectedFor(new Date(start), days, zone);
          const end = laterByOracle(start, days, zone);
          const now = new Date(end + offset);
          expect(isProtected(registration, now)).toBe(now.getTime() < end);
          expect(statusAt(registration, now)).toBe(now.getTime() < end ? 'approved' : 'expired');
          expect(isProtected(registration, new Date(start))).toBe(true);
          expect(isProtected(registration, new Date(start - 1))).toBe(false);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  test('counts the days left on the calendar of the programme', () => {
    const registration = protectedFor(new Date('2026-03-10T22:30:00Z'), 30, 'Europe/Berlin');
    expect(protectedDaysLeft(registration, new Date('2026-03-10T22:30:00Z'))).toBe(30);
    expect(protectedDaysLeft(registration, new Date('2026-03-10T23:30:00Z'))).toBe(29);
    expect(protectedDaysLeft(registration, new Date('2026-04-09T21:29:59Z'))).toBe(0);
    expect(protectedDaysLeft(registration, new Date('2026-05-01T00:00:00Z'))).toBe(0);
    expect(protectedDaysLeft(newRegistration, new Date('2026-05-01T00:00:00Z'))).toBe(0);
  });

  test('belongs to approved claims alone', () => {
    const registration = {
      ...protectedFor(new Date('2026-03-10T00:00:00Z'), 30, 'UTC'),
      status: 'withdrawn' as const,
    };
    expect(isProtected(registration, new Date('2026-03-11T00:00:00Z'))).toBe(false);
    expect(statusAt(registration, new Date('2027-01-01T00:00:00Z'))).toBe('withdrawn');
  });
});

describe('the release tick', () => {
  test('is the first one strictly after handing in and the interval', () => {
    const by = (submitted: string, intervalMinutes: number, tickMinutes: number) =>
      decisionBy(new Date(submitted), { intervalMinutes, tickMinutes }).toISOString();
    expect(by('2026-03-02T10:00:00.000Z', 0, 15)).toBe('2026-03-02T10:15:00.000Z');
    expect(by('2026-03-02T10:14:59.999Z', 0, 15)).toBe('2026-03-02T10:15:00.000Z');
    expect(by('2026-03-02T10:15:00.000Z', 0, 15)).toBe('2026-03-02T10:30:00.000Z');
    expect(by('2026-03-02T10:07:00.000Z', 60, 15)).toBe('2026-03-02T11:15:00.000Z');
    expect(by('2026-03-02T10:07:30.000Z', 0, 1)).toBe('2026-03-02T10:08:00.000Z');
  });

  test('lies on the minutes of the hour, at most one tick after the interval, and depends on time alone', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
        fc.nat(10_000),
        fc.constantFrom(...tickLengths),
        (at, intervalMinutes, tickMinutes) => {
          const by = decisionBy(at, { intervalMinutes, tickMinutes });
          const waited = by.getTime() - at.getTime() - intervalMinutes * 60_000;
          expect(waited).toBeGreaterThan(0);
          expect(waited).toBeLessThanOrEqual(tickMinutes * 60_000);
          expect(by.getUTCMinutes() % tickMinutes).toBe(0);
          expect(by.getUTCSeconds() * 1000 + by.getUTCMilliseconds()).toBe(0);
        },
      ),
    );
  });

  test('is when an early outcome is told; a late one is told at once', () => {
    const tick = { decisionBy: '2026-03-02T10:15:00.000Z' };
    expect(toldAt(tick, new Date('2026-03-02T10:01:00Z'))).toEqual(
      new Date('2026-03-02T10:15:00Z'),
    );
    expect(toldAt(tick, new Date('2026-03-02T10:16:00Z'))).toEqual(
      new Date('2026-03-02T10:16:00Z'),
    );
  });

  test('the draw into review takes the stated share and is the same for good', () => {
    const drawn = Array.from({ length: 5000 }, (_, at) =>
      isDrawnForReview('pol_1', `deal_${at}`, 0.1),
    );
    expect(Math.abs(drawn.filter(Boolean).length - 500)).toBeLessThan(85);
    expect(drawn).toEqual(
      Array.from({ length: 5000 }, (_, at) => isDrawnForReview('pol_1', `deal_${at}`, 0.1)),
    );
  });
});
