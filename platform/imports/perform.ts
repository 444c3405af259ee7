import type { Call } from '../database/index.ts';
import { publish } from '../journal/index.ts';
import { refuse } from '../refusal/index.ts';
import { changeLog, changesBefore } from './change-log.ts';
import type { Counts, ImportKind, Kept, RecordKeeper } from './kind.ts';
import { runCsv, type Findings, type Progress, type Reopen } from './run-csv.ts';
import * as store from './store.ts';

/** What can be imported, and how each kind of record is put back. */
export type Kinds = { kinds: readonly ImportKind[]; keepers: readonly RecordKeeper[] };

/** What an import answers: on the command line, as a job's result, in the list of imports. */
export type ImportResult = Counts & {
  jobId: string;
  importId: string;
  kind: string;
  format: string;
  dryRun: boolean;
  refused: { row: number; field: string | null; code: string; message: string }[];
  refusedCount: number;
  /** Columns of the file that serve no field. */
  ignored: string[];
  warnings: { row: number; field: string | null; code: string; message: string }[];
  [fact: string]: unknown;
};

/** How long an import can be taken back. */
export const undoDays = 30;
const dayMs = 86_400_000;
const refusedKept = 1_000;

/** @throws 422 when there is no such kind, or none that can be imported yet */
export function kindOf({ kinds }: Kinds, word: string): ImportKind {
  const kind = kinds.find((one) => one.kind === word);
  if (kind) return kind;
  throw refuse('imports.kind-not-available', {
    status: 422,
    detail: `${word} cannot be imported${word === 'touches' ? ' yet: there are no records of touches to import into' : ''}. Choose ${kinds.map((one) => one.kind).join(', ')}.`,
    facts: { kinds: kinds.map((one) => one.kind) },
  });
}

/** @throws 422 when the kind has no such format */
export function demandFormat(kind: ImportKind, format: string): void {
  const formats = ['csv', ...Object.keys(kind.formats ?? {})];
  if (!formats.includes(format))
    throw refuse('imports.format-not-taken', {
      status: 422,
      detail: `${kind.title} are not read from the format ${format}. Choose ${formats.join(' or ')}.`,
      facts: { formats },
    });
}

/**
 * Checks or runs an import whole, in the transaction of the call: either everything is written,
 * with its change log and events, or nothing.
 */
export async function performImport(
  call: Call,
  kinds: Kinds,
  given: { row: store.ImportRow; jobId: string; dryRun: boolean },
  reopen: Reopen,
  progress: Progress,
): Promise<ImportResult> {
  const { row, jobId, dryRun } = given;
  const kind = kindOf(kinds, row.kind);
  if (!dryRun && !(await store.takeTurn(call))) throw busy();
  const findings =
    row.format === 'csv'
      ? await runCsv(
          call,
          kind,
          reopen,
          { importId: row.id, ...row.options, write: !dryRun },
          progress,
        )
      : await runFormat(call, kind, row, reopen, !dryRun);
  const refused = findings.refusedCount > 0;
  const wrote = !dryRun && !refused;
  if (!dryRun && refused)
    findings.counts = { rows: findings.counts.rows, created: 0, changed: 0, unchanged: 0, left: 0 };
  const { refusedCount, ...report } = findings;
  await store.saveImport(call, row.id, {
    status: refused ? 'refused' : dryRun ? 'checked' : 'done',
    report: { ...report, refused: report.refused.slice(0, refusedKept) },
    refusedCount,
    jobId,
    finishedAt: call.now,
    ...(wrote
      ? { runJobId: jobId, undoUntil: new Date(call.now.getTime() + undoDays * dayMs) }
      : {}),
  });
  if (wrote)
    await publish(call, 'imports.import-finished', {
      subjectId: row.id,
      facts: { kind: row.kind, fileName: row.fileName, jobId, ...findings.counts },
    });
  return resultOf(row, jobId, dryRun, findings);
}

function busy() {
  return refuse('imports.another-running', {
    status: 409,
    detail: 'Another import of this programme is running. Repeat this one when it has ended.',
  });
}

