import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

export type Timer = {
  /** `<module>.<noun>`, such as `lead-routing.offer-lapse`. */
  kind: string;
  /** The record that it will happen to; one timer of a kind per record. */
  subjectId: string;
  dueAt: Date;
};

/** What happens when a timer is due. Runs in a transaction of its own, as the worker. */
export type TimerHandler = {
  kind: string;
  run: (call: Call, timer: { subjectId: string; dueAt: Date }) => Promise<void>;
};

/**
 * Sets the timer of a record, or moves it when it is set. It fires once, when business time
 * has reached `dueAt`. A partner may set timers only of records that it can see.
 */
export async function schedule({ tx, actor }: Call, timer: Timer): Promise<void> {
  const row = sql`insert into public.timers (programme_id, kind, subject_id, due_at)
    values (${actor.programmeId}, ${timer.kind}, ${timer.subjectId}, ${timer.dueAt})`;
  // A visitor may only add: the record is one that it has just made.
  if (actor.side === 'public') await row.execute(tx);
  else
    await sql`${row} on conflict (programme_id, kind, subject_id)
      do update set due_at = excluded.due_at, attempts = 0, rests_until = null, problem = null`.execute(
      tx,
    );
}

/** As schedule, for many records in one statement: imports and sweeps. Not for visitors. */
export async function scheduleMany({ tx, actor }: Call, timers: readonly Timer[]): Promise<void> {
  if (timers.length === 0) return;
  await sql`insert into public.timers (programme_id, kind, subject_id, due_at)
    select ${actor.programmeId}, t.kind, t."subjectId", t."dueAt"
    from jsonb_to_recordset(${JSON.stringify(timers)}::jsonb) as t (kind text, "subjectId" text, "dueAt" timestamptz)
    on conflict (programme_id, kind, subject_id)
      do update set due_at = excluded.due_at, attempts = 0, rests_until = null, problem = null`.execute(
    tx,
  );
}

/** Takes a record's timer away; nothing happens when there is none. */
export async function cancelTimer(
  { tx, actor }: Call,
  kind: string,
  subjectId: string,
): Promise<void> {
  await sql`delete from public.timers
    where programme_id = ${actor.programmeId} and kind = ${kind} and subject_id = ${subjectId}`.execute(
    tx,
  );
}
