import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { checksAreOff, newId, type Call } from '../database/index.ts';
import { notFound } from '../refusal/index.ts';
import { usualChoices, type Choices, type Reason } from './rules.ts';

export type NotificationRow = {
  id: string;
  reason: Reason;
  title: string;
  href: string;
  createdAt: string;
  doneAt: string | null;
};

/** Somebody's own, in the membership with which they are here. */
function own({ programmeId, organisationId, personId }: Actor): RawBuilder<boolean> {
  if (checksAreOff()) return sql<boolean>`true`;
  return sql<boolean>`n.programme_id = ${programmeId} and n.organisation_id = ${organisationId} and n.person_id = ${personId}`;
}

const columns = sql`n.id, n.reason, n.title, n.href, n.created_at, n.done_at`;

/** The newest first; `before` is the id of the last one seen. */
export async function listNotifications(
  { tx, actor }: Call,
  view: 'open' | 'done',
  before: string | undefined,
  atMost: number,
): Promise<NotificationRow[]> {
  const state = view === 'open' ? sql`n.done_at is null` : sql`n.done_at is not null`;
  const beyond = before ? sql`and n.id < ${before}` : sql``;
  const { rows } = await sql<NotificationRow>`select ${columns} from public.notifications n
    where ${own(actor)} and ${state} ${beyond} order by n.id desc limit ${atMost}`.execute(tx);
  return rows;
}

/** More than a hundred are counted as a hundred: nobody reads a larger number. */
export async function countOpen({ tx, actor }: Call): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select 1 from public.notifications n where ${own(actor)} and n.done_at is null limit 100) few`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}

/** Puts one away, or all that are open; what is put away waits for no digest any more. */
export async function putAway({ tx, actor, now }: Call, id: string | null): Promise<number> {
  const which = id === null ? sql`true` : sql`n.id = ${id}`;
  const { rows } =
    await sql`update public.notifications n set done_at = coalesce(done_at, ${now}), digest_from = null
    where ${own(actor)} and (n.done_at is null or ${id !== null}) and ${which} returning n.id`.execute(
      tx,
    );
  if (id !== null && rows.length === 0) throw notFound();
  return rows.length;
}

export async function takeBack({ tx, actor }: Call, id: string): Promise<void> {
  const { rows } = await sql`update public.notifications n set done_at = null
    where ${own(actor)} and n.id = ${id} returning n.id`.execute(tx);
  if (rows.length === 0) throw notFound();
}

export type NewNotification = {
  organisationId: string;
  personId: string;
  eventId: string;
  reason: Reason;
  title: string;
  href: string;
  inDigest: boolean;
};

/**
 * Keeps what many people are told, in one statement.
 *
 * @returns by `keyOf`, those to whom this event was not told before
 */
export async function insertNotifications(
  { tx, actor, now }: Call,
  rows: readonly NewNotification[],
): Promise<Set<string>> {
  const kept = rows.map((row) => ({ ...row, id: newId('note'), title: row.title.slice(0, 300) }));
  const { rows: made } = await sql<{ organisationId: string; personId: string }>`
    insert into public.notifications (programme_id, id, organisation_id, person_id, event_id, reason, title, href, created_at, digest_from)
    select ${actor.programmeId}, r.id, r."organisationId", r."personId", r."eventId", r.reason, r.title, r.href, ${now},
      case when r."inDigest" then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as r (id text, "organisationId" text, "personId" text, "eventId" text,
      reason text, title text, href text, "inDigest" boolean)
    on conflict (programme_id, person_id, organisation_id, event_id) do nothing
    returning organisation_id, person_id`.execute(tx);
  return new Set(made.map(keyOf));
}

/** Somebody in one of their organisations. */
export function keyOf({
  organisationId,
  personId,
}: {
  organisationId: string;
  personId: string;
}): string {
  return `${organisationId}/${personId}`;
}

export async function ownChoices({ tx, actor }: Call): Promise<Choices & { version: number }> {
  const { rows } = await sql<
    Choices & { version: number }
  >`select reasons, digest, digest_hour, version
    from public.notification_choices n where ${own(actor)}`.execute(tx);
  return rows[0] ?? { ...usualChoices, version: 0 };
}

export async function saveChoices({ tx, actor }: Call, choices: Choices): Promise<void> {
  await sql`insert into public.notification_choices (programme_id, organisation_id, person_id, reasons, digest, digest_hour)
    values (${actor.programmeId}, ${actor.organisationId}, ${actor.personId}, ${JSON.stringify(choices.reasons)}::jsonb,
      ${choices.digest}, ${choices.digestHour})
    on conflict (programme_id, organisation_id, person_id) do update
      set reasons = excluded.reasons, digest = excluded.digest, digest_hour = excluded.digest_hour,
        version = notification_choices.version + 1`.execute(tx);
}

/** What these people chose, by `keyOf`; whoever chose nothing is missing. */
export async function choicesOf(
  { tx, actor }: Call,
  personIds: readonly string[],
): Promise<Map<string, Choices>> {
  const { rows } = await sql<Choices & { organisationId: string; personId: string }>`
    select organisation_id, person_id, reasons, digest, digest_hour from public.notification_choices
    where programme_id = ${actor.programmeId} and person_id = any(${[...personIds]})`.execute(tx);
  return new Map(
    rows.map(({ organisationId, personId, ...choices }) => [
      keyOf({ organisationId, personId }),
      choices,
    ]),
  );
}
