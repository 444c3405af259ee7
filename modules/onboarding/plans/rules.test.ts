import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Aim } from './aims.ts';
import { endOf, mayAgree, stateOf } from './rules.ts';

const aim: Aim = {
  what: 'Three deals',
  measure: 'registered-deals',
  number: 3,
  until: '2026-03-31',
};

test('an aim’s day still counts, in the programme’s zone', () => {
  expect(endOf(aim, 'Europe/Berlin').toISOString()).toBe('2026-03-31T22:00:00.000Z');
  expect(endOf({ until: '2026-12-31' }, 'America/New_York').toISOString()).toBe(
    '2027-01-01T05:00:00.000Z',
  );
});

test('an aim is reached exactly if the number is there, and missed only once its day is over', () => {
  fc.assert(
    fc.property(
      fc.nat(6),
      fc.date({
        min: new Date('2026-03-01'),
        max: new Date('2026-05-01'),
        noInvalidDate: true,
      }),
      (count, now) => {
        const state = stateOf(aim, count, now, 'Europe/Berlin');
        expect(state === 'reached').toBe(count >= 3);
        expect(state === 'missed').toBe(count < 3 && now >= endOf(aim, 'Europe/Berlin'));
      },
    ),
  );
});

test('only the other side says yes, and only to what still waits', () => {
  const plan = { status: 'proposed', proposedSide: 'partner' } as const;
  expect(mayAgree(plan, 'vendor')).toBe(true);
  for (const side of ['partner', 'public', 'worker']) expect(mayAgree(plan, side)).toBe(false);
  for (const status of ['agreed', 'replaced'])
    expect(mayAgree({ ...plan, status }, 'vendor')).toBe(false);
});
