import { describe, expect, test } from 'vitest';
import { actorKinds } from '../../../platform/access/actor.ts';
import { can, movesOpenTo } from './can.ts';
import { resubmission, submission, withdrawal } from './handing-in.ts';
import type { Moved } from './moved.ts';
import { mayMake, moveNames, moves } from './moves.ts';
import { expiry, extension } from './prolonging.ts';
import { isProtected, statusAt } from './protection.ts';
import { newRegistration, statuses } from './registration.ts';
import type { Registration, Status } from './registration.ts';
import { advance, loss, win } from './sale.ts';
import { approval, decline, rejection, returning, review } from './verdict.ts';

const release = { intervalMinutes: 60, tickMinutes: 15 };
const noLimit = { open: 0, openAtMost: null };
const limits = { daysAtMost: 45, extensionsAtMost: 1, evidence: true };
const zone = 'Europe/Berlin';
const start = Date.parse('2026-03-02T09:00:00Z');
const at = (hours: number) => new Date(start + hours * 3_600_000);
const because = { reasonCode: 'other', note: 'Because.' };

const good = <R extends Registration>(moved: Moved<R>): R => {
  if (!moved.ok) throw new Error(moved.refusal.code);
  return moved.registration;
};
const codeOf = (moved: Moved<Registration>) =>
  moved.ok ? 'ok' : moved.refusal.code.replace('deal-registration.', '');
const submitted = good(submission(newRegistration, at(0), release, noLimit));
const approved = good(approval(submitted, at(2), { protectionDays: 30, zone }));

