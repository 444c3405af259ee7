import { sql } from 'kysely';
import { newId, ownedBy, type Call } from '../database/index.ts';
import { publish } from '../journal/publish.ts';
import { readerLanguage, sendMail } from '../mail/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import { createInvitationLink } from './links.ts';
import { partnerOf } from './partner-of.ts';
import type { AccessParts } from './parts.ts';
import type { MemberKind } from './people.ts';
import { invitationDays, mayInvite, roleName } from './rules.ts';

export type InvitationRow = {
  id: string;
  organisationId: string;
  email: string;
  name: string;
  kind: string;
  invitedBy: string;
  status: 'open' | 'accepted' | 'revoked' | 'expired';
  createdAt: string;
  expiresAt: string;
};

export type Wanted = {
  email: string;
  name: string;
  kind: MemberKind;
  organisationId?: string | undefined;
};

/**
 * Invites a person by mail, bound to the address. An open invitation of the same address to the
 * same organisation is taken back: only the newest mail works.
 *
 * @throws 403 for a kind the caller may not bring, 404 for an organisation it does not see,
 *   409 when the person is there already
 */
export async function invite(
  parts: AccessParts,
  call: Call,
  wanted: Wanted,
): Promise<InvitationRow> {
  const { tx, actor, now } = call;
  const place = await placeOf(call, wanted.organisationId ?? actor.organisationId);
  const own = place.organisationId === actor.organisationId;
  if (!mayInvite(actor.kind, wanted.kind, { side: place.side, own }))
    throw refuse('access.kind-not-yours', {
      status: 403,
      detail: `Your role may not bring a ${roleName(wanted.kind)} to ${place.organisationName}.`,
    });
  if (own && !place.mayInvite)
    throw refuse('access.not-yet-partner', {
      status: 409,
      detail: 'Once your company is a partner, colleagues can be invited.',
    });
  await refuseMember(call, place, wanted.email);
  await sql`update public.invitations i set revoked_at = ${now}, version = version + 1
    where ${ownedBy(actor, 'i')} and i.organisation_id = ${place.organisationId} and i.email = ${wanted.email}
      and i.accepted_at is null and i.revoked_at is null`.execute(tx);
  const id = newId('inv');
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
  await sql`insert into public.invitations (programme_id, id, organisation_id, email, name, kind, invited_by, created_at, expires_at)
    values (${actor.programmeId}, ${id}, ${place.organisationId}, ${wanted.email}, ${wanted.name}, ${wanted.kind},
      ${actor.name}, ${now}, ${expiresAt})`.execute(tx);
  await mailInvitation(parts, call, id, wanted, place, expiresAt);
  const organisationId = place.side === 'partner' ? place.organisationId : null;
  await publish(call, 'access.invited', {
    subjectId: id,
    organisationId,
    facts: { name: wanted.name, kind: wanted.kind },
  });
  return getInvitation(call, id);
}

type Place = {
  organisationId: string;
  organisationName: string;
  programmeName: string;
  timeZone: string;
  side: 'vendor' | 'partner';
  /** False for a firm that has only applied: it sends no mails in the programme's name. */
  mayInvite: boolean;
};

async function placeOf({ tx, actor }: Call, organisationId: string | null): Promise<Place> {
  const { rows } = await sql<Place>`
    select o.id as organisation_id, o.name as organisation_name, p.name as programme_name, p.time_zone, o.side, o.may_invite
    from public.organisations o join public.programmes p on p.id = o.programme_id
    where ${ownedBy(actor, 'o', 'id')} and o.id = ${organisationId} and o.active`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

async function refuseMember({ tx, actor }: Call, place: Place, email: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select m.name from public.memberships m
    where ${ownedBy(actor, 'm')} and m.organisation_id = ${place.organisationId} and m.email = ${email} and m.ended_at is null`.execute(
    tx,
  );
  if (rows[0])
    throw refuse('access.already-member', {
      status: 409,
      detail: `${rows[0].name} has access to ${place.organisationName} already.`,
    });
}

async function mailInvitation(
  { database, baseUrl }: AccessParts,
  call: Call,
  invitationId: string,
  wanted: Wanted,
  place: Place,
  expiresAt: Date,
): Promise<void> {
  const { actor, now } = call;
  const path = await createInvitationLink(database, {
    programmeId: actor.programmeId,
    invitationId,
    target: '/',
    minutes: invitationDays * 24 * 60,
    now,
  });
  const language = await readerLanguage(call, wanted.email);
  await sendMail(call, {
    to: wanted.email,
    language,
    template: 'invitation',
    organisationId: place.side === 'partner' ? place.organisationId : null,
    subjectId: invitationId,
    facts: {
      inviterName: actor.name,
      programmeName: place.programmeName,
      organisationName: place.organisationName,
      roleName: roleName(wanted.kind),
      recipient: wanted.email,
      link: `${baseUrl}${path}`,
      expiresOn: expiresAt.toLocaleDateString(language ?? 'en-GB', {
        timeZone: place.timeZone,
        dateStyle: 'long',
      }),
    },
  });
}

/** Invitations of the caller's organisation; the vendor sees those to its partners as well. */
export async function listInvitations(call: Call): Promise<InvitationRow[]> {
  const { rows } =
    await sql<InvitationRow>`${selection(call)} where ${ownedBy(call.actor, 'i')} order by i.id desc limit 500`.execute(
      call.tx,
    );
  return rows;
}

/** @throws 409 when it was accepted or taken back before */
export async function revokeInvitation(call: Call, id: string): Promise<InvitationRow> {
  const { tx, actor, now } = call;
  const invitation = await getInvitation(call, id);
  const changed =
    await sql`update public.invitations i set revoked_at = ${now}, version = version + 1
    where ${ownedBy(actor, 'i')} and i.id = ${id} and i.accepted_at is null and i.revoked_at is null`.execute(
      tx,
    );
  if (Number(changed.numAffectedRows ?? 0) === 0)
    throw refuse('access.invitation-over', {
      status: 409,
      detail: `This invitation was ${invitation.status} before.`,
    });
  await publish(call, 'access.invitation-revoked', {
    subjectId: id,
    organisationId: await partnerOf(call, invitation.organisationId),
    facts: { name: invitation.name },
  });
  return getInvitation(call, id);
}

async function getInvitation(call: Call, id: string): Promise<InvitationRow> {
  const { rows } =
    await sql<InvitationRow>`${selection(call)} where ${ownedBy(call.actor, 'i')} and i.id = ${id}`.execute(
      call.tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

function selection({ now }: Call) {
  return sql`select i.id, i.organisation_id, i.email, i.name, i.kind, i.invited_by, i.created_at, i.expires_at,
    case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
      when i.expires_at <= ${now} then 'expired' else 'open' end as status
    from public.invitations i`;
}
