import { sql } from 'kysely';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import { languageOf } from '../language/index.ts';
import { publish } from '../journal/publish.ts';
import { refuse } from '../refusal/index.ts';
import { sideOf, workerOf, type Actor } from './actor.ts';
import { setSessionCookie } from './cookies.ts';
import type { MemberKind } from './people.ts';
import {
  createSession,
  liveMemberships,
  sessionDays,
  type LiveMembership,
  type NewSession,
} from './sessions.ts';

export type SignedIn = {
  membershipId: string;
  programmeId: string;
  /** Given to callers that asked for a token instead of the cookie. */
  token: string | null;
};

/** How somebody came in, as the journal says it. */
export type SignInWay = 'code' | 'passkey' | 'link' | 'invitation';

/** Where a session goes: into the browser's cookie, or into the hands of a program. */
export type Carrier = { request: Request; cookies: string[]; as: 'cookie' | 'token' };

/**
 * Opens a session for a person whose identity was just shown, in the membership entered last.
 *
 * @throws 403 when the person has no live membership
 */
export async function signIn(
  database: Database,
  personId: string,
  way: SignInWay,
  now: Date,
  carrier: Carrier,
): Promise<SignedIn> {
  const membership = (await liveMemberships(database, personId))[0];
  if (!membership)
    throw refuse('access.membership-missing', {
      status: 403,
      detail: 'You have no access to any programme now. Ask who invited you.',
    });
  return enterMembership(database, membership, way, now, carrier);
}

export async function enterMembership(
  database: Database,
  membership: LiveMembership,
  way: SignInWay,
  now: Date,
  { request, cookies, as }: Carrier,
): Promise<SignedIn> {
  const { id: membershipId, programmeId, personId } = membership;
  const session: NewSession = {
    personId,
    programmeId,
    membershipId,
    surface: as === 'token' ? 'api' : 'web',
    device: request.headers.get('user-agent'),
  };
  const { token } = await createSession(database, session);
  await transaction(database, enteringAs(membership), now, newId('req'), async (call) => {
    await learnLanguage(call, membershipId, request);
    await publish(call, 'access.signed-in', {
      subjectId: membershipId,
      organisationId:
        sideOf(membership.kind as MemberKind) === 'partner' ? membership.organisationId : null, // the column's check names the kinds
      facts: { way },
    });
  });
  if (as === 'cookie') cookies.push(setSessionCookie(request, token, sessionDays));
  return { membershipId, programmeId, token: as === 'token' ? token : null };
}

/** The person, acting through the worker's role: there is no session yet to act with. */
export function enteringAs(membership: LiveMembership): Actor {
  return {
    ...workerOf(membership.programmeId),
    kind: membership.kind as MemberKind, // the column's check names the kinds
    organisationId: membership.organisationId,
    personId: membership.personId,
    name: membership.name,
    surface: 'web',
  };
}

/** Who comes in for the first time is written to in the language of the browser from then on. */
async function learnLanguage({ tx, actor }: Call, membershipId: string, request: Request) {
  await sql`update public.memberships set language = ${languageOf(request) ?? 'en'}
    where programme_id = ${actor.programmeId} and id = ${membershipId} and language is null`.execute(
    tx,
  );
}
