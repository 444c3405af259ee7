import { sql } from 'kysely';
import { newId, ownedBy, type Call } from '../database/index.ts';
import { eventActor } from '../journal/index.ts';
import { pageById } from '../http/index.ts';
import { notFound, refuse } from '../refusal/index.ts';
import type { Job, Json } from './job.ts';

const columns = sql`j.id, j.kind, j.status, j.stage, j.done, j.total, j.result, j.problems, j.requested_by,
  j.cancel_requested, j.created_at, j.started_at, j.finished_at, j.version`;

/**
 * Puts long work in line; a worker takes it up after the commit.
 *
 * @param kind the JobHandler's
 * @param input what the handler needs, as JSON; files by their ids
 * @returns the job's id, for GET /v1/jobs/{id}
 */
export async function startJob(
  { tx, actor, now }: Call,
  kind: string,
  input: Json,
  fileIds: readonly string[] = [],
): Promise<string> {
  const id = newId('job');
  await sql`insert into public.background_jobs
      (programme_id, id, kind, status, input, file_ids, requested_by, organisation_id, created_at)
    values (${actor.programmeId}, ${id}, ${kind}, 'queued', ${JSON.stringify(input)}::jsonb, ${[...fileIds]},
      ${JSON.stringify(eventActor(actor))}::jsonb, ${actor.side === 'partner' ? actor.organisationId : null}, ${now})`.execute(
    tx,
  );
  return id;
}

/** Notes long work that a command has done itself, in its own transaction, so that it stands among the jobs. */
export async function noteJob(
  { tx, actor, now }: Call,
  kind: string,
  { id, input, result }: { id: string; input: Json; result: Json },
): Promise<void> {
  await sql`insert into public.background_jobs
      (programme_id, id, kind, status, input, result, requested_by, created_at, started_at, finished_at)
    values (${actor.programmeId}, ${id}, ${kind}, 'done', ${JSON.stringify(input)}::jsonb, ${JSON.stringify(result)}::jsonb,
      ${JSON.stringify(eventActor(actor))}::jsonb, ${now}, ${now}, ${now})`.execute(tx);
}

export async function getJob({ tx, actor }: Call, id: string): Promise<Job> {
  const { rows } = await sql<Job>`select ${columns} from public.background_jobs j
    where j.programme_id = ${actor.programmeId} and j.id = ${id} and ${ownedBy(actor, 'j')}`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export type JobsQuery = {
  cursor?: string | undefined;
  limit: number;
  status?: string | undefined;
  kind?: string | undefined;
};

/** A page of jobs, newest first. */
export async function listJobs({ tx, actor }: Call, query: JobsQuery) {
  const { rows } = await sql<Job>`select ${columns} from public.background_jobs j
    where j.programme_id = ${actor.programmeId} and ${ownedBy(actor, 'j')}
      ${query.status === undefined ? sql`` : sql`and j.status = ${query.status}`}
      ${query.kind === undefined ? sql`` : sql`and j.kind = ${query.kind}`}
      ${query.cursor === undefined ? sql`` : sql`and j.id < ${query.cursor}`}
    order by j.id desc limit ${query.limit + 1}`.execute(tx);
  return pageById(rows, query.limit);
}

/** A waiting job is cancelled at once; a running one as soon as it next shows its progress. */
export async function cancelJob(call: Call, id: string): Promise<Job> {
  const { tx, actor, now } = call;
  const { status } = await getJob(call, id);
  const { rows } =
    await sql`update public.background_jobs j set cancel_requested = true, version = version + 1,
      status = case status when 'queued' then 'cancelled' else status end,
      finished_at = case status when 'queued' then ${now}::timestamptz else finished_at end
    where j.programme_id = ${actor.programmeId} and j.id = ${id} and ${ownedBy(actor, 'j')} and status in ('queued', 'running')
    returning j.id`.execute(tx);
  if (rows.length === 0)
    throw refuse('jobs.already-over', {
      status: 409,
      detail: `This job is ${status} and cannot be cancelled.`,
      facts: { status },
    });
  return getJob(call, id);
}

/** Puts a failed job in line again, with the same input. */
export async function replayJob(call: Call, id: string): Promise<Job> {
  const { tx, actor } = call;
  const { status } = await getJob(call, id);
  const { rows } =
    await sql`update public.background_jobs j set status = 'queued', attempts = 0, done = 0, problems = '[]',
      cancel_requested = false, started_at = null, finished_at = null, lease_owner = null, lease_until = null, version = version + 1
    where j.programme_id = ${actor.programmeId} and j.id = ${id} and ${ownedBy(actor, 'j')} and status = 'failed'
    returning j.id`.execute(tx);
  if (rows.length === 0)
    throw refuse('jobs.not-failed', {
      status: 409,
      detail: `Only a failed job is run again; this one is ${status}.`,
      facts: { status },
    });
  return getJob(call, id);
}
