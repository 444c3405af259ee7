import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';

/** The hash before the first event: there is nothing yet. */
export const beginning = '0'.repeat(64);
const batch = 2000;

/**
 * An event's canonical bytes, of a table or alias `e`: a JSON list of its stored values in a
 * fixed order, as PostgreSQL writes it. Its moment counts in microseconds since 1970; actor
 * and facts are jsonb, whose keys the database keeps sorted.
 */
export const canonical = sql<string>`json_build_array(e.programme_id, e.id, e.type,
  (extract(epoch from e.at) * 1000000)::bigint, e.subject_id, e.organisation_id, e.actor, e.surface, e.facts, e.request_id)::text`;

/** SHA-256 in hexadecimal over the previous hash, the position and the event's canonical bytes. */
export function hashOfEvent(previous: string, position: number, event: string): string {
  return createHash('sha256').update(`${previous}\n${position}\n${event}`).digest('hex');
}

/**
 * Seals every event that can be sealed now, programme by programme. Writers never wait for it.
 *
 * @returns how many were sealed
 */
export async function sealEvents(database: Database, now: Date): Promise<number> {
  const waiting = await sql<{ programmeId: string }>`
    select distinct programme_id from public.unsealed_events`.execute(database.pools.worker);
  let sealed = 0;
  for (const { programmeId } of waiting.rows)
    for (let last = batch; last === batch; sealed += last)
      last = await transaction(database, workerOf(programmeId), now, newId('req'), sealBatch);
  return sealed;
}

async function sealBatch({ tx, actor }: Call): Promise<number> {
  const lock = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`seal ${actor.programmeId}`}, 0)) as got`.execute(
    tx,
  );
  // Another worker is at it.
  if (!lock.rows[0]?.got) return 0;
  const head = await headOf({ tx, actor });
  const events = await readyEvents({ tx, actor });
  if (events.length === 0) return 0;
  let { position, hash } = head;
  const rows = events.map((event) => {
    const previous = hash;
    position += 1;
    hash = hashOfEvent(previous, position, event.canonical);
    return {
      position,
      event_id: event.id,
      organisation_id: event.organisationId,
      previous_hash: previous,
      hash,
    };
  });
  await sql`insert into public.seals (programme_id, position, event_id, organisation_id, previous_hash, hash)
    select ${actor.programmeId}, s.position, s.event_id, s.organisation_id, s.previous_hash, s.hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s (position bigint, event_id text, organisation_id text, previous_hash text, hash text)`.execute(
    tx,
  );
  await sql`delete from public.unsealed_events
    where programme_id = ${actor.programmeId} and event_id = any(${events.map((event) => event.id)})`.execute(
    tx,
  );
  return events.length;
}

type Ready = { id: string; organisationId: string | null; canonical: string };

/**
 * An event is ready when every transaction that could still commit an earlier one has ended;
 * then the order is final. A number from beyond the present is one of another server, from
 * which a backup was restored: that event is as settled as can be.
 */
async function readyEvents({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<Ready[]> {
  const { rows } = await sql<Ready>`select e.id, e.organisation_id, ${canonical} as canonical
    from (
      select event_id, xid from public.unsealed_events where programme_id = ${actor.programmeId}
        and (xid < pg_snapshot_xmin(pg_current_snapshot()) or xid >= pg_snapshot_xmax(pg_current_snapshot()))
      order by xid, event_id limit ${batch}) u
    join public.events e on e.programme_id = ${actor.programmeId} and e.id = u.event_id
    order by u.xid, u.event_id`.execute(tx);
  return rows;
}

export type Head = { position: number; hash: string };

/** The last seal of a programme; position 0 when there is none. */
export async function headOf({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<Head> {
  const { rows } = await sql<Head>`select position, hash from public.seals
    where programme_id = ${actor.programmeId} order by position desc limit 1`.execute(tx);
  return rows[0] ?? { position: 0, hash: beginning };
}
