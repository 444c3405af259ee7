import { sql } from 'kysely';
import { newId, ownedBy, type Call } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/refusal/index.ts';
import type { MeetingStatus } from './rules.ts';

export type MeetingRow = {
  id: string;
  organisationId: string;
  topic: string;
  clause: string | null;
  hostId: string;
  hostName: string;
  hostEmail: string;
  guestId: string | null;
  guestName: string | null;
  guestEmail: string | null;
  status: MeetingStatus;
  startsAt: string | null;
  minutes: number | null;
  place: string | null;
  proposedSide: 'vendor' | 'partner' | null;
  proposedName: string | null;
  announced: boolean;
  sequence: number;
  cancelReason: string | null;
  updatedAt: string;
  version: number;
};
export type Settled = Omit<
  MeetingRow,
  | 'id'
  | 'organisationId'
  | 'topic'
  | 'clause'
  | 'hostId'
  | 'hostName'
  | 'hostEmail'
  | 'updatedAt'
  | 'version'
>;

const columns = sql`t.id, t.organisation_id, t.topic, t.clause, t.host_id, t.host_name, t.host_email, t.guest_id, t.guest_name,
  t.guest_email, t.status, t.starts_at, t.minutes, t.place, t.proposed_side, t.proposed_name, t.announced, t.sequence,
  t.cancel_reason, t.updated_at, t.version`;

export async function listMeetings(
  { tx, actor }: Call,
  organisationId: string,
  atMost: number,
): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`select ${columns} from public.meetings t
    where ${ownedBy(actor, 't')} and t.organisation_id = ${organisationId}
    order by t.status in ('held', 'cancelled'), case when t.status in ('held', 'cancelled') then t.id end desc,
      t.starts_at nulls first, t.id limit ${atMost}`.execute(tx);
  return rows;
}

/** @throws not found when there is none, or none that this actor may see */
export async function getMeeting({ tx, actor }: Call, id: string): Promise<MeetingRow> {
  const { rows } = await sql<MeetingRow>`select ${columns} from public.meetings t
    where ${ownedBy(actor, 't')} and t.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function insertMeeting(
  { tx, actor, now }: Call,
  meeting: Pick<MeetingRow, 'organisationId' | 'topic' | 'clause'>,
  host: Person,
): Promise<MeetingRow> {
  const { rows } =
    await sql<MeetingRow>`insert into public.meetings as t (programme_id, id, organisation_id, topic, clause,
      host_id, host_name, host_email, status, created_at, updated_at)
    values (${actor.programmeId}, ${newId('meet')}, ${meeting.organisationId}, ${meeting.topic}, ${meeting.clause},
      ${host.personId}, ${host.name}, ${host.email}, 'open', ${now}, ${now}) returning ${columns}`.execute(
      tx,
    );
  if (!rows[0]) throw new Error('A meeting was not written.');
  return rows[0];
}

/** Writes what was settled, if nobody was faster. @returns nothing where somebody was */
export async function saveMeeting(
  { tx, actor, now }: Call,
  { id, version }: MeetingRow,
  row: Settled,
): Promise<MeetingRow | undefined> {
  const { rows } = await sql<MeetingRow>`update public.meetings t set guest_id = ${row.guestId},
      guest_name = ${row.guestName}, guest_email = ${row.guestEmail}, status = ${row.status}, starts_at = ${row.startsAt},
      minutes = ${row.minutes}, place = ${row.place}, proposed_side = ${row.proposedSide}, proposed_name = ${row.proposedName},
      announced = ${row.announced}, sequence = ${row.sequence}, cancel_reason = ${row.cancelReason}, updated_at = ${now},
      version = t.version + 1
    where t.programme_id = ${actor.programmeId} and t.id = ${id} and t.version = ${version} returning ${columns}`.execute(
    tx,
  );
  return rows[0];
}

export type Person = { personId: string; name: string; email: string };

/** Somebody of the vendor who has access; nothing where there is nobody of this id. */
export async function findHost(
  { tx, actor }: Call,
  membershipId: string,
): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select m.person_id, m.name, m.email from public.memberships m
    where ${ownedBy(actor, 'm')} and m.id = ${membershipId} and m.ended_at is null and m.kind like 'vendor.%'`.execute(
    tx,
  );
  return rows[0];
}

/** Whoever acts, as their own organisation knows them. */
export async function actingPerson({ tx, actor }: Call): Promise<Person | undefined> {
  const { rows } = await sql<Person>`select m.person_id, m.name, m.email from public.memberships m
    where ${ownedBy(actor, 'm')} and m.organisation_id = ${actor.organisationId} and m.person_id = ${actor.personId}`.execute(
    tx,
  );
  return rows[0];
}

/** What one partner was to attend the other attends that took it over. */
export async function moveMeetings(
  { tx, actor }: Call,
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`update public.meetings set organisation_id = ${into}, version = version + 1
    where programme_id = ${actor.programmeId} and organisation_id = ${from}`.execute(tx);
}
