import { sql } from 'kysely';
import { newId, visibleTo, type Call } from '../database/index.ts';
import { eventActor, type EventActor } from '../journal/index.ts';
import { pageById } from '../http/index.ts';
import { notFound } from '../refusal/index.ts';
import type { Kept } from './kind.ts';
import type { Findings } from './run-csv.ts';

export type ImportStatus =
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'refused'
  | 'undoing'
  | 'undone'
  | 'failed';

/** What the latest check or run found; refusals cut to those that a person can look through. */
export type Report = Omit<Findings, 'refusedCount'>;
export type UndoReport = { takenBack: number; kept: Kept[]; keptCount: number };

export type ImportRow = {
  id: string;
  kind: string;
  format: string;
  fileName: string;
  fileId: string | null;
  options: { map: unknown; key: string | null };
  status: ImportStatus;
  report: Report | null;
  refusedCount: number;
  jobId: string | null;
  runJobId: string | null;
  undoJobId: string | null;
  undoReport: UndoReport | null;
  requestedBy: EventActor;
  createdAt: string;
  finishedAt: string | null;
  undoUntil: string | null;
  undoneAt: string | null;
  version: number;
};

/** An import whose job broke off is failed, whatever it was last said to be doing. */
const status = sql`case when i.status in ('checking', 'running', 'undoing') and j.status in ('failed', 'cancelled') then 'failed' else i.status end as status`;
const columns = sql`i.id, i.kind, i.format, i.file_name, i.file_id, i.options, ${status}, i.report, i.refused_count, i.job_id, i.run_job_id,
  i.undo_job_id, i.undo_report, i.requested_by, i.created_at, i.finished_at, i.undo_until, i.undone_at, i.version`;
const from = sql`public.imports i left join public.background_jobs j on j.programme_id = i.programme_id
  and j.id = case i.status when 'undoing' then i.undo_job_id else i.job_id end`;

export async function insertImport(
  { tx, actor, now }: Call,
  row: Pick<ImportRow, 'kind' | 'format' | 'fileName' | 'fileId' | 'options' | 'status'>,
): Promise<string> {
  const id = newId('imp');
  await sql`insert into public.imports (programme_id, id, kind, format, file_name, file_id, options, status, requested_by, created_at)
    values (${actor.programmeId}, ${id}, ${row.kind}, ${row.format}, ${row.fileName}, ${row.fileId}, ${JSON.stringify(row.options)}::jsonb,
      ${row.status}, ${JSON.stringify(eventActor(actor))}::jsonb, ${now})`.execute(tx);
  return id;
}

export async function getImport({ tx, actor }: Call, id: string): Promise<ImportRow> {
  const { rows } =
    await sql<ImportRow>`select ${columns} from ${from} where ${visibleTo(actor, 'i')} and i.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Keeps others from running or undoing it at the same time. */
export async function lockImport(call: Call, id: string): Promise<ImportRow> {
  const { tx, actor } = call;
  await sql`select 1 from public.imports i where ${visibleTo(actor, 'i')} and i.id = ${id} for update`.execute(
    tx,
  );
  return getImport(call, id);
}

/** @returns the import whose run had this job, or that has this id itself */
export async function importOfJob({ tx, actor }: Call, jobOrImport: string): Promise<ImportRow> {
  const { rows } =
    await sql<ImportRow>`select ${columns} from ${from} where ${visibleTo(actor, 'i')}
      and (i.id = ${jobOrImport} or i.run_job_id = ${jobOrImport} or i.job_id = ${jobOrImport}) limit 1`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export type ImportsQuery = {
  cursor?: string | undefined;
  limit: number;
  kind?: string | undefined;
};

/** A page of imports, newest first. */
export async function listImports({ tx, actor }: Call, query: ImportsQuery) {
  const { rows } =
    await sql<ImportRow>`select ${columns} from ${from} where ${visibleTo(actor, 'i')}
      ${query.kind === undefined ? sql`` : sql`and i.kind = ${query.kind}`}
      ${query.cursor === undefined ? sql`` : sql`and i.id < ${query.cursor}`}
    order by i.id desc limit ${query.limit + 1}`.execute(tx);
  return pageById(rows, query.limit);
}

export type ImportChange = Partial<{
  status: ImportStatus;
  report: Report;
  refusedCount: number;
  jobId: string;
  runJobId: string;
  undoJobId: string;
  undoReport: UndoReport;
  finishedAt: Date;
  undoUntil: Date;
  undoneAt: Date;
}>;

const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));

export async function saveImport(
  { tx, actor }: Call,
  id: string,
  change: ImportChange,
): Promise<void> {
  await sql`update public.imports set status = coalesce(${change.status ?? null}, status), report = coalesce(${json(change.report)}::jsonb, report),
      refused_count = coalesce(${change.refusedCount ?? null}::integer, refused_count), job_id = coalesce(${change.jobId ?? null}, job_id),
      run_job_id = coalesce(${change.runJobId ?? null}, run_job_id), undo_job_id = coalesce(${change.undoJobId ?? null}, undo_job_id),
      undo_report = coalesce(${json(change.undoReport)}::jsonb, undo_report), finished_at = coalesce(${change.finishedAt ?? null}::timestamptz, finished_at),
      undo_until = coalesce(${change.undoUntil ?? null}::timestamptz, undo_until), undone_at = coalesce(${change.undoneAt ?? null}::timestamptz, undone_at),
      version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
}

/**
 * One import of a programme at a time: two at once could both make the same record.
 *
 * @returns whether this transaction may go on
 */
export async function takeTurn({ tx, actor }: Call): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${`imports ${actor.programmeId}`}, 0)) as mine`.execute(
    tx,
  );
  return rows[0]?.mine ?? false;
}
