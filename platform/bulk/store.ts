import { sql } from 'kysely';
import type { Condition } from '../conditions/index.ts';
import { toSql } from '../conditions/sql.ts';
import { newId, visibleTo, type Call } from '../database/index.ts';
import type { Value, Values } from '../imports/index.ts';
import { eventActor, type EventActor } from '../journal/index.ts';
import { pageById } from '../http/index.ts';
import { notFound } from '../refusal/index.ts';
import type { BulkKind, RowChange } from './kind.ts';

/** Which records: these, or all that meet a condition. */
export type Selection = { ids: readonly string[] } | { filter: Condition };

export type Report = {
  rows: number;
  changed: number;
  unchanged: number;
  refusedCount: number;
  refused: { id: string; label: string; code: string; message: string }[];
  examples: {
    id: string;
    label: string;
    differences: { field: string; from: Value; to: Value }[];
  }[];
};

export type UndoReport = {
  takenBack: number;
  keptCount: number;
  kept: { id: string; label: string; reason: string }[];
};

export type BulkStatus = 'running' | 'done' | 'undoing' | 'undone' | 'failed';

export type BulkRow = {
  id: string;
  kind: string;
  action: string;
  values: Record<string, unknown>;
  selection: Selection;
  status: BulkStatus;
  report: Report | null;
  jobId: string | null;
  undoJobId: string | null;
  undoReport: UndoReport | null;
  requestedBy: EventActor;
  createdAt: string;
  finishedAt: string | null;
  undoUntil: string | null;
  undoneAt: string | null;
  version: number;
};

// A job that failed or was stopped wrote nothing: the change stands where it stood before it.
const columns = sql`b.id, b.kind, b.action, b.values, b.selection, case
    when b.status = 'running' and j.status in ('failed', 'cancelled') then 'failed'
    when b.status = 'undoing' and j.status in ('failed', 'cancelled') then 'done'
    else b.status end as status,
  b.report, b.job_id, b.undo_job_id, b.undo_report, b.requested_by, b.created_at, b.finished_at, b.undo_until, b.undone_at, b.version`;
const from = sql`public.bulk_changes b left join public.background_jobs j on j.programme_id = b.programme_id
  and j.id = case b.status when 'undoing' then b.undo_job_id else b.job_id end`;

/** Ids of the chosen records that are there, at most so many. */
export async function chosenIds(
  { tx, actor, now }: Call,
  { table: { table }, catalogue }: BulkKind,
  selection: Selection,
  atMost: number,
): Promise<string[]> {
  const chosen =
    'ids' in selection
      ? sql`${sql.ref(`${table}.id`)} = any(${[...selection.ids]})`
      : toSql(selection.filter, catalogue, { now });
  const { rows } = await sql<{ id: string }>`select ${sql.ref(`${table}.id`)} as id
    from public.${sql.raw(table)} where ${sql.ref(`${table}.programme_id`)} = ${actor.programmeId} and ${chosen}
    order by 1 limit ${atMost}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Keeps others from changing these records until the transaction ends. */
export async function lockRecords(
  { tx, actor }: Call,
  table: string,
  ids: readonly string[],
): Promise<void> {
  await sql`select 1 from public.${sql.raw(table)} t where t.programme_id = ${actor.programmeId}
    and t.id = any(${[...ids]}) order by t.id for update`.execute(tx);
}

export async function insertBulkChange(
  { tx, actor, now }: Call,
  row: Pick<BulkRow, 'kind' | 'action' | 'values' | 'selection'>,
): Promise<string> {
  const id = newId('bulk');
  await sql`insert into public.bulk_changes (programme_id, id, kind, action, values, selection, status, requested_by, created_at)
    values (${actor.programmeId}, ${id}, ${row.kind}, ${row.action}, ${JSON.stringify(row.values)}::jsonb,
      ${JSON.stringify(row.selection)}::jsonb, 'running', ${JSON.stringify(eventActor(actor))}::jsonb, ${now})`.execute(
    tx,
  );
  return id;
}

export async function getBulkChange({ tx, actor }: Call, id: string): Promise<BulkRow> {
  const { rows } =
    await sql<BulkRow>`select ${columns} from ${from} where ${visibleTo(actor, 'b')} and b.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Keeps others from taking it back at the same time. */
export async function lockBulkChange(call: Call, id: string): Promise<BulkRow> {
  const { tx, actor } = call;
  await sql`select 1 from public.bulk_changes b where ${visibleTo(actor, 'b')} and b.id = ${id} for update`.execute(
    tx,
  );
  return getBulkChange(call, id);
}

/** A page of changes, newest first. */
export async function listBulkChanges(
  { tx, actor }: Call,
  query: { cursor?: string | undefined; limit: number },
) {
  const { rows } = await sql<BulkRow>`select ${columns} from ${from} where ${visibleTo(actor, 'b')}
      ${query.cursor === undefined ? sql`` : sql`and b.id < ${query.cursor}`}
    order by b.id desc limit ${query.limit + 1}`.execute(tx);
  return pageById(rows, query.limit);
}

export type BulkUpdate = Partial<{
  status: Exclude<BulkStatus, 'failed'>;
  report: Report;
  jobId: string;
  undoJobId: string;
  undoReport: UndoReport;
  finishedAt: Date;
  undoUntil: Date;
  undoneAt: Date;
}>;

const json = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value));

