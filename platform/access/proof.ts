import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { derivedKey, newId, transaction, type Database } from '../database/index.ts';
import type { Language } from '../language/index.ts';
import { sendMail } from '../mail/index.ts';
import { machineTime } from './tokens.ts';
import { memberOf, workerOf, type Actor } from './actor.ts';
import { refuse } from '../refusal/index.ts';
import { membershipsOf } from './codes.ts';
import { codeMinutes } from './library.ts';
import type { AccessParts } from './parts.ts';
import { refuseForeignOrigin } from './cookies.ts';
import { ensureMembership, normalEmail, type NewMembership } from './people.ts';
import { enterMembership } from './sign-in.ts';
import { countTry, forgetTries, refuseTooMany } from './tries.ts';

const requestsPerQuarterHour = 5;
const triesPerQuarterHour = 10;
const proofMinutes = 120;

/**
 * Mails a code to an address that nobody has to know yet, such as an applicant's. Every address gets
 * one, a member's as well as a stranger's, so that asking tells nothing about either.
 * The caller answers before this ends.
 */
export async function requestProof(
  parts: AccessParts,
  address: string,
  programme: { id: string; name: string },
  language: Language | null,
): Promise<void> {
  const email = normalEmail(address);
  const wait = await countTry(parts.database, email, 'request', requestsPerQuarterHour);
  if (wait > 0) return;
  const code = await newCode(parts.database, email, programme.id);
  const memberships = await membershipsOf(parts.database, email);
  await transaction(parts.database, workerOf(programme.id), parts.now(), newId('req'), (call) =>
    sendMail(call, {
      to: email,
      template: 'address-code',
      facts: { code, minutes: codeMinutes, programmeName: programme.name },
      organisationId: null,
      language,
      // It opens whatever the address has elsewhere, so no administrator here may read it in the outbox.
      sealed: memberships.some(({ programmeId }) => programmeId !== programme.id),
    }),
  );
  parts.afterWrite();
}

/**
 * Proves by the mailed code that somebody reads mail at the address.
 *
 * @returns a proof that `provenAddress` reads for two hours, in this programme alone
 * @throws 422 for a code that is wrong, too old or used before, 429 when the address was tried too often
 */
export async function proveAddress(
  parts: AccessParts,
  address: string,
  code: string,
  programmeId: string,
): Promise<string> {
  const email = normalEmail(address);
  refuseTooMany(await countTry(parts.database, email, 'code', triesPerQuarterHour));
  if (!(await useCode(parts.database, email, programmeId, code)))
    throw refuse('access.code-invalid', {
      status: 422,
      detail: 'This code is not right or no longer valid. Ask for a new one.',
    });
  await forgetTries(parts.database, email);
  const until = parts.now().getTime() + proofMinutes * 60_000;
  const said = `${programmeId}/${until}/${Buffer.from(email).toString('base64url')}`;
  return `${said}~${sign(parts.database, said)}`;
}

/** @returns the address that the proof stands for; null when it is none of ours, too old, or of another programme */
export function provenAddress(
  database: Database,
  proof: string,
  programmeId: string,
  now: Date,
): string | null {
  const [said = '', signature = ''] = proof.split('~');
  if (!same(sign(database, said), signature)) return null;
  const [programme, until, email] = said.split('/');
  if (programme !== programmeId || Number(until) < now.getTime()) return null;
  return Buffer.from(email ?? '', 'base64url').toString();
}

/**
 * A code of six digits for one address and programme. The sign-in library makes codes for its own people alone, and a
 * stranger is nobody's before the address is proven. Kept is a keyed hash, which names neither address nor code.
 */
async function newCode(database: Database, email: string, programmeId: string): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const now = machineTime();
  await sql`delete from auth.address_codes where made_at < ${validSince(now)}`.execute(
    database.pools.auth,
  );
  await sql`insert into auth.address_codes (code_hash, made_at)
    values (${hashOf(database, email, programmeId, code)}, ${now})
    on conflict (code_hash) do update set made_at = excluded.made_at`.execute(database.pools.auth);
  return code;
}

/** Takes the code away: of two that bring it at once, one finds it. */
async function useCode(
  database: Database,
  email: string,
  programmeId: string,
  code: string,
): Promise<boolean> {
  const { rows } = await sql`delete from auth.address_codes
    where code_hash = ${hashOf(database, email, programmeId, code)} and made_at >= ${validSince(machineTime())}
    returning code_hash`.execute(database.pools.auth);
  return rows.length === 1;
}

function hashOf({ secret }: Database, email: string, programmeId: string, code: string): string {
  return createHmac('sha256', derivedKey(secret, 'address-codes'))
    .update(`${programmeId}/${email}/${code}`)
    .digest('hex');
}

function validSince(now: Date): Date {
  return new Date(now.getTime() - codeMinutes * 60_000);
}

function same(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function sign({ secret }: Database, said: string): string {
  return createHmac('sha256', derivedKey(secret, 'address-proof')).update(said).digest('base64url');
}

/**
 * Signs in whoever proved the address: in the membership that it has in this programme, or in the one given,
 * which is made where it is missing.
 *
 * @returns the cookies of the new session and who came in; null when the address has no access here and none was given
 */
export async function enterProven(
  parts: AccessParts,
  request: Request,
  { email, programmeId }: { email: string; programmeId: string },
  wanted?: Pick<NewMembership, 'organisationId' | 'kind' | 'name'>,
): Promise<{ cookies: string[]; actor: Actor } | null> {
  refuseForeignOrigin(request);
  const now = parts.now();
  if (wanted) await ensureMembership(parts.database, { ...wanted, programmeId, email, now });
  const membership = (await membershipsOf(parts.database, email)).find(
    (one) =>
      one.programmeId === programmeId && (!wanted || one.organisationId === wanted.organisationId),
  );
  if (!membership) return null;
  const cookies: string[] = [];
  await enterMembership(parts.database, membership, 'code', now, {
    request,
    cookies,
    as: 'cookie',
  });
  return { cookies, actor: memberOf(membership) };
}
