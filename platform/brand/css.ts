import { contrast, toHex, written, type Oklch } from './colour.ts';
import { grounds, modes, type Mode } from './grounds.ts';
import { accents, type MeasuredPair } from './pairs.ts';
import type { Theme } from './theme.ts';

type Properties = Record<`--${string}`, string>;

/** The tokens of web/ui/tokens.css that a brand replaces, in one mode. */
export function customProperties(theme: Theme, mode: Mode): Properties {
  return Object.fromEntries(accents.map((role) => [`--${role}`, written(theme[mode][role])]));
}

/**
 * The same with the grounds and words that a brand leaves alone: set on an element, it pins all that lies
 * within to a mode. The built stylesheet settles its tokens at the root, so that nothing less does.
 */
export function pinnedProperties(theme: Theme, mode: Mode): Properties {
  const fixed = Object.entries(grounds).map(([name, value]) => [`--${name}`, written(value[mode])]);
  return {
    ...Object.fromEntries(fixed),
    '--logo-plate': mode === 'light' ? 'transparent' : 'oklch(0.96 0.004 85)',
    ...customProperties(theme, mode),
  };
}

/**
 * The stylesheet of a programme, to be loaded beside the product's own; it wins wherever it stands. The
 * mode follows the system unless the page pins it. What does not know OKLCH keeps the product's tones.
 */
export function stylesheetOf(theme: Theme): string {
  const [light, dark] = modes.map((mode) =>
    Object.entries(customProperties(theme, mode))
      .map(([name, value]) => `${name}:${value}`)
      .join(';'),
  );
  const followed = `@media (prefers-color-scheme:dark){:root:root:not([data-theme=light]){${dark}}}`;
  return `@supports (color:oklch(0 0 0)){:root:root{${light}}${followed}:root:root[data-theme=dark]{${dark}}}\n`;
}

/** The kinds of logo that every mail reader draws. */
export const mailedTypes: readonly string[] = ['image/png', 'image/jpeg'];

/** The colours of mails, as mail readers know them: hex, and by day alone. */
export type MailColours = { solid: string; onSolid: string; edge: string };

export function mailColours({ light }: Theme): MailColours {
  const hex = (colour: Oklch) => toHex(colour);
  return {
    solid: hex(light['accent-solid']),
    onSolid: hex(light['on-accent-solid']),
    edge: hex(light['accent-edge']),
  };
}

/** The contrasts of a mail, the tightest first. Its page is white; its ground is warm. */
export function measureMail(colours: MailColours): MeasuredPair[] {
  const one = (
    front: MeasuredPair['front'],
    back: MeasuredPair['back'],
    floor: number,
    ratio: number,
  ) => ({
    front,
    back,
    floor,
    ratio,
  });
  return [
    one('on-accent-solid', 'accent-solid', 4.5, contrast(colours.onSolid, colours.solid)),
    one('accent-edge', 'surface', 3, contrast(colours.edge, '#ffffff')),
    one('accent-edge', 'ground', 3, contrast(colours.edge, '#faf9f6')),
  ].toSorted((a, b) => a.ratio / a.floor - b.ratio / b.floor);
}
