import { contrast, fromHex, shown, type Oklch } from './colour.ts';
import { grounds, modes, type Ground, type Mode } from './grounds.ts';
import { pairs, wordsFloor, type Accent, type Accents } from './pairs.ts';

export type Theme = { colour: string } & Record<Mode, Accents>;

const white: Oklch = [1, 0, 0];
const black: Oklch = [0, 0, 0];

/**
 * Everything that a brand colours, from its one colour. The hue is kept, the lightness is moved until
 * every pair of `pairs` meets WCAG 2.2 AA, by day and after dark. Only `accent-solid`, the fill of main
 * buttons, is the very colour: its words are white or black, and its edge is what is moved.
 *
 * @param colour #rrggbb
 */
export function solveTheme(colour: string): Theme {
  const brand = fromHex(colour);
  const [light, dark] = modes.map((mode) => solveMode(brand, mode));
  if (!light || !dark) throw new Error('A theme has two modes.');
  return { colour, light, dark };
}

/** Where each role begins: lightness, chroma as a share of the brand's, and its most. */
const starts = {
  selected: { light: [0.966, 0.14, 0.02], dark: [0.22, 0.25, 0.03] },
  'accent-fill': { light: [0.938, 0.27, 0.04], dark: [0.268, 0.4, 0.05] },
  'accent-line': { light: [0.755, 0.8, 0.1], dark: [0.465, 0.8, 0.1] },
} as const satisfies Partial<Record<Accent, Record<Mode, readonly [number, number, number]>>>;

function solveMode(brand: Oklch, mode: Mode): Accents {
  const [lightness, chroma, hue] = brand;
  const own: Partial<Accents> = {};
  const start = (role: keyof typeof starts): Oklch => {
    const [at, share, most] = starts[role][mode];
    return shown([at, Math.min(chroma * share, most), hue]);
  };
  own['on-accent'] =
    mode === 'light' ? shown([0.995, Math.min(chroma, 0.002), hue]) : grounds.ground.dark;
  own.selected = fadeUntilRead(start('selected'), 'selected', mode);
  own['accent-fill'] = fadeUntilRead(start('accent-fill'), 'accent-fill', mode);
  own['accent-line'] = start('accent-line');
  const [most, least] = mode === 'light' ? [0.55, 0.25] : [0.92, 0.66];
  const from: Oklch = [Math.min(most, Math.max(least, lightness)), chroma, hue];
  own.accent = moveUntilSeen(from, 'accent', own, mode);
  own['accent-hover'] = moveUntilSeen(step(own.accent, mode), 'accent-hover', own, mode);
  const words: Oklch = [mode === 'light' ? 0.42 : 0.815, chroma * 0.85, hue];
  own['accent-text'] = moveUntilSeen(words, 'accent-text', own, mode);
  return { ...own, ...solid(brand, own, mode) } as Accents; // each role is set above or by `solid`
}

/** A little further from the page, under a pointer. */
function step([lightness, chroma, hue]: Oklch, mode: Mode): Oklch {
  const by = mode === 'light' ? -0.045 : 0.045;
  const further = lightness + by;
  return [further < 0.2 || further > 0.97 ? lightness - by : further, chroma, hue];
}

/** A ground gives way towards the page until all that stands on it is read. */
function fadeUntilRead(from: Oklch, role: Accent, mode: Mode): Oklch {
  const needed = pairs.filter(({ front, back }) => back === role && front in grounds);
  const [lightness, chroma, hue] = from;
  const page = mode === 'light' ? 0.99 : 0.17;
  for (let share = 0; share <= 1; share += 0.02) {
    const faded = shown([lightness + share * (page - lightness), chroma * (1 - share), hue]);
    if (
      needed.every(({ front, floor }) => contrast(grounds[front as Ground][mode], faded) >= floor)
    )
      return faded; // only fronts that are grounds were kept
  }
  return shown([page, 0, hue]);
}

/** A mark or word moves away from the page until it is seen on everything that lies under it. */
function moveUntilSeen(from: Oklch, role: Accent, own: Partial<Accents>, mode: Mode): Oklch {
  const isSeen = sightOf(role, own, mode);
  const [lightness, chroma, hue] = from;
  const by = mode === 'light' ? -0.002 : 0.002;
  for (let at = lightness; at >= 0 && at <= 1; at += by) {
    const moved = shown([at, chroma, hue]);
    if (isSeen(moved)) return moved;
  }
  return mode === 'light' ? black : white;
}

/** Whether a value of this role is seen against all that is settled already. */
function sightOf(role: Accent, own: Partial<Accents>, mode: Mode): (value: Oklch) => boolean {
  const needed = pairs.flatMap(({ front, back, floor }) => {
    const name = front === role ? back : back === role ? front : undefined;
    if (name === undefined) return [];
    const other = name in grounds ? grounds[name as Ground][mode] : own[name as Accent]; // in grounds or not: one of the two
    return other ? [{ other, floor }] : [];
  });
  return (value) => needed.every(({ other, floor }) => contrast(other, value) >= floor);
}

type Solid = Pick<
  Accents,
  'accent-solid' | 'accent-solid-hover' | 'on-accent-solid' | 'accent-edge'
>;

/** The very colour. White or black can always be read on it: the worst colour has 4.58 with both. */
function solid(brand: Oklch, own: Partial<Accents>, mode: Mode): Solid {
  const words = contrast(white, brand) >= wordsFloor ? white : black;
  const standsOut = sightOf('accent-edge', own, mode)(brand);
  return {
    'accent-solid': brand,
    'accent-solid-hover': underPointer(brand, words),
    'on-accent-solid': words,
    'accent-edge': standsOut ? brand : moveUntilSeen(brand, 'accent-edge', own, mode),
  };
}

/** Away from its words; the other way where the colour is at its end, and there is room. */
function underPointer([lightness, chroma, hue]: Oklch, words: Oklch): Oklch {
  const away = words === white ? -0.045 : 0.03;
  const end = lightness + away;
  if (end < 0.08) return shown([lightness + 0.22, chroma, hue]);
  return shown([end > 0.985 ? lightness - 2 * away : end, chroma, hue]);
}

/** What the solver did to a colour, in words; each is the answer to a "Why?". */
export function toldMoves(theme: Theme): string[] {
  const { colour, light } = theme;
  const words = contrast(light['on-accent-solid'], white) < 1.01 ? 'white' : 'black';
  return [
    `Main buttons keep ${colour} itself; their words are ${words}.`,
    ...modes.flatMap((mode) => movesOf(theme, mode)),
  ];
}

function movesOf(theme: Theme, mode: Mode): string[] {
  const own = theme[mode];
  const time = mode === 'light' ? 'By day' : 'After dark';
  const by = own['accent-text'][0] - fromHex(theme.colour)[0];
  const told = [];
  if (contrast(own['accent-edge'], own['accent-solid']) > 1.01)
    told.push(
      `${time} they get an edge: ${theme.colour} alone would hardly stand out from the page.`,
    );
  if (Math.abs(by) > 0.02)
    told.push(
      `${time} words in it are ${by < 0 ? 'darker' : 'lighter'}, so that they can be read.`,
    );
  return told;
}
