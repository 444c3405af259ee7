import { sql } from 'kysely';
import { newId, transaction, type Database } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';
import { actorKinds, sideOf, type Actor } from './actor.ts';
import { makeApiKey } from './api-keys.ts';
import { ensureMembership, organisationFor, type MemberKind, type Organisation } from './people.ts';
import { createSession, type LiveMembership } from './sessions.ts';
import { machineTime } from './tokens.ts';

/** Whose token or link the command line wants. */
export type WantedRole = {
  kind: string;
  programmeSlug: string;
  /** For partner kinds; without it the first active partner. For `api-key`: the partner that owns it. */
  partnerSlug?: string | undefined;
};

/**
 * A bearer token for tests and scripts, of any kind but `anonymous`; makes the person when none
 * has the role. Refused unless FAIRWAY_TEST=1.
 *
 * @returns the token: `fw_sess_…`, or `fw_key_…` for the kind `api-key`
 * @throws a refusal that says what is wrong with the kind, programme or partner
 */
export async function tokenAs(database: Database, wanted: WantedRole): Promise<string> {
  if (process.env['FAIRWAY_TEST'] !== '1')
    throw refuse('access.test-only', {
      status: 403,
      detail: 'Tokens are handed out in a test installation alone: set FAIRWAY_TEST=1.',
    });
  if (wanted.kind === 'api-key') return keyToken(database, wanted);
  const member = await memberAs(database, wanted, memberKindOf(wanted.kind));
  return (await createSession(database, sessionOf(member))).token;
}

async function keyToken(database: Database, wanted: WantedRole): Promise<string> {
  const kind = wanted.partnerSlug === undefined ? 'vendor.admin' : 'partner.admin';
  const member = await memberAs(database, wanted, kind);
  const session = await createSession(database, sessionOf(member));
  const owner: Actor = {
    kind,
    side: sideOf(kind),
    programmeId: member.programmeId,
    organisationId: member.organisationId,
    personId: member.personId,
    name: 'Test',
    surface: 'cli',
    sessionId: session.id,
    scopes: null,
  };
  const key = await transaction(database, owner, machineTime(), newId('req'), (call) =>
    makeApiKey(call, { name: 'Test key', scopes: ['read', 'write'], expiresInDays: 30 }),
  );
  return key.token;
}

/** @throws a 422 refusal that lists the kinds a person can have */
export function memberKindOf(kind: string): MemberKind {
  const known = actorKinds.find((one) => one === kind);
  if (known === 'anonymous')
    throw refuse('access.role-without-token', {
      detail: 'An anonymous visitor has no token: send the request without one.',
    });
  if (known === undefined || known === 'host' || known === 'worker' || known === 'api-key')
    throw refuse('access.role-unknown', {
      detail: `There is no role ${kind} to sign in as. Roles: ${actorKinds.slice(1, -2).join(', ')}.`,
    });
  return known;
}

/** The first live membership of the kind there, or one made for it. */
export async function memberAs(
  database: Database,
  wanted: WantedRole,
  kind: MemberKind,
): Promise<LiveMembership> {
  const { programmeSlug, partnerSlug } = wanted;
  const existing = await existingMember(database, programmeSlug, partnerSlug, kind);
  if (existing) return existing;
  const place = await organisationFor(database, programmeSlug, kind, partnerSlug);
  const person = testPerson(kind, place);
  const { membershipId, personId } = await ensureMembership(database, {
    ...place,
    kind,
    ...person,
    now: machineTime(),
  });
  return { id: membershipId, personId, kind, name: person.name, ...place };
}

async function existingMember(
  database: Database,
  programmeSlug: string,
  partnerSlug: string | undefined,
  kind: MemberKind,
): Promise<LiveMembership | null> {
  const { rows } = await sql<LiveMembership>`
    select m.id, m.programme_id, m.organisation_id, m.person_id, m.kind, m.name
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    join public.programmes p on p.id = m.programme_id
    where p.slug = ${programmeSlug} and m.kind = ${kind} and m.ended_at is null and o.active and o.side = ${sideOf(kind)}
      and (${sideOf(kind) === 'partner' ? (partnerSlug ?? null) : null}::text is null or o.slug = ${partnerSlug ?? null})
    order by m.id limit 1`.execute(database.pools.auth);
  return rows[0] ?? null;
}

/** One person per kind and organisation, so that asking twice makes nobody twice. */
function testPerson(kind: MemberKind, place: Organisation): { email: string; name: string } {
  const role = kind.replace('.', '-');
  const word = role.replaceAll('-', ' ');
  return {
    email: `${role}@${place.organisationId.replace('_', '-')}.example`,
    name: `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  };
}

function sessionOf(member: LiveMembership) {
  return {
    personId: member.personId,
    programmeId: member.programmeId,
    membershipId: member.id,
    surface: 'api' as const,
    device: 'Command line',
  };
}
