import fc from 'fast-check';
import { expect, test } from 'vitest';
import { howToTell, isDigestDue, quieter, reasons, usualChoices } from './rules.ts';

test('what is given to or decided about somebody comes at once, the rest in the digest', () => {
  expect(howToTell('assigned', usualChoices)).toBe('at-once');
  expect(howToTell('answered', usualChoices)).toBe('digest');
  expect(howToTell('answered', { ...usualChoices, reasons: { answered: 'at-once' } })).toBe(
    'at-once',
  );
});

test('whoever takes no digest is never mailed what would have stood in one', () => {
  for (const reason of reasons)
    expect(howToTell(reason, { ...usualChoices, digest: 'never' })).not.toBe('digest');
});

test('less and less of a reason ends on the desk, where nothing is lost', () => {
  expect([quieter('at-once'), quieter('digest'), quieter('here')]).toEqual([
    'digest',
    'here',
    'here',
  ]);
});

test('a daily digest goes out once a day from its hour on, also when the server woke late', () => {
  const at = (hour: number) => ({ day: '2026-03-02', hour, weekday: 1 });
  expect(isDigestDue(at(7), usualChoices, '2026-03-01')).toBe(false);
  expect(isDigestDue(at(8), usualChoices, '2026-03-01')).toBe(true);
  expect(isDigestDue(at(23), usualChoices, null)).toBe(true);
  expect(isDigestDue(at(23), usualChoices, '2026-03-02')).toBe(false);
});

test('in any fortnight asked every hour, a weekly digest goes out on two days, and a daily one on fourteen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), (digestHour) => {
      for (const [digest, days] of [
        ['weekly', 2],
        ['daily', 14],
      ] as const) {
        let last: string | null = null;
        let sent = 0;
        for (let hour = 0; hour < 14 * 24; hour += 1) {
          const moment = new Date(Date.UTC(2026, 2, 2, hour));
          const now = {
            day: moment.toISOString().slice(0, 10),
            hour: moment.getUTCHours(),
            weekday: moment.getUTCDay() || 7,
          };
          if (!isDigestDue(now, { digest, digestHour }, last)) continue;
          sent += 1;
          last = now.day;
        }
        expect(sent).toBe(days);
      }
    }),
  );
});
