import { describe, expect, test } from 'vitest';
import { combine, drawOf, hashText, isDrawn, toUnit } from './draw.ts';

describe('draws', () => {
  test('are the same for the same texts, on every machine and for good', () => {
    // Stored decisions are replayed years later: these numbers may never change.
    expect(hashText('')).toEqual({ high: 3681429070, low: 1047280958 });
    expect(hashText('lead_1')).toEqual({ high: 3421410895, low: 3745726280 });
  });

  test('spread evenly: ids that differ in one letter are as good as random', () => {
    const buckets = Array.from({ length: 64 }, () => 0);
    for (let at = 0; at < 64_000; at += 1) {
      const { high, low } = hashText(`org_${at % 400}`);
      buckets[
        Math.floor(
          toUnit(combine(hashText(`seed\u0000lead_${Math.floor(at / 400)}`), high, low)) * 64,
        )
      ] += 1;
    }
    const chiSquare = buckets.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 103.4: the 99.9th percentile with 63 degrees of freedom.
    expect(chiSquare).toBeLessThan(103.4);
  });

  test('draw the stated share of all subjects', () => {
    const drawn = (share: number) =>
      Array.from({ length: 10_000 }, (_, at) => isDrawn('seed', `deal_${at}`, share)).filter(
        Boolean,
      ).length;
    expect([0, 1].map(drawn)).toEqual([0, 10_000]);
    // Within 4 standard deviations.
    expect(Math.abs(drawn(0.1) - 1000)).toBeLessThan(120);
  });

  test('taking one candidate away changes nothing among the others', () => {
    const ids = Array.from({ length: 20 }, (_, at) => `org_${at}`);
    for (let lead = 0; lead < 200; lead += 1) {
      const order = ids.toSorted((left, right) => draw(lead, left) - draw(lead, right));
      const without = ids.slice(1).toSorted((left, right) => draw(lead, left) - draw(lead, right));
      expect(without).toEqual(order.filter((id) => id !== ids[0]));
    }
  });
});

function draw(lead: number, id: string): number {
  const { high, low } = hashText(id);
  return drawOf(hashText(`seed\u0000lead_${lead}`), high, low, 1);
}
