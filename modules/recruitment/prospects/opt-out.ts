import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey, type Database } from '../../../platform/database/index.ts';

type Keyed = Pick<Database, 'secret'>;

/** The address by which a firm says that it wants no invitations; it opens nothing else. */
export function optOutPath(database: Keyed, slug: string, prospectId: string): string {
  return `/p/${slug}/no-invitations/${prospectId}.${sign(database, prospectId)}`;
}

/** @returns the prospect that the address is of; null when it was not made here */
export function prospectOf(database: Keyed, token: string): string | null {
  const [id = '', signature = ''] = token.split('.');
  const [expected, given] = [Buffer.from(sign(database, id)), Buffer.from(signature)];
  return expected.length === given.length && timingSafeEqual(expected, given) ? id : null;
}

function sign({ secret }: Keyed, id: string): string {
  return createHmac('sha256', derivedKey(secret, 'prospect-opt-out'))
    .update(id)
    .digest('base64url');
}