function resultOf(
  row: store.ImportRow,
  jobId: string,
  dryRun: boolean,
  findings: Findings,
): ImportResult {
  return {
    jobId,
    importId: row.id,
    kind: row.kind,
    format: row.format,
    dryRun,
    ...findings.counts,
    refused: findings.refused.map(({ row: at, field, code, message }) => ({
      row: at,
      field,
      code,
      message,
    })),
    refusedCount: findings.refusedCount,
    ignored: findings.file?.ignored ?? [],
    warnings: findings.warnings,
    ...findings.facts,
  };
}

async function runFormat(
  call: Call,
  kind: ImportKind,
  row: store.ImportRow,
  reopen: Reopen,
  write: boolean,
): Promise<Findings> {
  const format = kind.formats?.[row.format];
  if (!format) throw new Error(`${kind.kind} has no format ${row.format}.`);
  const today = call.now.toISOString().slice(0, 10);
  const options = { map: row.options.map ?? undefined, today, importId: row.id };
  const { counts, refused, warnings, examples, facts, changes } = await format.run(
    call,
    reopen(),
    options,
    write,
  );
  if (write) await changeLog(call, row.id).add(changes);
  return {
    counts,
    refused,
    refusedCount: refused.length,
    refusedRows: [],
    examples,
    warnings,
    key: null,
    file: null,
    facts,
  };
}

export type UndoResult = {
  jobId: string;
  importId: string;
  undone: string | null;
  takenBack: number;
  kept: Kept[];
  keptCount: number;
};

/**
 * @throws 409 when there is nothing to take back, it was taken back already, or it is too late
 */
export function demandUndoable(row: store.ImportRow, now: Date): void {
  const no = (code: string, detail: string) =>
    refuse(code, { status: 409, detail, facts: { status: row.status } });
  if (row.status === 'undone')
    throw no('imports.already-undone', `This import was undone on ${row.undoneAt?.slice(0, 10)}.`);
  if (row.runJobId === null || row.status === 'undoing')
    throw no(
      'imports.nothing-to-undo',
      row.status === 'undoing'
        ? 'This import is being undone just now.'
        : 'This import wrote nothing, so there is nothing to undo.',
    );
  if (row.undoUntil !== null && new Date(row.undoUntil) <= now)
    throw no(
      'imports.undo-too-late',
      `An import can be undone for ${undoDays} days; this one could until ${row.undoUntil.slice(0, 10)}.`,
    );
}

const keptAtMost = 1_000;

/** Takes back what an import did, the last change first; what cannot go back stays, with the reason. */
export async function performUndo(
  call: Call,
  { keepers }: Kinds,
  row: store.ImportRow,
  jobId: string,
  progress: Progress,
): Promise<UndoResult> {
  if (!(await store.takeTurn(call))) throw busy();
  const kept: Kept[] = [];
  let keptCount = 0;
  let takenBack = 0;
  for (let before = 2 ** 31 - 1; ; ) {
    const changes = await changesBefore(call, row.id, before);
    const last = changes.at(-1);
    if (!last) break;
    before = last.number;
    for (const record of new Set(changes.map((change) => change.record))) {
      const keeper = keepers.find((one) => one.record === record);
      if (!keeper) throw new Error(`Nobody knows how to take back a ${record}.`);
      const own = changes.filter((change) => change.record === record);
      const stays = await keeper.undo(call, own, row.id);
      kept.push(...stays.slice(0, keptAtMost - kept.length));
      keptCount += stays.length;
      takenBack += own.length - stays.length;
    }
    await progress({ stage: 'Taking back', done: takenBack + keptCount });
  }
  await store.saveImport(call, row.id, {
    status: 'undone',
    undoJobId: jobId,
    undoneAt: call.now,
    undoReport: { takenBack, kept, keptCount },
  });
  await publish(call, 'imports.import-undone', {
    subjectId: row.id,
    facts: { kind: row.kind, fileName: row.fileName, jobId, takenBack, kept: keptCount },
  });
  return { jobId, importId: row.id, undone: row.runJobId, takenBack, kept, keptCount };
}
