import { sql } from 'kysely';
import { newId, type Call, type Database } from '../database/index.ts';
import { noteJob } from '../jobs/index.ts';
import {
  demandFormat,
  demandUndoable,
  kindOf,
  performImport,
  performUndo,
  type ImportResult,
  type Kinds,
  type UndoResult,
} from './perform.ts';
import type { Reopen } from './run-csv.ts';
import * as store from './store.ts';

const quiet = () => Promise.resolve();

/**
 * Imports at once, in the transaction of the call, for commands. It stands among the jobs and
 * imports as one that was done in the background does.
 *
 * @param call as the worker's side: only it may take records away
 */
export async function importNow(
  call: Call,
  kinds: Kinds,
  given: {
    kind: string;
    format: string;
    fileName: string;
    map: unknown;
    key: string | null;
    dryRun: boolean;
  },
  reopen: Reopen,
): Promise<ImportResult> {
  const { kind, format, fileName, map, key, dryRun } = given;
  demandFormat(kindOf(kinds, kind), format);
  const importId = await store.insertImport(call, {
    kind,
    format,
    fileName,
    fileId: null,
    options: { map: map ?? null, key },
    status: dryRun ? 'checking' : 'running',
  });
  const jobId = newId('job');
  const row = await store.getImport(call, importId);
  const result = await performImport(call, kinds, { row, jobId, dryRun }, reopen, quiet);
  const kept = { ...result, refused: result.refused.slice(0, 1_000) };
  await noteJob(call, 'imports.run', { id: jobId, input: { importId, dryRun }, result: kept });
  return result;
}

/** Undoes at once. @param jobOrImport the id of the run's job, or of the import */
export async function undoNow(call: Call, kinds: Kinds, jobOrImport: string): Promise<UndoResult> {
  const { id } = await store.importOfJob(call, jobOrImport);
  const row = await store.lockImport(call, id);
  demandUndoable(row, call.now);
  const jobId = newId('job');
  const result = await performUndo(call, kinds, row, jobId, quiet);
  await noteJob(call, 'imports.undo', { id: jobId, input: { importId: id }, result });
  return result;
}

/** @returns the programme in which an import was made, by the id of its job or its own */
export async function importProgramme(
  database: Database,
  jobOrImport: string,
): Promise<string | null> {
  const { rows } = await sql<{ programmeId: string }>`select programme_id from public.imports
    where id = ${jobOrImport} or job_id = ${jobOrImport} or run_job_id = ${jobOrImport} limit 1`.execute(
    database.pools.worker,
  );
  return rows[0]?.programmeId ?? null;
}
