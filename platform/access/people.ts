import { sql } from 'kysely';
import { newId, type Database } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';
import type { ActorKind } from './actor.ts';
import { sideOf } from './actor.ts';

/** Kinds that a person can be in an organisation: all but those that stand for no person. */
export type MemberKind = Exclude<ActorKind, 'anonymous' | 'api-key' | 'host' | 'worker'>;

export type NewMembership = {
  programmeId: string;
  organisationId: string;
  kind: MemberKind;
  email: string;
  name: string;
  now: Date;
};

/** Addresses are compared in lower case: no mail host in use tells them apart. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Makes the person of this address if there is none, and gives it the kind in the organisation;
 * a membership that had ended begins anew with it, without any of its old sessions and keys.
 */
export async function ensureMembership(
  database: Database,
  membership: NewMembership,
): Promise<{ membershipId: string; personId: string }> {
  const email = normalEmail(membership.email);
  const { programmeId, organisationId, kind, name, now } = membership;
  return database.pools.auth.transaction().execute(async (tx) => {
    const person = await sql<{ id: string }>`
      insert into auth.people (id, email, name, created_at, updated_at) values (${newId('per')}, ${email}, ${name}, ${now}, ${now})
      on conflict (email) do update set name = case when auth.people.name = '' then excluded.name else auth.people.name end
      returning id`.execute(tx);
    const personId = person.rows[0]?.id ?? '';
    const row = await sql<{ id: string }>`
      insert into public.memberships (programme_id, id, organisation_id, person_id, kind, name, email, created_at)
      values (${programmeId}, ${newId('mem')}, ${organisationId}, ${personId}, ${kind}, ${name}, ${email}, ${now})
      on conflict (programme_id, organisation_id, person_id) do update
        set kind = excluded.kind, ended_at = null, version = memberships.version + 1
      returning id`.execute(tx);
    return { membershipId: row.rows[0]?.id ?? '', personId };
  });
}

export type Organisation = { programmeId: string; organisationId: string; side: string };

/**
 * The organisation in which a kind acts: the vendor's own, or a partner by its slug (the first
 * active one when no slug is given).
 *
 * @throws a 404 refusal that names what is missing; only the host's command line asks
 */
export async function organisationFor(
  database: Database,
  programmeSlug: string,
  kind: MemberKind,
  partnerSlug: string | undefined,
): Promise<Organisation> {
  const side = sideOf(kind);
  const { rows } = await sql<Organisation>`
    select p.id as programme_id, o.id as organisation_id, o.side
    from public.programmes p left join public.organisations o
      on o.programme_id = p.id and o.side = ${side} and o.active
        and (${side === 'partner' ? (partnerSlug ?? null) : null}::text is null or o.slug = ${partnerSlug ?? null})
    where p.slug = ${programmeSlug} order by o.id limit 1`.execute(database.pools.auth);
  const found = rows[0];
  if (!found)
    throw refuse('access.programme-missing', {
      status: 404,
      detail: `There is no programme with the slug ${programmeSlug}.`,
    });
  if (found.organisationId === null)
    throw refuse('access.organisation-missing', {
      status: 404,
      detail:
        side === 'vendor'
          ? `The programme ${programmeSlug} has no organisation of its vendor.`
          : `The programme ${programmeSlug} has no active partner${partnerSlug ? ` with the slug ${partnerSlug}` : ''}.`,
    });
  return found;
}