export async function saveBulkChange(
  { tx, actor }: Call,
  id: string,
  change: BulkUpdate,
): Promise<void> {
  await sql`update public.bulk_changes set status = coalesce(${change.status ?? null}, status),
      report = coalesce(${json(change.report)}::jsonb, report), job_id = coalesce(${change.jobId ?? null}, job_id),
      undo_job_id = coalesce(${change.undoJobId ?? null}, undo_job_id),
      undo_report = coalesce(${json(change.undoReport)}::jsonb, undo_report),
      finished_at = coalesce(${change.finishedAt ?? null}::timestamptz, finished_at),
      undo_until = coalesce(${change.undoUntil ?? null}::timestamptz, undo_until),
      undone_at = coalesce(${change.undoneAt ?? null}::timestamptz, undone_at), version = version + 1
    where programme_id = ${actor.programmeId} and id = ${id}`.execute(tx);
}

export async function keepRows(
  { tx, actor }: Call,
  bulkChangeId: string,
  changes: readonly RowChange[],
): Promise<void> {
  await sql`insert into public.bulk_change_rows (programme_id, bulk_change_id, record_id, label, before, after)
    select ${actor.programmeId}, ${bulkChangeId}, r.id, r.label, r.before, r.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r (id text, label text, before jsonb, after jsonb)`.execute(
    tx,
  );
}

/** What was done, record by record, those after an id. */
export async function rowsAfter(
  { tx, actor }: Call,
  bulkChangeId: string,
  after: string,
  limit: number,
): Promise<RowChange[]> {
  const { rows } = await sql<{ id: string; label: string; before: Values; after: Values }>`
    select record_id as id, label, before, after from public.bulk_change_rows
    where programme_id = ${actor.programmeId} and bulk_change_id = ${bulkChangeId} and record_id > ${after}
    order by record_id limit ${limit}`.execute(tx);
  return rows;
}

/** Whether a person still has one of these kinds of access. */
export async function stillMay(
  { tx, actor }: Call,
  personId: string,
  kinds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`select 1 from public.memberships
    where programme_id = ${actor.programmeId} and person_id = ${personId} and ended_at is null
      and kind = any(${[...kinds]}) limit 1`.execute(tx);
  return rows.length > 0;
}

/** Forgets what was kept of changes that stand for good, or were taken back. */
export async function forgetRows({ tx, actor, now }: Call): Promise<void> {
  await sql`delete from public.bulk_change_rows r using public.bulk_changes b
    where b.programme_id = ${actor.programmeId} and r.programme_id = b.programme_id and r.bulk_change_id = b.id
      and (b.undo_until <= ${now} or b.status = 'undone')`.execute(tx);
}
