import { sql } from 'kysely';
import { newId, type Database } from '../database/index.ts';
import { hashToken, machineTime, newToken } from './tokens.ts';

/** Days that a session lasts; ending it, its membership or its organisation ends it at once. */
export const sessionDays = 30;

export type NewSession = {
  personId: string;
  programmeId: string;
  membershipId: string;
  surface: 'web' | 'api' | 'cli';
  /** What the person recognises it by in the list of sessions: the browser's own name for itself. */
  device?: string | null;
};

/** @returns the session's id and its token, which is shown here and never again. */
export async function createSession(
  database: Database,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const id = newId('sess');
  const token = newToken('sess');
  const now = machineTime();
  await sql`insert into auth.sessions (id, token_hash, person_id, programme_id, membership_id, surface, device, created_at, expires_at)
    values (${id}, ${hashToken(token)}, ${session.personId}, ${session.programmeId}, ${session.membershipId},
      ${session.surface}, ${session.device?.slice(0, 300) ?? null}, ${now}, ${new Date(now.getTime() + sessionDays * 86_400_000)})`.execute(
    database.pools.auth,
  );
  return { id, token };
}

/** A membership that may be entered: neither it nor its organisation has ended. */
export type LiveMembership = {
  id: string;
  programmeId: string;
  organisationId: string;
  personId: string;
  kind: string;
  name: string;
};

/** The memberships a person may enter, the one entered last first. */
export async function liveMemberships(
  database: Database,
  personId: string,
): Promise<LiveMembership[]> {
  const { rows } = await sql<LiveMembership>`
    select m.id, m.programme_id, m.organisation_id, m.person_id, m.kind, m.name
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where m.person_id = ${personId} and m.ended_at is null and o.active
    order by (select max(s.created_at) from auth.sessions s where s.membership_id = m.id) desc nulls last, m.id`.execute(
    database.pools.auth,
  );
  return rows;
}

/** @returns the membership if it may be entered now. */
export async function findLiveMembership(
  database: Database,
  programmeId: string,
  membershipId: string,
): Promise<LiveMembership | undefined> {
  const { rows } = await sql<LiveMembership>`
    select m.id, m.programme_id, m.organisation_id, m.person_id, m.kind, m.name
    from public.memberships m
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where m.programme_id = ${programmeId} and m.id = ${membershipId} and m.ended_at is null and o.active`.execute(
    database.pools.auth,
  );
  return rows[0];
}
