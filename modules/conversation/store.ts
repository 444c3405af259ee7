import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, ownedBy, type Call } from '../../platform/database/index.ts';
import { notFound } from '../../platform/refusal/index.ts';
import type { Place } from './places.ts';
import type { Attachment, Audience } from './shapes.ts';

export type RemarkRow = {
  id: string;
  audience: Audience;
  subjectId: string;
  organisationId: string | null;
  organisationName: string | null;
  side: 'vendor' | 'partner';
  authorId: string;
  authorName: string;
  body: string | null;
  files: Attachment[];
  createdAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  version: number;
};

const columns = sql`t.id, t.subject_id, t.author_id, t.author_name, t.body, t.files, t.created_at, t.edited_at, t.deleted_at, t.version`;

type Kept = { table: RawBuilder<unknown>; mine: RawBuilder<boolean>; rest: RawBuilder<unknown> };

/** Comments as both sides have them. */
function comments(actor: Actor): Kept {
  return {
    table: sql`public.comments`,
    mine: ownedBy(actor, 't'),
    rest: sql`'both' as audience, t.side, t.organisation_id, (select o.name from public.organisations o
      where o.programme_id = t.programme_id and o.id = t.organisation_id) as organisation_name`,
  };
}

/** Notes of the side that asks; the other side's lie in a table that it cannot read. */
function notes(actor: Actor): Kept {
  const partner = actor.side === 'partner';
  return {
    table: partner ? sql`public.partner_notes` : sql`public.vendor_notes`,
    mine: partner
      ? ownedBy(actor, 't')
      : sql<boolean>`t.programme_id = ${actor.programmeId} and ${actor.side === 'vendor'}`,
    rest: sql`'own' as audience, ${partner ? 'partner' : 'vendor'} as side, null as organisation_id, null as organisation_name`,
  };
}

const keptFor = (actor: Actor, audience: Audience) =>
  audience === 'both' ? comments(actor) : notes(actor);

/** The latest of a record, newest first. */
export async function latestOf(
  { tx, actor }: Call,
  audience: Audience,
  recordId: string,
  limit: number,
): Promise<RemarkRow[]> {
  const { table, mine, rest } = keptFor(actor, audience);
  const { rows } = await sql<RemarkRow>`select ${columns}, ${rest} from ${table} t
    where ${mine} and t.subject_id = ${recordId} order by t.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** One, kept from change by others until the transaction ends. */
export async function lock(
  { tx, actor }: Call,
  audience: Audience,
  id: string,
): Promise<RemarkRow> {
  const { table, mine, rest } = keptFor(actor, audience);
  const { rows } = await sql<RemarkRow>`select ${columns}, ${rest} from ${table} t
    where ${mine} and t.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function insert(
  call: Call,
  audience: Audience,
  place: Place,
  written: { text: string; files: Attachment[] },
): Promise<RemarkRow> {
  const { tx, actor, now } = call;
  const id = newId(audience === 'both' ? 'cmt' : 'note');
  const files = JSON.stringify(written.files);
  if (audience === 'both')
    await sql`insert into public.comments
        (programme_id, id, subject_id, organisation_id, side, author_id, author_name, body, files, created_at)
      values (${actor.programmeId}, ${id}, ${place.recordId}, ${place.partnerId}, ${actor.side}, ${actor.personId},
        ${actor.name}, ${written.text}, ${files}::jsonb, ${now})`.execute(tx);
  else if (actor.side === 'partner')
    await sql`insert into public.partner_notes
        (programme_id, id, subject_id, organisation_id, author_id, author_name, body, files, created_at)
      values (${actor.programmeId}, ${id}, ${place.recordId}, ${actor.organisationId}, ${actor.personId},
        ${actor.name}, ${written.text}, ${files}::jsonb, ${now})`.execute(tx);
  else
    await sql`insert into public.vendor_notes
        (programme_id, id, subject_id, author_id, author_name, body, files, created_at)
      values (${actor.programmeId}, ${id}, ${place.recordId}, ${actor.personId},
        ${actor.name}, ${written.text}, ${files}::jsonb, ${now})`.execute(tx);
  return lock(call, audience, id);
}

/** Saves new words, or, with null, the marker in their place. */
export async function rewrite(
  call: Call,
  { id, audience, version }: RemarkRow,
  words: string | null,
): Promise<RemarkRow> {
  const { tx, actor, now } = call;
  const { table, mine } = keptFor(actor, audience);
  const change =
    words === null
      ? sql`body = null, files = '[]', deleted_at = ${now}`
      : sql`body = ${words}, edited_at = ${now}`;
  await sql`update ${table} t set ${change}, version = version + 1
    where ${mine} and t.id = ${id} and t.author_id = ${actor.personId} and t.version = ${version}`.execute(
    tx,
  );
  return lock(call, audience, id);
}

export async function organisationName(
  { tx, actor }: Call,
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select o.name from public.organisations o
    where ${ownedBy(actor, 'o', 'id')} and o.id = ${id}`.execute(tx);
  return rows[0]?.name;
}

/** What the person who asks wrote on its side, oldest first. */
export async function writtenBy({ tx, actor }: Call): Promise<RemarkRow[]> {
  const found: RemarkRow[] = [];
  for (const { table, mine, rest } of [comments(actor), notes(actor)]) {
    const { rows } = await sql<RemarkRow>`select ${columns}, ${rest} from ${table} t
      where ${mine} and t.author_id = ${actor.personId} order by t.id limit 20000`.execute(tx);
    found.push(...rows);
  }
  return found;
}

/** What was said with one partner is read by the other from now on; what was said about the first itself stays. */
export async function moveRemarks(
  { tx, actor }: Call,
  { from, into }: { from: string; into: string },
): Promise<void> {
  for (const table of ['comments', 'partner_notes']) {
    await sql`update public.files f set organisation_id = ${into}
      from ${sql.table(`public.${table}`)} t, jsonb_array_elements(t.files) attached
      where t.programme_id = ${actor.programmeId} and t.organisation_id = ${from} and t.subject_id <> ${from}
        and f.programme_id = t.programme_id and f.id = attached ->> 'id'`.execute(tx);
    await sql`update ${sql.table(`public.${table}`)} t set organisation_id = ${into}, version = version + 1
      where t.programme_id = ${actor.programmeId} and t.organisation_id = ${from} and t.subject_id <> ${from}`.execute(
      tx,
    );
  }
}
