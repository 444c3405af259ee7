import { sql } from 'kysely';
import { workerOf, type Actor } from '../access/actor.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import type { EventActor } from '../journal/index.ts';
import { JobStopped, type JobHandler, type JobProblem, type Json, type Progress } from './job.ts';

/** A job that this worker holds. Leases run on machine time. */
export type Lease = {
  programmeId: string;
  id: string;
  kind: string;
  input: Json;
  fileIds: string[];
  requestedBy: EventActor;
  owner: string;
  /** How often it was begun, this time included. */
  attempt: number;
};

type Held = Omit<Lease, 'owner' | 'attempt'> & {
  status: string;
  attempts: number;
  cancelRequested: boolean;
};

/** A job that stops its worker this often is not begun again. */
export const attemptLimit = 3;
const takeable = sql`(status = 'queued' or (status = 'running' and lease_until < clock_timestamp()))`;

export type LeaseParts = { database: Database; now: () => Date; leaseSeconds: number };

/**
 * Takes the next job in line, also one whose worker gave no sign of life.
 *
 * @returns the lease, or null when there is nothing to do
 */
export async function takeJob(
  parts: LeaseParts,
  handlers: ReadonlyMap<string, JobHandler>,
  owner: string,
): Promise<Lease | null> {
  const { rows } = await sql<{
    programmeId: string;
    id: string;
  }>`select programme_id, id from public.background_jobs
    where ${takeable} and kind = any(${[...handlers.keys()]}) order by created_at, id limit 10`.execute(
    parts.database.pools.worker,
  );
  for (const { programmeId, id } of rows) {
    const lease = await asWorker(parts, workerOf(programmeId), (call) =>
      take(call, parts, handlers, id, owner),
    );
    if (lease) return lease;
  }
  return null;
}

async function take(
  call: Call,
  { leaseSeconds }: LeaseParts,
  handlers: ReadonlyMap<string, JobHandler>,
  id: string,
  owner: string,
): Promise<Lease | null> {
  const { tx, actor, now } = call;
  const { rows } =
    await sql<Held>`select programme_id, id, kind, status, input, file_ids, requested_by, attempts, cancel_requested
    from public.background_jobs where programme_id = ${actor.programmeId} and id = ${id} and ${takeable}
    for update skip locked`.execute(tx);
  const job = rows[0];
  if (!job) return null;
  const handler = handlers.get(job.kind);
  if (job.cancelRequested) return end(call, id, 'cancelled', null, []);
  if (job.status === 'running' && (!handler?.restartable || job.attempts >= attemptLimit))
    return end(call, id, 'failed', null, [
      {
        code: 'jobs.worker-stopped',
        message:
          'The worker stopped in the middle of it. Look at what was done, then run it again.',
      },
    ]);
  await sql`update public.background_jobs set status = 'running', attempts = attempts + 1, lease_owner = ${owner},
      lease_until = clock_timestamp() + ${leaseSeconds} * interval '1 second', started_at = ${now},
      done = 0, total = null, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
  const { programmeId, kind, input, fileIds, requestedBy } = job;
  return { programmeId, id, kind, input, fileIds, requestedBy, owner, attempt: job.attempts + 1 };
}

async function end(
  { tx, actor, now }: Call,
  id: string,
  status: 'done' | 'failed' | 'cancelled',
  result: Json | null,
  problems: JobProblem[],
): Promise<null> {
  await sql`update public.background_jobs set status = ${status}, finished_at = ${now}, lease_owner = null, lease_until = null,
      result = ${result === null ? null : JSON.stringify(result)}::jsonb, problems = ${JSON.stringify(problems)}::jsonb,
      done = case when ${status} = 'done' then coalesce(total, done) else done end, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
  return null;
}

/**
 * Ends a job inside the caller's transaction.
 *
 * @throws JobStopped when another worker has taken it up in the meantime
 */
export async function endHeld(
  call: Call,
  lease: Lease,
  status: 'done' | 'failed' | 'cancelled',
  result: Json | null,
  problems: JobProblem[],
): Promise<void> {
  const { rows } =
    await sql`select from public.background_jobs where programme_id = ${lease.programmeId} and id = ${lease.id}
    and status = 'running' and lease_owner = ${lease.owner} for update`.execute(call.tx);
  if (rows.length === 0) throw new JobStopped('lost');
  await end(call, lease.id, status, result, problems);
}

/** Shows a sign of life, with progress or without. @returns what the worker must know */
export async function showLife(
  parts: LeaseParts,
  lease: Lease,
  progress: Progress,
): Promise<'go on' | 'cancelled' | 'lost'> {
  return asWorker(parts, workerOf(lease.programmeId), async ({ tx }) => {
    const { rows } = await sql<{ cancelRequested: boolean }>`update public.background_jobs set
        lease_until = clock_timestamp() + ${parts.leaseSeconds} * interval '1 second',
        stage = coalesce(${progress.stage ?? null}, stage), done = coalesce(${progress.done ?? null}::integer, done),
        total = coalesce(${progress.total ?? null}::integer, total), version = version + 1
      where programme_id = ${lease.programmeId} and id = ${lease.id} and status = 'running' and lease_owner = ${lease.owner}
      returning cancel_requested`.execute(tx);
    if (!rows[0]) return 'lost';
    return rows[0].cancelRequested ? 'cancelled' : 'go on';
  });
}

/**
 * Puts a job back in line.
 *
 * @param counts whether this attempt counts: not when only the worker stops
 */
export async function giveBack(parts: LeaseParts, lease: Lease, counts: boolean): Promise<void> {
  await asWorker(parts, workerOf(lease.programmeId), ({ tx }) =>
    sql`update public.background_jobs set status = 'queued', attempts = ${lease.attempt - (counts ? 0 : 1)},
        lease_owner = null, lease_until = null, version = version + 1
      where programme_id = ${lease.programmeId} and id = ${lease.id} and status = 'running' and lease_owner = ${lease.owner}`.execute(
      tx,
    ),
  );
}

/** One transaction in the job's programme. */
export function asWorker<T>(
  parts: LeaseParts,
  actor: Actor,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  return transaction(parts.database, actor, parts.now(), newId('req'), work);
}
