import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import { normalHex } from '../../../platform/brand/colour.ts';
import type { contract } from '../../../platform/brand/contract.ts';
import { mailedTypes } from '../../../platform/brand/css.ts';
import { houseTheme } from '../../../platform/brand/house.ts';
import { solveTheme } from '../../../platform/brand/theme.ts';
import type { Theme } from '../../../platform/brand/theme.ts';

export const brands = createClient<typeof contract>();
export type Brand = Answer<typeof contract, 'GET /brand'>;

/** A logo that was chosen and is not uploaded yet. */
export type ChosenLogo = { file: File; picture: string };
export type BrandDraft = {
  /** As typed; empty for the product's own. */
  colour: string;
  senderName: string;
  /** The one that is kept, one that was chosen, or none. */
  logo: 'kept' | 'none' | ChosenLogo;
};

export function draftOf({ colour, senderName, logo }: Brand): BrandDraft {
  return { colour: colour ?? '', senderName: senderName ?? '', logo: logo ? 'kept' : 'none' };
}

/** What is wrong with the colour as typed, if anything is. */
export function colourProblem({ colour }: BrandDraft): string | undefined {
  if (colour.trim() === '' || normalHex(colour) !== null) return undefined;
  return 'Six hex digits make a colour, such as #0f6674.';
}

/** The theme of what is typed; while it is no colour, of what was saved. */
export function themeOf({ colour }: BrandDraft, saved: Brand['colour']): Theme {
  const typed = colour.trim() === '' ? null : (normalHex(colour) ?? saved);
  return typed === null ? houseTheme : solveTheme(typed);
}

/** The picture to show for the logo: what was chosen, else what is kept. */
export function pictureOf({ logo }: BrandDraft, { logo: kept }: Brand): string | null {
  if (typeof logo === 'object') return logo.picture;
  return logo === 'kept' ? (kept?.href ?? null) : null;
}

/** Whether mails show the logo: not all mail readers draw the other kinds. */
export function isMailed({ logo }: BrandDraft, { logo: kept }: Brand): boolean {
  const type = typeof logo === 'object' ? logo.file.type : kept?.contentType;
  return logo !== 'none' && mailedTypes.includes(type ?? '');
}

/** What a save sends; `logoFileId` where a chosen logo was uploaded for it. */
export function bodyOf({ colour, senderName, logo }: BrandDraft, logoFileId: string | null) {
  return {
    colour: colour.trim() === '' ? null : colour.trim(),
    senderName: senderName.trim() === '' ? null : senderName.trim(),
    ...(logo === 'kept' ? {} : { logoFileId }),
  };
}

/** "4.63": rounded down, so that nothing is said to reach what it does not. */
export function ratio(contrast: number): string {
  return (Math.floor(contrast * 100) / 100).toFixed(2);
}

/** Reads a chosen picture for its preview. Our pages load data: pictures, and no blob: ones. */
export function pictureFrom(file: File): Promise<ChosenLogo> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(new Error('The file cannot be read.')));
    reader.addEventListener('load', () => resolve({ file, picture: reader.result as string }));
    reader.readAsDataURL(file); // and so its result is text
  });
}
