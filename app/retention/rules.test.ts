import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changed, retentionKinds, retentionOf, usualRetention, waits } from './rules.ts';

const now = new Date('2026-03-02T09:00:00Z');
const months = fc.option(fc.integer({ min: 1, max: 120 }));
const retention = fc.record({ mails: months, notifications: months, prospects: months });

test('a programme that says nothing keeps everything', () => {
  expect(retentionOf({})).toEqual({
    mails: null,
    notifications: null,
    prospects: null,
    from: null,
    version: 1,
  });
});

test('whatever goes sooner than before waits a day; keeping longer waits for nothing', () => {
  fc.assert(
    fc.property(retention, retention, (before, after) => {
      const next = changed({ ...before, from: null, version: 1 }, after, now);
      const sooner = retentionKinds.some(
        (kind) =>
          after[kind] !== null && (before[kind] === null || after[kind] < (before[kind] ?? 0)),
      );
      expect(waits(next, now)).toBe(sooner);
      expect(waits(next, new Date('2026-03-03T09:00:00Z'))).toBe(false);
    }),
  );
});

test('keeping something longer does not end the day of grace of an earlier change', () => {
  const first = changed(retentionOf({}), usualRetention, now);
  const second = changed(first, { ...usualRetention, mails: null }, now);
  expect(second.from).toBe(first.from);
});