describe('a registration', () => {
  test('is handed in, approved and won', () => {
    expect(submitted).toMatchObject({
      status: 'submitted',
      decisionBy: '2026-03-02T10:15:00.000Z',
    });
    expect(approved).toMatchObject({
      status: 'approved',
      protectedFrom: '2026-03-02T11:00:00.000Z',
      // 30 days on, at the same time of day; the clocks were put forward in between.
      protectedUntil: '2026-04-01T10:00:00.000Z',
      protectionZone: zone,
    });
    expect(good(win(approved, at(50)))).toMatchObject({
      status: 'closed',
      stage: 'won',
      closedAs: 'won',
    });
  });

  test('is approved once', () => {
    expect(codeOf(approval(approved, at(3), { protectionDays: 30, zone }))).toBe('already-decided');
    expect(codeOf(rejection(approved, at(3), because))).toBe('already-decided');
  });

  test('shows nothing before its release tick', () => {
    for (const outcome of [
      approval(submitted, at(1.2), { protectionDays: 30, zone }),
      returning(submitted, at(1.2), because),
      rejection(submitted, at(1.2), because),
      decline(submitted, at(1.2), because),
      review(submitted, at(1.2)),
    ])
      expect(codeOf(outcome)).toBe('not-released');
    expect(codeOf(review(submitted, at(1.25)))).toBe('ok');
  });

  test('that was returned is handed in again with a new tick and without the old reason', () => {
    const returned = good(returning(submitted, at(2), because));
    expect(returned).toMatchObject({
      status: 'returned',
      reasonCode: 'other',
      reasonNote: 'Because.',
    });
    expect(good(submission(returned, at(30), release, noLimit))).toMatchObject({
      status: 'submitted',
      reasonCode: null,
      decisionBy: '2026-03-03T16:15:00.000Z',
    });
  });

  test('that was rejected may be handed in again a limited number of times, a declined one never', () => {
    let registration = submitted;
    for (let turn = 1; turn <= 2; turn += 1) {
      const rejected = good(rejection(registration, at(turn * 10), because));
      registration = good(resubmission(rejected, at(turn * 10 + 1), release, 2));
      expect(registration.resubmissions).toBe(turn);
    }
    const again = good(rejection(registration, at(90), because));
    expect(codeOf(resubmission(again, at(91), release, 2))).toBe('resubmission-limit');
    const declined = good(decline(submitted, at(2), because));
    expect(codeOf(resubmission(declined, at(3), release, 2))).toBe('move-not-allowed');
  });

  test('beyond the capacity of open ones is not taken, a returned one is', () => {
    expect(codeOf(submission(newRegistration, at(0), release, { open: 25, openAtMost: 25 }))).toBe(
      'capacity-reached',
    );
    expect(codeOf(submission(newRegistration, at(0), release, { open: 24, openAtMost: 25 }))).toBe(
      'ok',
    );
    const returned = good(returning(submitted, at(2), because));
    expect(codeOf(submission(returned, at(3), release, { open: 25, openAtMost: 25 }))).toBe('ok');
  });

  test('expires by the clock alone, and can still be won then', () => {
    const end = new Date(String(approved.protectedUntil));
    const before = new Date(end.getTime() - 1);
    expect([statusAt(approved, before), statusAt(approved, end)]).toEqual(['approved', 'expired']);
    expect(codeOf(expiry(approved, before))).toBe('protection-running');
    expect(good(expiry(approved, end)).status).toBe('expired');
    expect(good(win(approved, end)).closedAs).toBe('won');
    expect(codeOf(extension(approved, end, { days: 10, evidence: 'A visit.' }, limits))).toBe(
      'protection-over',
    );
    expect(can('partner.seller', 'extend', approved, end)).toBe(false);
    expect(can('partner.seller', 'extend', approved, before)).toBe(true);
  });

  test('is prolonged from its end, once, within limits and with evidence', () => {
    const asked = { days: 45, evidence: 'Quote sent on 20 March.' };
    const longer = good(extension(approved, at(100), asked, limits));
    expect(longer).toMatchObject({ extensions: 1, protectedUntil: '2026-05-16T10:00:00.000Z' });
    expect(codeOf(extension(longer, at(101), asked, limits))).toBe('extension-exhausted');
    expect(codeOf(extension(approved, at(100), { ...asked, days: 46 }, limits))).toBe(
      'protection-days-out-of-range',
    );
    expect(codeOf(extension(approved, at(100), { ...asked, evidence: ' ' }, limits))).toBe(
      'evidence-missing',
    );
    expect(codeOf(extension(submitted, at(100), asked, limits))).toBe('move-not-allowed');
  });

  test('that is withdrawn gives its protection up at once', () => {
    const withdrawn = good(withdrawal(approved, at(48), 'The customer has no budget.'));
    expect(withdrawn).toMatchObject({
      status: 'withdrawn',
      reasonNote: 'The customer has no budget.',
    });
    expect([isProtected(approved, at(48)), isProtected(withdrawn, at(48))]).toEqual([true, false]);
  });

  test('approved for no days stands without protection and does not expire', () => {
    const unprotected = good(approval(submitted, at(2), { protectionDays: 0, zone }));
    expect(unprotected).toMatchObject({
      status: 'approved',
      protectedFrom: null,
      protectedUntil: null,
    });
    expect(isProtected(unprotected, at(2))).toBe(false);
    expect(statusAt(unprotected, at(10_000))).toBe('approved');
    expect(codeOf(extension(unprotected, at(3), { days: 5, evidence: 'A visit.' }, limits))).toBe(
      'move-not-allowed',
    );
  });

  test('moves through the stages of the sale whatever its status says, but is not closed by a stage', () => {
    expect(good(advance(submitted, at(1), 'proposal'))).toMatchObject({
      stage: 'proposal',
      status: 'submitted',
    });
    expect(codeOf(advance(approved, at(3), 'won'))).toBe('stage-not-open');
    expect(good(loss(approved, at(9), because))).toMatchObject({
      status: 'closed',
      stage: 'lost',
      closedAs: 'lost',
    });
  });

  test('is not approved for half a day or in no zone', () => {
    expect(codeOf(approval(submitted, at(2), { protectionDays: 0.5, zone }))).toBe(
      'protection-days-out-of-range',
    );
    expect(codeOf(approval(submitted, at(2), { protectionDays: 5, zone: 'Nowhere' }))).toBe(
      'unknown-zone',
    );
  });
});

describe('the table of moves', () => {
  test('lets no partner decide and no vendor speak for a partner', () => {
    for (const kind of actorKinds) {
      const decides = ['approve', 'return', 'reject', 'decline'] as const;
      if (kind.startsWith('partner.') || kind.startsWith('distributor.') || kind === 'anonymous')
        for (const move of decides) expect(mayMake(kind, move)).toBe(false);
      if (kind.startsWith('vendor.'))
        for (const move of ['submit', 'withdraw', 'advance'] as const)
          expect(mayMake(kind, move)).toBe(false);
    }
    expect(movesOpenTo('vendor.seller', submitted, at(2))).toEqual([]);
    expect(movesOpenTo('partner.seller', submitted, at(2))).toEqual(['withdraw', 'advance']);
    expect(movesOpenTo('vendor.channel-manager', submitted, at(2))).toEqual([
      'approve',
      'return',
      'reject',
      'decline',
    ]);
  });

  test('has no way out of withdrawn and closed, out of declined only by an appeal, and a way into every status', () => {
    const leaving = (status: Status) =>
      moveNames.filter((move) => (moves[move].from as readonly Status[]).includes(status));
    for (const status of ['withdrawn', 'closed'] as const) expect(leaving(status)).toEqual([]);
    expect(leaving('declined')).toEqual(['reopen']);
    const reached = new Set<Status>([
      'draft',
      ...moveNames.flatMap((move) => moves[move].to ?? []),
    ]);
    expect([...reached].sort()).toEqual([...statuses].sort());
  });
});
