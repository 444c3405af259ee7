import type { Theme } from './theme.ts';

/**
 * The product's own look, as web/ui/tokens.css has it; a test finds it stale. Nothing of it is solved:
 * its accent is one tone by day and another after dark.
 */
export const houseTheme: Theme = {
  colour: '#0f6674',
  light: {
    selected: [0.966, 0.013, 212],
    'accent-fill': [0.938, 0.025, 212],
    'accent-line': [0.755, 0.083, 212],
    accent: [0.5, 0.086, 212],
    'accent-hover': [0.455, 0.079, 212],
    'accent-text': [0.42, 0.073, 212],
    'on-accent': [0.995, 0.002, 212],
    'accent-solid': [0.5, 0.086, 212],
    'accent-solid-hover': [0.455, 0.079, 212],
    'on-accent-solid': [0.995, 0.002, 212],
    'accent-edge': [0.5, 0.086, 212],
  },
  dark: {
    selected: [0.22, 0.024, 212],
    'accent-fill': [0.268, 0.039, 212],
    'accent-line': [0.465, 0.08, 212],
    accent: [0.7, 0.106, 212],
    'accent-hover': [0.745, 0.102, 212],
    'accent-text': [0.815, 0.085, 212],
    'on-accent': [0.168, 0.012, 238],
    'accent-solid': [0.7, 0.106, 212],
    'accent-solid-hover': [0.745, 0.102, 212],
    'on-accent-solid': [0.168, 0.012, 238],
    'accent-edge': [0.7, 0.106, 212],
  },
};
