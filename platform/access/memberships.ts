import { sql } from 'kysely';
import { ownedBy, type Call } from '../database/index.ts';
import { publish } from '../journal/publish.ts';
import { notFound, refuse } from '../refusal/index.ts';
import { partnerOf } from './partner-of.ts';
import type { MemberKind } from './people.ts';
import { isAdmin, mayInvite, roleName } from './rules.ts';

type MembershipRow = {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  kind: string;
  createdAt: string;
  endedAt: string | null;
  own: boolean;
};

/** The people of the caller's organisation, or, for the vendor, of the partner that it names. */
export async function listMemberships(
  call: Call,
  organisationId: string | undefined,
): Promise<MembershipRow[]> {
  const { tx, actor } = call;
  const { rows } = await sql<MembershipRow>`${selection(call)}
    where ${ownedBy(actor, 'm')} and m.organisation_id = ${organisationId ?? actor.organisationId}
    order by m.ended_at is not null, m.name, m.id limit 1000`.execute(tx);
  return rows;
}

/**
 * Takes somebody's access away: sessions and keys end in the same commit (trigger in migration
 * 0010), so the very next request is refused.
 *
 * @throws 409 for the last administrator of one's own organisation, or when it has ended already
 */
export async function endMembership(call: Call, id: string): Promise<MembershipRow> {
  const { tx, actor, now } = call;
  const membership = await getMembership(call, id);
  if (membership.endedAt !== null)
    throw refuse('access.membership-ended', {
      status: 409,
      detail: `${membership.name} has no access any more.`,
    });
  if (membership.organisationId === actor.organisationId && isAdmin(membership.kind))
    await keepOneAdmin(call, membership);
  await sql`update public.memberships m set ended_at = ${now}, version = version + 1
    where ${ownedBy(actor, 'm')} and m.id = ${id} and m.ended_at is null`.execute(tx);
  await publish(call, 'access.membership-ended', {
    subjectId: id,
    organisationId: await partnerOf(call, membership.organisationId),
    facts: { name: membership.name, kind: membership.kind },
  });
  return getMembership(call, id);
}

/**
 * Changes what somebody works in. It binds the next request: `app.enter` compares the role of every session. Keys of
 * whoever is no administrator any more end in the same commit (trigger in migration 0118).
 *
 * @throws 403 for a role the caller may not give, 409 for the last administrator of one's own organisation
 */
export async function changeKind(call: Call, id: string, kind: MemberKind): Promise<MembershipRow> {
  const { tx, actor } = call;
  const membership = await getMembership(call, id);
  if (membership.endedAt !== null)
    throw refuse('access.membership-ended', {
      status: 409,
      detail: `${membership.name} has no access any more.`,
    });
  const own = membership.organisationId === actor.organisationId;
  const side = membership.kind.startsWith('vendor.') ? 'vendor' : 'partner';
  if (!mayInvite(actor.kind, kind, { side, own }))
    throw refuse('access.kind-not-yours', {
      status: 403,
      detail: `Your role may not make ${membership.name} a ${roleName(kind)}.`,
    });
  if (kind === membership.kind) return membership;
  if (own && isAdmin(membership.kind)) await keepOneAdmin(call, membership);
  await sql`update public.memberships m set kind = ${kind}, version = version + 1
    where ${ownedBy(actor, 'm')} and m.id = ${id} and m.ended_at is null`.execute(tx);
  await publish(call, 'access.role-changed', {
    subjectId: id,
    organisationId: await partnerOf(call, membership.organisationId),
    facts: { name: membership.name, from: membership.kind, kind },
  });
  return getMembership(call, id);
}

async function keepOneAdmin({ tx, actor }: Call, membership: MembershipRow): Promise<void> {
  // Locked, so that two administrators ending each other at once cannot both succeed.
  const { rows } = await sql<{ id: string }>`
    select m.id from public.memberships m where ${ownedBy(actor, 'm')} and m.organisation_id = ${membership.organisationId}
      and m.kind = ${membership.kind} and m.ended_at is null order by m.id for update`.execute(tx);
  if (rows.every((row) => row.id === membership.id))
    throw refuse('access.last-administrator', {
      status: 409,
      detail: `${membership.name} is the last administrator here. Invite another one first.`,
    });
}

async function getMembership(call: Call, id: string): Promise<MembershipRow> {
  const { rows } =
    await sql<MembershipRow>`${selection(call)} where ${ownedBy(call.actor, 'm')} and m.id = ${id}`.execute(
      call.tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

function selection({ actor }: Call) {
  return sql`select m.id, m.organisation_id, m.name, m.email, m.kind, m.created_at, m.ended_at,
    m.person_id is not distinct from ${actor.personId} as own from public.memberships m`;
}
