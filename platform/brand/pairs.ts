import { contrast, type Oklch } from './colour.ts';
import { grounds, type Ground, type Mode } from './grounds.ts';

/** What a brand changes, by the roles in which components use it. */
export const accents = [
  'selected',
  'accent-fill',
  'accent-line',
  'accent',
  'accent-hover',
  'accent-text',
  'on-accent',
  'accent-solid',
  'accent-solid-hover',
  'on-accent-solid',
  'accent-edge',
] as const;
export type Accent = (typeof accents)[number];
export type Accents = Record<Accent, Oklch>;

/** Two tokens that meet on a screen, and the least contrast between them. */
export type Pair = { front: Accent | Ground; back: Accent | Ground; floor: number };
export type MeasuredPair = Pair & { ratio: number };

/** WCAG 2.2: 1.4.3 for words, 1.4.11 for edges, marks and focus. */
export const wordsFloor = 4.5;
export const edgesFloor = 3;

const cards = ['ground', 'surface', 'sunken', 'raised'] as const;

/** Every pair that a screen, a public page or a mail draws with a token of the brand. */
export const pairs: readonly Pair[] = [
  // What lies under the words of a chosen row, and what is marked there.
  ...(['selected', 'accent-fill'] as const).flatMap((back) => [
    ...over(back, wordsFloor, ['text', 'text-quiet', 'text-faint', 'accent-text']),
    ...over(back, wordsFloor, ['good-text', 'warn-text', 'bad-text', 'info-text']),
    ...over(back, edgesFloor, ['good-mark', 'warn-mark', 'bad-mark', 'info-mark']),
    ...over(back, edgesFloor, ['mark', 'focus', 'accent']),
  ]),
  ...[...cards, 'hover', 'pressed', 'fill', 'fill-strong'].flatMap(
    (back) => over(back as Ground, wordsFloor, ['accent-text']), // the names just written
  ),
  ...[...cards, 'hover' as const].flatMap((back) =>
    over(back, edgesFloor, ['accent', 'accent-edge']),
  ),
  ...over('selected', edgesFloor, ['accent-edge', 'line-strong']),
  ...over('accent', wordsFloor, ['on-accent']),
  ...over('accent-hover', wordsFloor, ['on-accent']),
  ...over('accent-solid', wordsFloor, ['on-accent-solid']),
  ...over('accent-solid-hover', wordsFloor, ['on-accent-solid']),
];

function over(back: Pair['back'], floor: number, fronts: Pair['front'][]): Pair[] {
  return fronts.map((front) => ({ front, back, floor }));
}

/** Every pair with its contrast, the tightest first. */
export function measure(own: Accents, mode: Mode): MeasuredPair[] {
  return pairs
    .map((pair) => ({
      ...pair,
      ratio: contrast(valueOf(pair.front, own, mode), valueOf(pair.back, own, mode)),
    }))
    .toSorted((one, other) => one.ratio / one.floor - other.ratio / other.floor);
}

function valueOf(name: Accent | Ground, own: Accents, mode: Mode): Oklch {
  return name in grounds ? grounds[name as Ground][mode] : own[name as Accent]; // in grounds or not: one of the two
}

/** The least contrast of words and of edges, as a preview states them. */
export function lowest(measured: readonly MeasuredPair[]): { words: number; edges: number } {
  const least = (floor: number) =>
    Math.min(...measured.filter((pair) => pair.floor === floor).map(({ ratio }) => ratio));
  return { words: least(wordsFloor), edges: least(edgesFloor) };
}
