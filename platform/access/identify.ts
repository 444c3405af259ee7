import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { visitorOf, type Actor, type ActorKind, type Side, type Surface } from './actor.ts';
import { demandOwnOrigin, sessionCookie } from './cookies.ts';
import { recall, remember } from './remembered.ts';
import { hashToken, machineTime } from './tokens.ts';

/**
 * Who asks: the session or API key behind the bearer token, else the session behind the cookie.
 * A session may have been remembered from a moment ago; `app.enter` asks for it in the transaction.
 *
 * @returns null when there is no token or it opens nothing (any more)
 * @throws 403 when a write with a cookie does not show that it comes from our own pages
 */
export async function identify(database: Database, request: Request): Promise<Actor | null> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return actorOf(database, bearer);
  if (request.headers.has('authorization')) return null;
  const token = sessionCookie(request);
  if (token === null) return null;
  if (!readMethods.has(request.method)) demandOwnOrigin(request);
  return recentSessionActor(database, token);
}

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

function actorOf(database: Database, token: string): Promise<Actor | null> {
  return token.startsWith('fw_key_')
    ? keyActor(database, token)
    : recentSessionActor(database, token);
}

async function recentSessionActor(database: Database, token: string): Promise<Actor | null> {
  const hash = hashToken(token);
  const known = recall(database, hash);
  if (known) return known;
  const actor = await sessionActor(database, hash);
  if (actor) remember(database, hash, actor);
  return actor;
}

async function sessionActor(database: Database, tokenHash: string): Promise<Actor | null> {
  const { rows } = await sql<{
    id: string;
    surface: Surface;
    programmeId: string;
    organisationId: string;
    personId: string;
    kind: ActorKind;
    name: string;
    side: Side;
  }>`select s.id, s.surface, m.programme_id, m.organisation_id, m.person_id, m.kind, m.name, o.side
    from auth.sessions s
    join public.memberships m on m.programme_id = s.programme_id and m.id = s.membership_id
    join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and s.expires_at > ${machineTime()}
      and m.ended_at is null and o.active`.execute(database.pools.auth);
  const row = rows[0];
  if (!row) return null;
  const { id, ...person } = row;
  return { ...person, sessionId: id, scopes: null };
}

async function keyActor(database: Database, token: string): Promise<Actor | null> {
  const now = machineTime();
  const { rows } = await sql<{
    id: string;
    programmeId: string;
    organisationId: string;
    name: string;
    scopes: string[];
    side: Side;
    stale: boolean;
  }>`select k.id, k.programme_id, k.organisation_id, k.name, k.scopes, o.side,
      (k.last_used_at is null or k.last_used_at < ${new Date(now.getTime() - 60_000)}) as stale
    from public.api_keys k
    join public.memberships m on m.programme_id = k.programme_id and m.id = k.membership_id
    join public.organisations o on o.programme_id = k.programme_id and o.id = k.organisation_id
    where k.token_hash = ${hashToken(token)} and k.ended_at is null and k.expires_at > ${now}
      and m.ended_at is null and o.active`.execute(database.pools.auth);
  const row = rows[0];
  if (!row) return null;
  const { id, stale, ...key } = row;
  // Once a minute is enough to tell a used key from a forgotten one, and spares every request a write.
  if (stale)
    await sql`update public.api_keys set last_used_at = ${now}
      where programme_id = ${key.programmeId} and id = ${id}`.execute(database.pools.auth);
  return { ...key, kind: 'api-key', personId: null, surface: 'api', sessionId: id };
}

/** @returns the visitor of a programme's public pages, or null when no programme has this slug. */
export async function visitor(database: Database, slug: string): Promise<Actor | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null;
  const { rows } = await sql<{
    id: string | null;
  }>`select app.programme_of_slug(${slug}) as id`.execute(database.pools.public);
  const id = rows[0]?.id;
  return id ? visitorOf(id) : null;
}
