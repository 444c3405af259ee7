import type { Oklch } from './colour.ts';

/** By day or after dark. */
export type Mode = 'light' | 'dark';
export const modes = ['light', 'dark'] as const;

/**
 * The tokens that no brand changes and that stand on, or under, those it does. They are those of
 * web/ui/tokens.css; a test finds them stale.
 */
export const grounds = {
  ground: { light: [0.969, 0.004, 85], dark: [0.168, 0.012, 238] },
  surface: { light: [0.998, 0.001, 85], dark: [0.2, 0.013, 238] },
  sunken: { light: [0.969, 0.004, 85], dark: [0.168, 0.012, 238] },
  raised: { light: [0.998, 0.001, 85], dark: [0.232, 0.014, 238] },
  hover: { light: [0.948, 0.005, 85], dark: [0.232, 0.014, 238] },
  pressed: { light: [0.928, 0.006, 85], dark: [0.262, 0.015, 238] },
  fill: { light: [0.948, 0.005, 85], dark: [0.232, 0.014, 238] },
  'fill-strong': { light: [0.905, 0.007, 85], dark: [0.292, 0.016, 238] },
  text: { light: [0.225, 0.012, 85], dark: [0.945, 0.006, 238] },
  'text-quiet': { light: [0.43, 0.013, 85], dark: [0.775, 0.014, 238] },
  'text-faint': { light: [0.525, 0.013, 85], dark: [0.665, 0.018, 238] },
  'line-strong': { light: [0.632, 0.011, 85], dark: [0.545, 0.02, 238] },
  mark: { light: [0.56, 0.013, 85], dark: [0.6, 0.02, 238] },
  focus: { light: [0.45, 0.15, 258], dark: [0.8, 0.11, 240] },
  'good-text': { light: [0.42, 0.108, 152], dark: [0.815, 0.1, 152] },
  'good-mark': { light: [0.5, 0.13, 152], dark: [0.7, 0.125, 152] },
  'warn-text': { light: [0.44, 0.098, 66], dark: [0.815, 0.1, 66] },
  'warn-mark': { light: [0.545, 0.121, 66], dark: [0.7, 0.125, 66] },
  'bad-text': { light: [0.455, 0.108, 25], dark: [0.815, 0.1, 25] },
  'bad-mark': { light: [0.53, 0.13, 25], dark: [0.7, 0.125, 25] },
  'info-text': { light: [0.42, 0.108, 258], dark: [0.815, 0.093, 258] },
  'info-mark': { light: [0.5, 0.13, 258], dark: [0.7, 0.125, 258] },
} as const satisfies Record<string, Record<Mode, Oklch>>;

export type Ground = keyof typeof grounds;
