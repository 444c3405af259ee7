import { createHash } from 'node:crypto';
import { stylesheetOf } from './css.ts';
import type { Brand } from './store.ts';
import { solveTheme } from './theme.ts';

/** Where the browser finds what a brand looks like; each address changes with its content. */
export type Look = { stylesheet: string | null; logo: string | null };

export function lookOf(brand: Pick<Brand, 'slug' | 'colour' | 'logo'>): Look {
  const { slug, colour, logo } = brand;
  return {
    stylesheet: colour ? `/p/${slug}/brand.css?v=${sheetOf(colour).hash}` : null,
    logo: logo ? `/p/${slug}/logo?v=${logo.sha256.slice(0, 16)}` : null,
  };
}

export type Sheet = { text: string; hash: string };
const known = new Map<string, Sheet>();

/** The stylesheet of a colour; solved once, for as many colours as an installation has. */
export function sheetOf(colour: string | null): Sheet {
  const key = colour ?? '';
  const had = known.get(key);
  if (had) return had;
  const text = colour ? stylesheetOf(solveTheme(colour)) : '';
  const sheet = { text, hash: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  if (known.size > 1000) known.clear();
  known.set(key, sheet);
  return sheet;
}
