import { sql } from 'kysely';
import { newId, transaction, type Database } from '../database/index.ts';
import { sendMail } from '../mail/index.ts';
import { refuse } from '../refusal/index.ts';
import { workerOf } from './actor.ts';
import { codeMinutes } from './library.ts';
import type { AccessParts } from './parts.ts';
import { normalEmail } from './people.ts';
import { liveMemberships, type LiveMembership } from './sessions.ts';
import { signIn, type Carrier, type SignedIn } from './sign-in.ts';
import { countTry, forgetTries, refuseTooMany } from './tries.ts';

const requestsPerQuarterHour = 5;
const triesPerQuarterHour = 10;

/**
 * Makes a sign-in code for an address and mails it if somebody with a live membership has it.
 * A code is made for every address, so that trying one later is the same work for all.
 * The caller answers before this ends, so that neither answer nor time tells who is known.
 */
export async function requestCode(parts: AccessParts, address: string): Promise<void> {
  const email = normalEmail(address);
  const wait = await countTry(parts.database, email, 'request', requestsPerQuarterHour);
  if (wait > 0) return;
  const code = await parts.library.auth.api.createVerificationOTP({
    body: { email, type: 'sign-in' },
  });
  const reader = await readerOf(parts.database, email);
  if (!reader) return;
  await transaction(
    parts.database,
    workerOf(reader.programmeId),
    parts.now(),
    newId('req'),
    (call) =>
      sendMail(call, {
        to: email,
        template: 'sign-in-code',
        facts: { code, minutes: codeMinutes },
        organisationId: reader.organisationId,
        sealed: reader.elsewhere,
      }),
  );
  parts.afterWrite();
}

/**
 * Through which programme's outbox the code goes. It opens all of a person's memberships, so
 * where they lie in several programmes no programme's administrator may read it there.
 */
async function readerOf(database: Database, email: string) {
  const memberships = await membershipsOf(database, email);
  const first = memberships[0];
  if (!first) return null;
  return {
    programmeId: first.programmeId,
    organisationId: first.kind.startsWith('vendor.') ? null : first.organisationId,
    elsewhere: memberships.some((other) => other.programmeId !== first.programmeId),
  };
}

/** The memberships that the person of this address may enter; none when nobody has it. */
export async function membershipsOf(database: Database, email: string): Promise<LiveMembership[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from auth.people where email = ${normalEmail(email)}`.execute(database.pools.auth);
  return rows[0] ? liveMemberships(database, rows[0].id) : [];
}

/**
 * Signs in with the mailed code.
 *
 * @throws 422 when the code is wrong, spent, too old or was never sent: all one answer; 429
 *   when the address was tried too often, known or not
 */
export async function verifyCode(
  parts: AccessParts,
  address: string,
  code: string,
  now: Date,
  carrier: Carrier,
): Promise<SignedIn> {
  const email = normalEmail(address);
  refuseTooMany(await countTry(parts.database, email, 'code', triesPerQuarterHour));
  const personId = await personBehind(parts, email, code);
  await forgetTries(parts.database, email);
  return signIn(parts.database, personId, 'code', now, carrier);
}

async function personBehind(parts: AccessParts, email: string, code: string): Promise<string> {
  const { auth } = parts.library;
  const answer = await auth.api
    .signInEmailOTP({ body: { email, otp: code } })
    .catch((error: unknown) => {
      if (!isLibraryRefusal(error)) throw error;
      throw refuse('access.code-invalid', {
        status: 422,
        detail: 'This code is not right or no longer valid. Ask for a new one.',
      });
    });
  await (await auth.$context).internalAdapter.deleteSession(answer.token);
  return answer.user.id;
}

/** The library says its "no" by errors with a status; anything else is a fault. */
export function isLibraryRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  );
}
