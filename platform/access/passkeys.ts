import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { derivedKey, type Call, type Database } from '../database/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import { isLibraryRefusal } from './codes.ts';
import type { AccessParts } from './parts.ts';
import { signIn, type Carrier, type SignedIn } from './sign-in.ts';

export type PasskeyRow = { id: string; name: string; createdAt: string | null };
export type Ceremony = { challenge: string; options: { challenge: string } };

/** What the browser needs to make a passkey for the signed-in person. */
export async function registrationOptions(parts: AccessParts, call: Call): Promise<Ceremony> {
  const { personId, name } = call.actor;
  return ceremony(
    parts,
    personId,
    await parts.library.auth.api.generatePasskeyRegistrationOptions({
      query: { context: JSON.stringify({ id: personId, name, displayName: name }) },
      asResponse: true,
    }),
  );
}

/** @throws 422 when the response does not fit the challenge, the person or this installation */
export async function addPasskey(
  parts: AccessParts,
  call: Call,
  body: { challenge: string; response: Record<string, unknown>; name?: string | undefined },
): Promise<PasskeyRow> {
  const headers = challengeHeader(parts, call.actor.personId, body.challenge);
  const made = await parts.library.auth.api
    .verifyPasskeyRegistration({
      body: { response: body.response, name: body.name ?? 'Passkey' },
      headers,
    })
    .catch(refusePasskey);
  const { rows } =
    await sql<PasskeyRow>`select id, coalesce(name, 'Passkey') as name, "createdAt" as created_at
    from auth.passkeys where id = ${made.id}`.execute(parts.database.pools.auth);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function listPasskeys(
  { database }: Pick<AccessParts, 'database'>,
  { actor }: Call,
): Promise<PasskeyRow[]> {
  const { rows } =
    await sql<PasskeyRow>`select id, coalesce(name, 'Passkey') as name, "createdAt" as created_at
    from auth.passkeys where "userId" = ${actor.personId} order by "createdAt"`.execute(
      database.pools.auth,
    );
  return rows;
}

/** Removes one of the person's own passkeys; anybody else's is not found. */
export async function removePasskey(
  { database }: AccessParts,
  { actor }: Call,
  id: string,
): Promise<void> {
  const removed =
    await sql`delete from auth.passkeys where id = ${id} and "userId" = ${actor.personId}`.execute(
      database.pools.auth,
    );
  if (Number(removed.numAffectedRows ?? 0) === 0) throw notFound();
}

/** What the browser needs to show a passkey; it names no person, so it tells nothing of any. */
export async function authenticationOptions(parts: AccessParts): Promise<Ceremony> {
  return ceremony(
    parts,
    null,
    await parts.library.auth.api.generatePasskeyAuthenticationOptions({ asResponse: true }),
  );
}

/** Signs in with a passkey. @throws 422 when it is not known here or its answer is not right */
export async function signInWithPasskey(
  parts: AccessParts,
  body: { challenge: string; response: Record<string, unknown> },
  now: Date,
  carrier: Carrier,
): Promise<SignedIn> {
  const { library, database } = parts;
  const headers = challengeHeader(parts, null, body.challenge);
  const answer = await library.auth.api
    .verifyPasskeyAuthentication({
      // The library checks the shape itself.
      body: { response: body.response as never },
      headers,
    })
    .catch(refusePasskey);
  const { session } = answer;
  await (await library.auth.$context).internalAdapter.deleteSession(session.token);
  return signIn(database, session.userId, 'passkey', now, carrier);
}

/**
 * The library hands its challenge out as a signed cookie. Ours goes through the body instead, so
 * that a program without cookies can do the same; a second seal binds it to who asked for it.
 */
async function ceremony(
  { database }: AccessParts,
  personId: string | null,
  response: Response,
): Promise<Ceremony> {
  const cookie = response.headers
    .getSetCookie()
    .find((one) => one.includes('passkey'))
    ?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error('The passkey challenge was not made.');
  const carried = Buffer.from(cookie).toString('base64url');
  return {
    challenge: `${carried}.${sealOf(database, personId, carried)}`,
    options: (await response.json()) as Ceremony['options'], // the library's own answer
  };
}

function challengeHeader(
  { database }: AccessParts,
  personId: string | null,
  challenge: string,
): Headers {
  const [carried = '', seal = ''] = challenge.split('.');
  const right = Buffer.from(sealOf(database, personId, carried));
  const given = Buffer.from(seal);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw passkeyInvalid();
  return new Headers({ cookie: Buffer.from(carried, 'base64url').toString() });
}

function sealOf({ secret }: Database, personId: string | null, carried: string): string {
  const key = derivedKey(secret, 'passkey-challenges');
  return createHmac('sha256', key)
    .update(`${personId ?? '-'} ${carried}`)
    .digest('base64url');
}

function refusePasskey(error: unknown): never {
  // A signature that does not fit comes as the library's own 500 with a code.
  const known =
    isLibraryRefusal(error) || (error instanceof Error && 'body' in error && 'statusCode' in error);
  throw known ? passkeyInvalid() : error;
}

function passkeyInvalid() {
  return refuse('access.passkey-invalid', {
    status: 422,
    detail: 'This passkey did not work here. Try again, or sign in with a code by mail.',
  });
}
