import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import type { Logger } from '../http/index.ts';
import { keepFailure, timerJob } from './dead-letters.ts';
import type { TimerHandler } from './timers.ts';

export type FiringParts = {
  database: Database;
  now: () => Date;
  timers: readonly TimerHandler[];
  log: Logger;
};

type Due = { programmeId: string; kind: string; subjectId: string };

const attemptLimit = 8;

/**
 * Fires every timer whose moment business time has reached, in the order of their moments,
 * also those that come due through others. Any number of workers may do so at the same time.
 *
 * @returns how many fired or failed
 */
export async function fireDue(parts: FiringParts): Promise<number> {
  const handlers = new Map(parts.timers.map((handler) => [handler.kind, handler]));
  let fired = 0;
  for (;;) {
    const due = await sql<Due>`select programme_id, kind, subject_id from public.timers
      where due_at <= ${parts.now()} and kind = any(${[...handlers.keys()]})
        and (rests_until is null or rests_until <= clock_timestamp())
      order by due_at, subject_id limit 100`.execute(parts.database.pools.worker);
    const before = fired;
    for (const timer of due.rows) {
      const handler = handlers.get(timer.kind);
      if (handler && (await fire(parts, timer, handler))) fired += 1;
    }
    // Nothing came of it: there is none, or another worker holds them.
    if (fired === before) return fired;
  }
}

async function fire(parts: FiringParts, timer: Due, handler: TimerHandler): Promise<boolean> {
  const { database, now, log } = parts;
  const worker = workerOf(timer.programmeId);
  try {
    return await transaction(database, worker, now(), newId('req'), async (call) => {
      const dueAt = await take(call, timer);
      if (!dueAt) return false;
      await handler.run(call, { subjectId: timer.subjectId, dueAt });
      return true;
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.warn({ ...timer, error: message }, 'A timer failed.');
    await transaction(database, worker, now(), newId('req'), (call) =>
      letRest(call, timer, message),
    );
    return true;
  }
}

/** Takes the timer out. Whoever holds its row fires it; everybody else finds nothing. */
async function take({ tx, now }: Call, timer: Due): Promise<Date | null> {
  const { rows } = await sql<{ dueAt: string }>`
    delete from public.timers t using (
      select programme_id, kind, subject_id from public.timers
      where programme_id = ${timer.programmeId} and kind = ${timer.kind} and subject_id = ${timer.subjectId}
        and due_at <= ${now} and (rests_until is null or rests_until <= clock_timestamp())
      for update skip locked) held
    where t.programme_id = held.programme_id and t.kind = held.kind and t.subject_id = held.subject_id
    returning t.due_at`.execute(tx);
  return rows[0] ? new Date(rows[0].dueAt) : null;
}

/** A failed timer comes again after 2, 4, 8 … seconds; after the last attempt it is a failed job. */
async function letRest(call: Call, timer: Due, problem: string): Promise<void> {
  const { rows } = await sql<{ attempts: number; dueAt: string }>`
    update public.timers set attempts = attempts + 1, problem = ${problem},
      rests_until = clock_timestamp() + interval '1 second' * power(2, attempts + 1)
    where programme_id = ${timer.programmeId} and kind = ${timer.kind} and subject_id = ${timer.subjectId}
    returning attempts, due_at`.execute(call.tx);
  const row = rows[0];
  if (!row || row.attempts < attemptLimit) return;
  await sql`delete from public.timers where programme_id = ${timer.programmeId}
    and kind = ${timer.kind} and subject_id = ${timer.subjectId}`.execute(call.tx);
  const { kind, subjectId } = timer;
  await keepFailure(call, timerJob, kind, { timer: kind, subjectId, dueAt: row.dueAt }, problem);
}
