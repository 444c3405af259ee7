import { createHmac, hkdfSync } from 'node:crypto';
import type { Side } from '../access/actor.ts';

/** The application's database roles. None but `owner` owns or creates anything. */
export const roleNames = ['owner', 'auth', 'vendor', 'partner', 'worker', 'public'] as const;
export type RoleName = (typeof roleNames)[number];

/**
 * Roles are global to a PostgreSQL server, so they carry the name of the database
 * in which the installation was first made: two installations never share one.
 */
export type RolePrefix = string & { readonly rolePrefix: unique symbol };

export function rolePrefixFor(database: string): RolePrefix {
  const safe = database
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .slice(0, 40);
  return (/^[a-z_]/.test(safe) ? safe : `_${safe}`) as RolePrefix; // shaped by the two replacements
}

export function roleOf(prefix: RolePrefix, name: RoleName): string {
  return `${prefix}_${name}`;
}

/** The password of a role is derived, so it is nowhere stored. */
export function rolePassword(secret: string, role: string): string {
  return createHmac('sha256', derivedKey(secret, 'role-passwords'))
    .update(role)
    .digest('base64url');
}

/** One key per purpose out of the installation's secret (HKDF, RFC 5869). */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'fairway', purpose, 32));
}

/** @returns the signed context of a transaction; see app.claim in migration 0001. */
export function signContext(
  secret: string,
  claim: {
    side: Side;
    programmeId: string;
    organisationId: string | null;
    personId: string | null;
    kind: string;
    seconds: number;
  },
): string {
  const expiry = Math.floor(Date.now() / 1000) + claim.seconds;
  const body = [
    claim.side,
    claim.programmeId,
    claim.organisationId ?? '-',
    claim.personId ?? '-',
    expiry,
    claim.kind,
  ].join('/');
  return `${body}~${createHmac('sha256', derivedKeyCached(secret)).update(body).digest('hex')}`;
}

const contextKeys = new Map<string, Buffer>();
function derivedKeyCached(secret: string): Buffer {
  let key = contextKeys.get(secret);
  if (!key) contextKeys.set(secret, (key = derivedKey(secret, 'context')));
  return key;
}

/** The two padded keys of HMAC-SHA-256 (RFC 2104), for the database's own check. */
export function contextPads(secret: string): { inner: Buffer; outer: Buffer } {
  const key = Buffer.alloc(64);
  derivedKey(secret, 'context').copy(key);
  const pad = (value: number) => Buffer.from(key.map((byte) => byte ^ value));
  return { inner: pad(0x36), outer: pad(0x5c) };
}
