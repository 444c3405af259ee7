import { sql } from 'kysely';
import type { Call, Database } from '../database/index.ts';
import { refuse } from '../refusal/index.ts';
import { hashToken, newToken } from './tokens.ts';

export type NewLink = {
  programmeId: string;
  membershipId: string;
  /** Where the person lands: a path of this installation, such as `/offers/offer_…`. */
  target: string;
  /** How long it can be used, in business time. */
  minutes: number;
  now: Date;
};

/** @returns the path `/enter/fw_link_…` of a link that signs the member in once. */
export async function createLink(database: Database, link: NewLink): Promise<string> {
  return insertLink(database, { ...link, purpose: 'enter', subjectId: link.membershipId });
}

/** As createLink, for the person who accepts the invitation. */
export async function createInvitationLink(
  database: Database,
  link: Omit<NewLink, 'membershipId'> & { invitationId: string },
): Promise<string> {
  return insertLink(database, { ...link, purpose: 'invitation', subjectId: link.invitationId });
}

async function insertLink(
  database: Database,
  link: Omit<NewLink, 'membershipId'> & { purpose: string; subjectId: string },
): Promise<string> {
  const token = newToken('link');
  await sql`insert into auth.links (token_hash, programme_id, purpose, subject_id, target, created_at, expires_at)
    values (${hashToken(token)}, ${link.programmeId}, ${link.purpose}, ${link.subjectId}, ${link.target}, ${link.now},
      ${endOf(link.now, link.minutes)})`.execute(database.pools.auth);
  return `/enter/${token}`;
}

/**
 * As createLink, in the worker's own transaction: for mails that reactions send.
 *
 * @throws when the call is not the worker's or the membership is no live one of its programme
 */
export async function createLinkWithin(
  { tx, now }: Call,
  link: Pick<NewLink, 'membershipId' | 'target' | 'minutes'>,
): Promise<string> {
  const token = newToken('link');
  const { rows } = await sql<{ made: boolean }>`
    select app.add_link(${hashToken(token)}, ${link.membershipId}, ${link.target}, ${now}, ${endOf(now, link.minutes)}) as made`.execute(
    tx,
  );
  if (!rows[0]?.made)
    throw new Error(`No link was made: ${link.membershipId} is not to be entered.`);
  return `/enter/${token}`;
}

export type BurntLink = {
  programmeId: string;
  purpose: 'enter' | 'invitation';
  subjectId: string;
  target: string;
};

/**
 * Uses a link up. Of two at once one gets it.
 *
 * @throws 404 for an unknown link, 410 for a used or expired one
 */
export async function burnLink(database: Database, token: string, now: Date): Promise<BurntLink> {
  const { rows } = await sql<BurntLink>`
    update auth.links set used_at = ${now}
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${now}
    returning programme_id, purpose, subject_id, target`.execute(database.pools.auth);
  const burnt = rows[0];
  if (burnt) return burnt;
  throw faultOf(await stateOf(database, token, now)) ?? linkUsed();
}

type LinkState = { used: boolean; over: boolean; purpose: string; programmeName: string };

/** What the page before the button says; looking changes nothing. @throws as burnLink */
export async function describeLink(
  database: Database,
  token: string,
  now: Date,
): Promise<{ programmeName: string; invited: boolean }> {
  const link = await stateOf(database, token, now);
  const fault = faultOf(link);
  if (fault || !link) throw fault ?? linkUsed();
  return { programmeName: link.programmeName, invited: link.purpose === 'invitation' };
}

async function stateOf(database: Database, token: string, now: Date) {
  const { rows } = await sql<LinkState>`
    select l.used_at is not null as used, l.expires_at <= ${now} as over, l.purpose, p.name as programme_name
    from auth.links l join public.programmes p on p.id = l.programme_id
    where l.token_hash = ${hashToken(token)}`.execute(database.pools.auth);
  return rows[0];
}

function faultOf(link: LinkState | undefined) {
  if (!link)
    return refuse('access.link-unknown', {
      status: 404,
      detail: 'This link is not known. Check that it was copied whole, or ask for a new one.',
    });
  if (link.used) return linkUsed();
  if (link.over)
    return refuse('access.link-expired', {
      status: 410,
      detail: 'This link has expired. Sign in with your mail address, or ask for a new link.',
    });
  return null;
}

function linkUsed() {
  return refuse('access.link-used', {
    status: 410,
    detail: 'This link was used before and works once. Sign in with your mail address.',
  });
}

function endOf(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000);
}
