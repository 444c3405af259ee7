import type { Call } from '../database/index.ts';
import { getFile } from '../files/index.ts';
import { expectVersion } from '../http/index.ts';
import { publish, type EventTitle } from '../journal/index.ts';
import { refuse } from '../refusal/index.ts';
import { normalHex } from './colour.ts';
import { lookOf } from './look.ts';
import { brandOf, holdBrand, saveBrand, saveSenderName, type Brand } from './store.ts';

export type BrandChange = {
  colour?: string | null | undefined;
  senderName?: string | null | undefined;
  logoFileId?: string | null | undefined;
};

/** How the events of a brand read in a time line. */
export const brandTitles: Record<string, EventTitle> = {
  'brand.changed': ({ facts }) => `Brand changed: ${String(facts['changed'])}`,
};

/** The brand as its operations tell it. */
export function toldBrand(brand: Brand) {
  const { colour, senderName, programmeName, logo, version } = brand;
  const look = lookOf(brand);
  return {
    colour,
    senderName,
    programmeName,
    logo:
      logo && look.logo
        ? { name: logo.name, contentType: logo.contentType, href: look.logo }
        : null,
    stylesheet: look.stylesheet,
    version,
  };
}

/**
 * Changes what is given and leaves the rest; what is the same already changes nothing.
 *
 * @throws 422 `brand.logo-unfit` for a file that is no logo; 404 for none; 412 when somebody was faster
 */
export async function changeBrand(call: Call, ifMatch: number | null, change: BrandChange) {
  await holdBrand(call);
  const before = await brandOf(call);
  expectVersion(ifMatch, before.version);
  const is = {
    colour: before.colour,
    senderName: before.senderName,
    logo: before.logo?.fileId ?? null,
  };
  const will = {
    colour: change.colour === undefined ? is.colour : change.colour && normalHex(change.colour),
    senderName: change.senderName === undefined ? is.senderName : change.senderName,
    logo: change.logoFileId === undefined ? is.logo : change.logoFileId,
  };
  const changed = (['colour', 'senderName', 'logo'] as const).filter(
    (part) => is[part] !== will[part],
  );
  if (changed.length === 0) return toldBrand(before);
  const logo = will.logo === is.logo ? before.logo : await logoOf(call, will.logo);
  await saveBrand(call, { colour: will.colour, logo });
  if (changed.includes('senderName')) await saveSenderName(call, will.senderName);
  await publish(call, 'brand.changed', {
    subjectId: call.actor.programmeId,
    facts: { changed: changed.map((part) => said[part]).join(', ') },
  });
  return toldBrand(await brandOf(call));
}

const said = { colour: 'colour', senderName: 'sender’s name', logo: 'logo' } as const;

async function logoOf(call: Call, fileId: string | null): Promise<Brand['logo']> {
  if (fileId === null) return null;
  const { purpose, name, contentType, sha256 } = await getFile(call, fileId);
  if (purpose === 'logo') return { fileId, name, contentType, sha256 };
  const detail = 'This file was not uploaded as a logo. Upload it with purpose=logo.';
  throw refuse('brand.logo-unfit', {
    detail,
    errors: [{ pointer: '/logoFileId', code: 'unfit', detail }],
  });
}
