import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, fromHex, normalHex, toHex, type Oklch } from './colour.ts';
import { customProperties, mailColours, measureMail, stylesheetOf } from './css.ts';
import { grounds, modes, type Mode } from './grounds.ts';
import { accents, measure, pairs, type Accents } from './pairs.ts';
import { houseTheme } from './house.ts';
import { solveTheme, toldMoves } from './theme.ts';

/** Mulberry32: the same thousand colours in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const draw = seeded(20_260_302);
const drawn = Array.from(
  { length: 1000 },
  () =>
    `#${Math.floor(draw() * 0x1000000)
      .toString(16)
      .padStart(6, '0')}`,
);
const extremes =
  '#000000 #ffffff #ffff00 #808080 #777777 #ff0000 #00ff00 #0000ff #00ffff #ff00ff #010101 #fefefe #0f6674 #757575 #767676'.split(
    ' ',
  );

/** The tokens as the product's stylesheet has them, read apart from the solver. */
const tokens = new Map<string, string>();
for (const [, name = '', value = ''] of readFileSync(
  new URL('../../web/ui/tokens.css', import.meta.url),
  'utf8',
).matchAll(/--([\w-]+):\s*([^;]+);/g))
  if (!tokens.has(name)) tokens.set(name, value.trim());

function colourOf(text: string, mode: Mode): Oklch {
  const both = /^light-dark\((.+?\)), (.+)\)$/.exec(text);
  const one = both?.[mode === 'light' ? 1 : 2] ?? text;
  const named = /^var\(--([\w-]+)\)$/.exec(one)?.[1];
  if (named) return colourOf(tokens.get(named) ?? `no token ${named}`, mode);
  const parts = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(one);
  if (!parts) throw new Error(`${text} is no colour.`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** What fails, of the colours as a browser reads them. */
function failures(own: Accents, mode: Mode): string[] {
  return measure(own, mode)
    .filter(({ ratio, floor }) => !(ratio >= floor))
    .map(({ front, back, ratio }) => `${mode}: ${front} on ${back} has ${ratio.toFixed(2)}`);
}

/** The values out of the stylesheet, not those in the solver's hands. */
function readBack(colour: string, mode: Mode): Accents {
  const set = customProperties(solveTheme(colour), mode);
  const entries = accents.map((role) => [role, colourOf(set[`--${role}`] ?? '', mode)] as const);
  return Object.fromEntries(entries) as Accents; // one for each role
}

describe('a theme from one colour', () => {
  test('has no pair below WCAG 2.2 AA, for a thousand colours and the extremes', () => {
    let measured = 0;
    const found = [...extremes, ...drawn].flatMap((colour) =>
      modes.flatMap((mode) => {
        measured += pairs.length;
        return failures(readBack(colour, mode), mode).map((failure) => `${colour} ${failure}`);
      }),
    );
    expect(found).toEqual([]);
    expect(measured).toBe(1015 * 2 * pairs.length);
    expect(pairs.length).toBeGreaterThan(45);
  });

  test('is found out where the lightness is not moved', () => {
    const found = [...extremes, ...drawn].filter((colour) => {
      const own = readBack(colour, 'light');
      return failures({ ...own, 'accent-text': fromHex(colour) }, 'light').length > 0;
    });
    expect(found.length).toBeGreaterThan(500);
    expect(found).toContain('#ffff00');
  });

  test('keeps the hue of the colour in every token', () => {
    for (const colour of drawn) {
      const [, , hue] = fromHex(colour);
      for (const own of modes.map((mode) => readBack(colour, mode)))
        for (const role of accents) {
          const [, chroma, turned] = own[role];
          const off = Math.abs(((turned - hue + 540) % 360) - 180);
          if (chroma > 0.012 && role !== 'on-accent') expect(off).toBeLessThan(0.2);
        }
    }
  });

  test('fills main buttons with the very colour, by day and after dark', () => {
    for (const colour of [...extremes, ...drawn])
      for (const mode of modes) expect(toHex(readBack(colour, mode)['accent-solid'])).toBe(colour);
  });

  test('has its mails above the floors as well', () => {
    for (const colour of [...extremes, ...drawn])
      for (const { ratio, floor } of measureMail(mailColours(solveTheme(colour))))
        expect(ratio).toBeGreaterThanOrEqual(floor);
  });

  test('says what became of the colour', () => {
    expect(toldMoves(solveTheme('#ffff00'))).toEqual([
      'Main buttons keep #ffff00 itself; their words are black.',
      'By day they get an edge: #ffff00 alone would hardly stand out from the page.',
      'By day words in it are darker, so that they can be read.',
      'After dark words in it are darker, so that they can be read.',
    ]);
    expect(toldMoves(solveTheme('#000000'))[0]).toContain('words are white');
  });
});

describe('the product’s own look', () => {
  test('meets the same pairs', () => {
    for (const mode of modes) {
      const own = Object.fromEntries(
        accents.map((role) => [role, colourOf(tokens.get(role) ?? `no token ${role}`, mode)]),
      ) as Accents; // one for each role
      expect(failures(own, mode)).toEqual([]);
      expect(houseTheme[mode]).toEqual(own);
    }
  });

  test('has the grounds that the solver reckons with', () => {
    for (const [name, both] of Object.entries(grounds))
      for (const mode of modes)
        expect([name, mode, ...colourOf(tokens.get(name) ?? `no token ${name}`, mode)]).toEqual([
          name,
          mode,
          ...both[mode],
        ]);
  });
});

describe('a colour', () => {
  test('is read with and without its sign, short and long', () => {
    expect(normalHex(' #FFD400 ')).toBe('#ffd400');
    expect(normalHex('fd4')).toBe('#ffdd44');
    for (const wrong of ['', '#12', 'red', '#12345', 'url(#a)', '#ffd400;}'])
      expect(normalHex(wrong)).toBeNull();
  });

  test('has the contrasts that WCAG names', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test('comes back as it was', () => {
    for (const colour of drawn) expect(toHex(fromHex(colour))).toBe(colour);
  });
});

test('a stylesheet holds tokens alone, once by day and for both ways into the dark', () => {
  const tokens = String.raw`\{(--[a-z-]+:oklch\([\d. ]+\);?)+\}`;
  expect(stylesheetOf(solveTheme('#ffd400'))).toMatch(
    new RegExp(
      String.raw`^@supports \(color:oklch\(0 0 0\)\)\{:root:root${tokens}@media \(prefers-color-scheme:dark\)\{:root:root:not\(\[data-theme=light\]\)${tokens}\}:root:root\[data-theme=dark\]${tokens}\}\n$`,
    ),
  );
});
