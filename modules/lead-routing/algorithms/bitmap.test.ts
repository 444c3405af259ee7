import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bitmapOf,
  countBits,
  hasBit,
  intersect,
  placesOf,
  setBit,
  unite,
  without,
} from './bitmap.ts';

const size = 200;
const places = fc.uniqueArray(fc.nat(size - 1));

describe('sets of candidates', () => {
  test('behave as sets of numbers', () => {
    fc.assert(
      fc.property(places, places, (left, right) => {
        const [a, b] = [left, right].map((list) => {
          const bits = bitmapOf(size, false);
          for (const place of list) setBit(bits, place, true);
          return bits;
        });
        const [first, second] = [new Set(left), new Set(right)];
        const members = (set: Set<number>) => [...set].sort((one, other) => one - other);
        const into = () => new Uint32Array(a.length);
        expect([...placesOf(a)]).toEqual(members(first));
        expect(countBits(a)).toBe(first.size);
        expect([...placesOf(intersect(a, b, into()))]).toEqual(members(first.intersection(second)));
        expect([...placesOf(unite(a, b, into()))]).toEqual(members(first.union(second)));
        expect([...placesOf(without(a, b, into()))]).toEqual(members(first.difference(second)));
        expect(hasBit(a, 31)).toBe(first.has(31));
      }),
    );
  });

  test('a full set has every candidate and no more', () => {
    for (const count of [0, 1, 31, 32, 33, 64, 701]) {
      expect(countBits(bitmapOf(count, true))).toBe(count);
      expect([...placesOf(bitmapOf(count, true))]).toHaveLength(count);
    }
  });
});
