import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimates, fewestFirms } from './rules.ts';

const firms = (country: string, ...earned: number[]) =>
  earned.map((earnedMinor) => ({ country, earnedMinor }));

test('the middle half of the partners gives the interval, each figure the mean of three, to two digits', () => {
  expect(estimates(firms('DE', 100_00, 200_00, 310_00, 400_00, 900_00))).toMatchObject([
    { country: '', firms: 5, lowMinor: 200_00, middleMinor: 300_00, highMinor: 540_00 },
    { country: 'DE', firms: 5 },
  ]);
});

test('fewer than five partners give no figure', () => {
  expect(estimates(firms('DE', 1, 2, 3, 4))).toEqual([]);
  expect(estimates([])).toEqual([]);
});

test('a country left out cannot be told by taking the others from all', () => {
  const records = [
    ...firms('US', 1, 2, 3, 4, 5, 6),
    ...firms('DE', 1, 2, 3, 4, 5),
    ...firms('CH', 99),
  ];
  expect(estimates(records).map(({ country }) => country)).toEqual(['', 'US']);
});

test('the interval is in order, and counts firms in whole fives', () => {
  const earnings = fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
    minLength: 5,
    maxLength: 40,
  });
  fc.assert(
    fc.property(earnings, (earned) => {
      const [all] = estimates(firms('DE', ...earned));
      if (!all) throw new Error('Five are enough.');
      expect(all.lowMinor).toBeLessThanOrEqual(all.middleMinor);
      expect(all.middleMinor).toBeLessThanOrEqual(all.highMinor);
      expect(all.firms % fewestFirms).toBe(0);
      expect(all.firms).toBeLessThanOrEqual(earned.length);
    }),
  );
});
