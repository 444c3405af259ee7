import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDecimal, compareDecimals } from './decimal.ts';
import { capitals, containsFolded, foldText, isFolded, smalls, startsWithFolded } from './text.ts';

describe('the order of decimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat(12), fc.nat(3), fc.nat(3))
    .map(([units, scale, leading, trailing]) => {
      const size = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
      const whole = '0'.repeat(leading) + size.slice(0, size.length - scale);
      const fraction =
        scale === 0 ? '' : `.${size.slice(size.length - scale)}${'0'.repeat(trailing)}`;
      return {
        text: `${units < 0n ? '-' : ''}${whole}${fraction}`,
        units: units * 10n ** BigInt(12 - scale),
      };
    });

  test('is that of exact whole numbers of their smallest unit, whatever zeros surround them', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const expected = left.units < right.units ? -1 : Number(left.units > right.units);
        expect(Math.sign(compareDecimals(left.text, right.text))).toBe(expected);
        expect(compareDecimals(left.text, canonicalDecimal(left.text) ?? '')).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is no decimal has none', () => {
    for (const text of ['', '-', '.5', '5.', '1.2.3', '1e3', 'NaN', ' 1', '1_0']) {
      expect(() => compareDecimals(text, '1'), text).toThrow(TypeError);
      expect(canonicalDecimal(text), text).toBeUndefined();
    }
  });
});

describe('the case of letters', () => {
  test('every capital has one small letter, and folding twice changes nothing', () => {
    expect(capitals).toHaveLength(smalls.length);
    expect(capitals.length).toBeGreaterThan(150);
    expect(foldText(capitals)).toBe(smalls);
    expect(foldText(smalls)).toBe(smalls);
    expect(foldText('ÄÖÜ Σ Ж Z')).toBe('äöü σ ж z');
  });

  test('comparing without folding first answers as comparing folded texts does', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [fact, asked] = [foldText(left), foldText(right)];
        expect(isFolded(left, asked)).toBe(fact === asked);
        expect(startsWithFolded(left, asked)).toBe(fact.startsWith(asked));
        expect(containsFolded(left + right + left, asked)).toBe(true);
        expect(containsFolded(left, asked)).toBe(fact.includes(asked));
      }),
    );
  });
});
