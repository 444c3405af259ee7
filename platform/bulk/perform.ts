import type { Call } from '../database/index.ts';
import { difference, rowsById, sameValue, type StoredRow } from '../imports/index.ts';
import type { RunningJob } from '../jobs/index.ts';
import { publish } from '../journal/index.ts';
import type { BulkAction, BulkKind, RowChange } from './kind.ts';
import * as store from './store.ts';

const rowsAtOnce = 200;
const examplesKept = 20;
const refusedKept = 100;
const keptAtMost = 100;

/** How long a change of many records can be taken back. */
export const undoDays = 30;
const dayMs = 86_400_000;

type Progress = RunningJob['progress'];
export type Deed = { kind: BulkKind; action: BulkAction; values: never };

const none: store.Report = {
  rows: 0,
  changed: 0,
  unchanged: 0,
  refusedCount: 0,
  refused: [],
  examples: [],
};

/** Plans every chosen record, and with `write` changes those that are to change. */
async function goThrough(
  call: Call,
  { kind, action, values }: Deed,
  ids: readonly string[],
  write?: { progress: Progress; keep: (changes: readonly RowChange[]) => Promise<void> },
): Promise<store.Report> {
  let report = { ...none, rows: ids.length };
  await write?.progress({ stage: 'Changing', done: 0, total: ids.length });
  for (let start = 0; start < ids.length; start += rowsAtOnce) {
    const some = ids.slice(start, start + rowsAtOnce);
    if (write) await store.lockRecords(call, kind.table.table, some);
    const rows = await rowsById(call, kind.table, some);
    const changes: RowChange[] = [];
    for (const row of rows.values()) report = planned(report, kind, action, values, row, changes);
    if (write && changes.length > 0) {
      await action.write(call, changes, values);
      await write.keep(changes);
    }
    await write?.progress({ done: Math.min(start + rowsAtOnce, ids.length) });
  }
  return report;
}

function planned(
  report: store.Report,
  kind: BulkKind,
  action: BulkAction,
  values: never,
  row: StoredRow,
  changes: RowChange[],
): store.Report {
  const plan = action.plan(row, values);
  const who = { id: row.id, label: kind.labelOf(row) };
  if ('refused' in plan)
    return {
      ...report,
      refusedCount: report.refusedCount + 1,
      refused: [...report.refused, { ...who, ...plan.refused }].slice(0, refusedKept),
    };
  const differs = difference(row.values, plan.wanted);
  if (!differs) return { ...report, unchanged: report.unchanged + 1 };
  changes.push({ ...who, ...differs });
  const differences = Object.keys(differs.after).map((field) => ({
    field,
    from: differs.before[field] ?? null,
    to: differs.after[field] ?? null,
  }));
  return {
    ...report,
    changed: report.changed + 1,
    examples: [...report.examples, { ...who, differences }].slice(0, examplesKept),
  };
}

/** Says what would change; writes nothing. */
export function preview(call: Call, deed: Deed, ids: readonly string[]): Promise<store.Report> {
  return goThrough(call, deed, ids);
}

/** Changes the chosen records in the transaction of the call: all that are not refused, or none. */
export async function perform(
  call: Call,
  deed: Deed,
  row: store.BulkRow,
  ids: readonly string[],
  progress: Progress,
): Promise<store.Report> {
  const report = await goThrough(call, deed, ids, {
    progress,
    keep: (changes) => store.keepRows(call, row.id, changes),
  });
  await store.saveBulkChange(call, row.id, {
    status: 'done',
    report,
    finishedAt: call.now,
    ...(report.changed > 0 ? { undoUntil: new Date(call.now.getTime() + undoDays * dayMs) } : {}),
  });
  const { changed, unchanged, refusedCount } = report;
  await publish(call, 'bulk.change-finished', {
    subjectId: row.id,
    facts: { kind: row.kind, action: row.action, changed, unchanged, refused: refusedCount },
  });
  return report;
}

/** Takes a change back, record by record; what was changed since stays, and is named. */
export async function undo(
  call: Call,
  { kind, action, values }: Deed,
  row: store.BulkRow,
  progress: Progress,
): Promise<store.UndoReport> {
  let report: store.UndoReport = { takenBack: 0, keptCount: 0, kept: [] };
  await progress({ stage: 'Taking back', done: 0, total: row.report?.changed ?? 0 });
  for (let after = ''; ; ) {
    const changes = await store.rowsAfter(call, row.id, after, rowsAtOnce);
    const last = changes.at(-1);
    if (!last) break;
    after = last.id;
    const ids = changes.map(({ id }) => id);
    await store.lockRecords(call, kind.table.table, ids);
    const present = await rowsById(call, kind.table, ids);
    const stays = changes.flatMap((change) => {
      const reason = whyNot(present.get(change.id), change);
      return reason === null ? [] : [{ id: change.id, label: change.label, reason }];
    });
    const staying = new Set(stays.map(({ id }) => id));
    const goes = changes.filter(({ id }) => !staying.has(id));
    if (goes.length > 0) await action.undo(call, goes, values);
    report = {
      takenBack: report.takenBack + goes.length,
      keptCount: report.keptCount + stays.length,
      kept: [...report.kept, ...stays].slice(0, keptAtMost),
    };
    await progress({ done: report.takenBack + report.keptCount });
  }
  await store.saveBulkChange(call, row.id, {
    status: 'undone',
    undoneAt: call.now,
    undoReport: report,
  });
  await publish(call, 'bulk.change-undone', {
    subjectId: row.id,
    facts: {
      kind: row.kind,
      action: row.action,
      takenBack: report.takenBack,
      kept: report.keptCount,
    },
  });
  return report;
}

function whyNot(row: StoredRow | undefined, { after }: RowChange): string | null {
  if (!row) return 'It is not there any more.';
  const moved = Object.keys(after).filter(
    (name) => !sameValue(row.values[name] ?? null, after[name] ?? null),
  );
  return moved.length === 0 ? null : 'It was changed since.';
}
