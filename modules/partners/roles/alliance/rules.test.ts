import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, negate } from '../../../../platform/money/index.ts';
import {
  balanceOf,
  counts,
  hindrance,
  moves,
  movesOpenTo,
  referralStatuses,
  sides,
  type ReferralMove,
} from './rules.ts';

const side = fc.constantFrom(...sides);
const status = fc.constantFrom(...referralStatuses);
const won = fc.option(
  fc.record({
    minor: fc.integer({ min: 1, max: 1_000_000_000 }),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  }),
);
const sums = fc.array(fc.record({ givenBy: side, count: fc.integer({ min: 1, max: 100 }), won }), {
  maxLength: 20,
});

test('whoever gave a referral never moves it, whatever it stands at', () => {
  fc.assert(
    fc.property(side, status, (givenBy, at) => {
      expect(movesOpenTo({ givenBy, status: at }, givenBy)).toEqual([]);
    }),
  );
});

test('a referral is answered before it is won or lost, and each only once', () => {
  const open = (at: (typeof referralStatuses)[number]) =>
    movesOpenTo({ givenBy: 'vendor', status: at }, 'partner');
  expect(open('offered')).toEqual(['accept', 'decline']);
  expect(open('accepted')).toEqual(['win', 'lose']);
  for (const over of ['declined', 'won', 'lost'] as const) expect(open(over)).toEqual([]);
  for (const move of Object.keys(moves) as ReferralMove[])
    expect(hindrance({ givenBy: 'vendor', status: 'offered' }, 'vendor', move)).toBe(
      'partners.referral-not-received',
    );
});

test('only what was accepted counts', () => {
  expect(referralStatuses.filter((at) => counts({ status: at }))).toEqual([
    'accepted',
    'won',
    'lost',
  ]);
});

test('what one side gave the other received, and the difference has the other sign', () => {
  fc.assert(
    fc.property(sums, (all) => {
      const [vendor, partner] = [balanceOf(all, 'vendor'), balanceOf(all, 'partner')];
      expect(vendor.given).toEqual(partner.received);
      expect(vendor.received).toEqual(partner.given);
      expect(vendor.difference.count + partner.difference.count).toBe(0);
      expect(vendor.difference.money).toEqual(partner.difference.money.map(negate));
    }),
  );
});

test('each currency is reckoned by itself: received and the difference make what was given', () => {
  fc.assert(
    fc.property(sums, (all) => {
      const { given, received, difference } = balanceOf(all, 'vendor');
      for (const over of difference.money) {
        const [gave, got] = [given, received].map(({ money }) =>
          money.find(({ currency }) => currency === over.currency),
        );
        const zero = { minor: 0, currency: over.currency };
        expect(add(over, got ?? zero)).toEqual(gave ?? zero);
      }
      expect(difference.count).toBe(given.count - received.count);
    }),
  );
});
