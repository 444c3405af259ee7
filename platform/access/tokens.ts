import { createHash, randomBytes } from 'node:crypto';

/** What a bearer token opens; its prefix lets a secret scanner and a reader tell them apart. */
export type TokenKind = 'sess' | 'key' | 'link';

/** @returns a token of 256 random bits, such as `fw_sess_…`. It is shown once and kept only as its hash. */
export function newToken(kind: TokenKind): string {
  return `fw_${kind}_${randomBytes(32).toString('base64url')}`;
}

/** The form in which a token is kept. It has 256 random bits, so a plain hash cannot be searched back. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The last characters, by which its owner recognises a token in a list. */
export function hintOf(token: string): string {
  return `…${token.slice(-4)}`;
}

/**
 * Sessions, keys and codes live by the machine's clock: a demonstration that moves business
 * time must neither revive them nor end them (app.enter asks the database's clock likewise).
 */
export function machineTime(): Date {
  return new Date();
}
