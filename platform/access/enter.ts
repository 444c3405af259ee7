import { sql } from 'kysely';
import { newId, transaction, type Database } from '../database/index.ts';
import { publish } from '../journal/publish.ts';
import { refuse } from '../refusal/index.ts';
import { workerOf } from './actor.ts';
import { burnLink, type BurntLink } from './links.ts';
import { ensureMembership, type MemberKind } from './people.ts';
import { findLiveMembership, type LiveMembership } from './sessions.ts';
import { enterMembership, enteringAs, type Carrier } from './sign-in.ts';

/**
 * Uses a one-time link up and signs its person in.
 *
 * @returns the path to which the link leads
 * @throws 404 for an unknown link, 410 for one that was used, has expired, or whose access has ended
 */
export async function enterByLink(
  database: Database,
  token: string,
  now: Date,
  carrier: Carrier,
): Promise<{ target: string }> {
  const link = await burnLink(database, token, now);
  const invited = link.purpose === 'invitation';
  const membership = invited
    ? await acceptInvitation(database, link, now)
    : await findLiveMembership(database, link.programmeId, link.subjectId);
  if (!membership)
    throw refuse('access.link-void', {
      status: 410,
      detail: 'The access behind this link has ended. Ask who sent it for a new one.',
    });
  await enterMembership(database, membership, invited ? 'invitation' : 'link', now, carrier);
  return { target: link.target };
}

type Accepted = {
  organisationId: string;
  email: string;
  name: string;
  kind: MemberKind;
};

async function acceptInvitation(
  database: Database,
  { programmeId, subjectId }: BurntLink,
  now: Date,
): Promise<LiveMembership | undefined> {
  const accepted = await transaction(
    database,
    workerOf(programmeId),
    now,
    newId('req'),
    async ({ tx }) => {
      const { rows } = await sql<Accepted>`
        update public.invitations i set accepted_at = ${now}, version = i.version + 1
        from public.organisations o
        where i.programme_id = ${programmeId} and i.id = ${subjectId} and i.accepted_at is null and i.revoked_at is null
          and i.expires_at > ${now} and o.programme_id = i.programme_id and o.id = i.organisation_id and o.active
        returning i.organisation_id, i.email, i.name, i.kind`.execute(tx);
      return rows[0];
    },
  );
  if (!accepted) return undefined;
  const { membershipId } = await ensureMembership(database, { programmeId, ...accepted, now });
  const membership = await findLiveMembership(database, programmeId, membershipId);
  if (membership)
    await transaction(database, enteringAs(membership), now, newId('req'), (call) =>
      publish(call, 'access.invitation-accepted', {
        subjectId,
        organisationId: accepted.kind.startsWith('vendor.') ? null : accepted.organisationId,
        facts: { name: accepted.name, kind: accepted.kind },
      }),
    );
  return membership;
}
