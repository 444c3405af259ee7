import type { JobHandler } from '../jobs/index.ts';
import { importJobs } from './actions.ts';
import { importRoutes } from './routes.ts';
import type { BoundRoute } from '../http/index.ts';
import type { Kinds } from './perform.ts';

export { contract, importKinds as importWords } from './contract.ts';
export { difference, sameValue } from './difference.ts';
export { eventTitles } from './events.ts';
export { forgetOldChanges } from './upkeep.ts';
export { importNow, importProgramme, undoNow } from './in-process.ts';
export {
  problem,
  type Change,
  type Counts,
  type Example,
  type FormatOutcome,
  type ImportField,
  type ImportFormat,
  type ImportKind,
  type Kept,
  type KindRun,
  type Plan,
  type ReadRow,
  type RecordKeeper,
  type Value,
  type Values,
  type WritePlan,
} from './kind.ts';
export { forgetKeys, keepKeys, recordsOfKeys } from './record-keys.ts';
export type { ImportResult, Kinds, UndoResult } from './perform.ts';
export {
  findRows,
  rowsById,
  removeRows,
  writeRows,
  type RecordTable,
  type StoredRow,
} from './rows.ts';
export { undoRows } from './undo-rows.ts';
export { whatHangsOn } from './hanging.ts';

/** The HTTP operations and long jobs of imports, for the kinds that the product has. */
export function composeImports(kinds: Kinds): { routes: BoundRoute[]; jobs: JobHandler[] } {
  return { routes: importRoutes(kinds), jobs: importJobs(kinds) };
}
