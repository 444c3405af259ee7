import type { Call } from '../database/index.ts';
import { readFile, storeFile } from '../files/index.ts';
import { getJob, startJob, type Job, type JobHandler } from '../jobs/index.ts';
import { refuse } from '../refusal/index.ts';
import {
  demandFormat,
  demandUndoable,
  kindOf,
  performImport,
  performUndo,
  type Kinds,
} from './perform.ts';
import * as store from './store.ts';

export type ImportRequest = {
  kind: string;
  fileId?: string | undefined;
  content?: string | undefined;
  fileName?: string | undefined;
  map?: Record<string, unknown> | undefined;
  key?: string | undefined;
  format?: string | undefined;
  dryRun?: boolean | undefined;
};

export type ImportJob = Job & { jobId: string; importId: string };

const runKind = 'imports.run';
const undoKind = 'imports.undo';

/** Puts a file in line to be checked or imported; its job tells the result. */
export async function startImport(
  call: Call,
  kinds: Kinds,
  request: ImportRequest,
): Promise<ImportJob> {
  const kind = kindOf(kinds, request.kind);
  const format = request.format ?? 'csv';
  demandFormat(kind, format);
  const file = await fileOf(call, request);
  const dryRun = request.dryRun ?? false;
  const importId = await store.insertImport(call, {
    kind: kind.kind,
    format,
    fileName: file.name,
    fileId: file.id,
    options: { map: request.map ?? null, key: request.key ?? null },
    status: dryRun ? 'checking' : 'running',
  });
  return inLine(call, importId, runKind, { dryRun }, file.id);
}

async function fileOf(
  call: Call,
  { fileId, content, fileName }: ImportRequest,
): Promise<{ id: string; name: string }> {
  if ((fileId === undefined) === (content === undefined))
    throw refuse('imports.file-missing', {
      status: 422,
      detail: 'Give either fileId, of a file stored before, or content, the text itself.',
    });
  if (fileId !== undefined) return readFile(call, fileId);
  return storeFile(call, {
    bytes: Buffer.from(content ?? '', 'utf8'),
    name: fileName ?? 'import.csv',
    purpose: 'import',
  });
}

async function inLine(
  call: Call,
  importId: string,
  kind: string,
  input: object,
  fileId: string | null,
): Promise<ImportJob> {
  const jobId = await startJob(call, kind, { importId, ...input }, fileId === null ? [] : [fileId]);
  await store.saveImport(call, importId, kind === runKind ? { jobId } : { undoJobId: jobId });
  return { ...(await getJob(call, jobId)), jobId, importId };
}

/** Runs a checked import in earnest. */
export async function runChecked(call: Call, id: string): Promise<ImportJob> {
  const row = await store.lockImport(call, id);
  if (row.fileId === null || !['checked', 'refused', 'failed'].includes(row.status) || row.runJobId)
    throw refuse('imports.not-runnable', {
      status: 409,
      detail: `This import is ${row.status}; only one that was checked, and whose file is kept, can be run.`,
      facts: { status: row.status },
    });
  await store.saveImport(call, id, { status: 'running' });
  return inLine(call, id, runKind, { dryRun: false }, row.fileId);
}

export async function startUndo(call: Call, id: string): Promise<ImportJob> {
  const row = await store.lockImport(call, id);
  demandUndoable(row, call.now);
  await store.saveImport(call, id, { status: 'undoing' });
  return inLine(call, id, undoKind, {}, null);
}

/** The long jobs of imports. Their effect commits with their end, so a killed one begins anew. */
export function importJobs(kinds: Kinds): JobHandler[] {
  return [
    {
      kind: runKind,
      restartable: true,
      run: (job) =>
        job.transaction(async (call) => {
          const row = await store.getImport(call, String(job.input['importId']));
          const file = await readFile(call, row.fileId ?? '');
          const given = { row, jobId: job.id, dryRun: job.input['dryRun'] === true };
          const result = await performImport(call, kinds, given, () => file.bytes, job.progress);
          const problems = result.refused
            .slice(0, 100)
            .map(({ row: at, field, code, message }) => ({
              row: at,
              code,
              message,
              ...(field === null ? {} : { field }),
            }));
          await job.finish(call, { ...result, refused: result.refused.slice(0, 1_000) }, problems);
        }),
    },
    {
      kind: undoKind,
      restartable: true,
      run: (job) =>
        job.transaction(async (call) => {
          const row = await store.getImport(call, String(job.input['importId']));
          await job.finish(call, await performUndo(call, kinds, row, job.id, job.progress));
        }),
    },
  ];
}
