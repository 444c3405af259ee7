import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resubmission, submission, withdrawal } from './handing-in.ts';
import type { Moved } from './moved.ts';
import { expiry, extension } from './prolonging.ts';
import { isProtected, statusAt } from './protection.ts';
import { newRegistration } from './registration.ts';
import type { Registration, Status } from './registration.ts';
import { loss, win } from './sale.ts';
import { approval, decline, rejection, reopening, returning, review } from './verdict.ts';

const release = { intervalMinutes: 60, tickMinutes: 15 };
const noLimit = { open: 0, openAtMost: null };
const limits = { daysAtMost: 45, extensionsAtMost: 1, evidence: true };
const zone = 'Europe/Berlin';
const start = Date.parse('2026-03-02T09:00:00Z');
const because = { reasonCode: 'other', note: 'Because.' };

/** An independent model of the life of a registration: which moves are taken from where, written out a second time. */
const model: Readonly<Record<string, Partial<Record<Status, Status>>>> = {
  submit: { draft: 'submitted', returned: 'submitted' },
  resubmit: { rejected: 'submitted' },
  review: { submitted: 'under-review' },
  approve: { submitted: 'approved', 'under-review': 'approved' },
  return: { submitted: 'returned', 'under-review': 'returned' },
  reject: { submitted: 'rejected', 'under-review': 'rejected' },
  decline: { submitted: 'declined', 'under-review': 'declined' },
  reopen: { rejected: 'under-review', declined: 'under-review' },
  withdraw: {
    draft: 'withdrawn',
    submitted: 'withdrawn',
    'under-review': 'withdrawn',
    returned: 'withdrawn',
    approved: 'withdrawn',
  },
  extend: { approved: 'approved' },
  expire: { expired: 'expired' },
  win: { approved: 'closed', expired: 'closed' },
  lose: { approved: 'closed', expired: 'closed' },
};

const attempts: Readonly<
  Record<string, (registration: Registration, now: Date) => Moved<Registration>>
> = {
  submit: (registration, now) => submission(registration, now, release, noLimit),
  resubmit: (registration, now) => resubmission(registration, now, release, 99),
  review: (registration, now) => review(registration, now),
  reopen: (registration, now) => reopening(registration, now),
  approve: (registration, now) => approval(registration, now, { protectionDays: 3, zone }),
  return: (registration, now) => returning(registration, now, because),
  reject: (registration, now) => rejection(registration, now, because),
  decline: (registration, now) => decline(registration, now, because),
  withdraw: (registration, now) => withdrawal(registration, now),
  extend: (registration, now) =>
    extension(
      registration,
      now,
      { days: 2, evidence: 'A call.' },
      { ...limits, extensionsAtMost: 99 },
    ),
  expire: (registration, now) => expiry(registration, now),
  win: (registration, now) => win(registration, now),
  lose: (registration, now) => loss(registration, now, because),
};

test('over all interleavings of moves and time a registration does what the model does, and never more', () => {
  // Moves that end a life are rare, so that lives are long.
  const going = ['submit', 'resubmit', 'review', 'approve', 'return', 'reject', 'extend', 'expire'];
  const move = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...going) },
    { weight: 1, arbitrary: fc.constantFrom('decline', 'reopen', 'withdraw', 'win', 'lose') },
  );
  const step = fc.tuple(move, fc.integer({ min: 0, max: 20 }));
  let taken = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }), (steps) => {
      let registration: Registration = Object.freeze(newRegistration);
      let expected = 'draft' as Status;
      let tick = 0;
      let until = 0;
      let expiryWritten = false;
      let now = start;
      for (const [move, hours] of steps) {
        now += hours * 3_600_000;
        if (expected === 'approved' && now >= until) expected = 'expired';
        const isVerdict = ['review', 'approve', 'return', 'reject', 'decline'].includes(move);
        const isHeld: boolean = isVerdict && expected === 'submitted' && now < tick;
        const isWritten = move === 'expire' && expiryWritten;
        const target: Status | undefined = isHeld || isWritten ? undefined : model[move][expected];
        const moved = attempts[move](registration, new Date(now));
        expect(moved.ok).toBe(target !== undefined);
        if (moved.ok && target !== undefined) {
          taken += 1;
          expected = target;
          if (target === 'submitted')
            tick = (Math.floor((now + 3_600_000) / 900_000) + 1) * 900_000;
          if (move === 'approve') until = now + 3 * 86_400_000;
          if (move === 'expire') expiryWritten = true;
          if (move === 'extend') until += 2 * 86_400_000;
          registration = Object.freeze(moved.registration);
        }
        // No clock change lies in these weeks of March, so days are 24 hours here.
        if (now < Date.parse('2026-03-28T00:00:00Z')) {
          expect(statusAt(registration, new Date(now))).toBe(expected);
          expect(isProtected(registration, new Date(now))).toBe(expected === 'approved');
        } else return;
      }
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(2000);
});
