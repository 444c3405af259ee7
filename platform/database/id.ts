import { v7 as uuidv7 } from 'uuid';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes a record id: the type's prefix and a UUIDv7 in Crockford base32, so ids
 * sort by the time they were made and tell nothing about how many there are.
 *
 * @param prefix lower-case letters, such as `deal`
 * @returns for example `deal_01jd3v8c7ze0fb3xq4k9m2n5r7`
 */
export function newId(prefix: string): string {
  return `${prefix}_${base32(uuidv7(undefined, new Uint8Array(16)))}`;
}

/** @returns whether the text has the form of an id with this prefix. */
export function isId(prefix: string, text: string): boolean {
  return (
    text.length === prefix.length + 27 &&
    text.startsWith(`${prefix}_`) &&
    /^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text.slice(prefix.length + 1))
  );
}

/** 128 bits as 26 characters: 2 zero bits, then five bits a character. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 2;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += alphabet.charAt((bits >>> held) & 31);
      bits &= (1 << held) - 1;
    }
  }
  return text;
}
