import { z } from 'zod';
import type { ActorKind } from '../access/actor.ts';
import { parseCondition } from '../conditions/index.ts';
import type { Call } from '../database/index.ts';
import { startJob, type JobHandler } from '../jobs/index.ts';
import { eventActor } from '../journal/index.ts';
import { refuse } from '../refusal/index.ts';
import { rowsAtMost } from './contract.ts';
import type { BulkAction, BulkKind } from './kind.ts';
import { perform, preview, undo, undoDays, type Deed } from './perform.ts';
import * as store from './store.ts';

export type SelectionRequest = {
  kind: string;
  ids?: readonly string[] | undefined;
  filter?: unknown;
};
export type BulkRequest = SelectionRequest & {
  action: string;
  values: Record<string, unknown>;
  dryRun?: boolean | undefined;
};

const runKind = 'bulk.change';
const undoKind = 'bulk.undo';

/** What can be done to which records, with the schemas of the values. */
export function describeActions(kinds: readonly BulkKind[]) {
  return kinds.flatMap(({ kind, actions }) =>
    actions.map(({ action, title, values }) => ({
      kind,
      action,
      title,
      values: z.toJSONSchema(values, { io: 'input' }) as Record<string, unknown>, // a JSON Schema is an object
    })),
  );
}

export async function countSelection(
  call: Call,
  kinds: readonly BulkKind[],
  request: SelectionRequest,
): Promise<{ rows: number }> {
  const kind = kindOf(kinds, request.kind);
  return { rows: (await chosen(call, kind, selectionOf(kind, request))).length };
}

/** Says what a change would do, or puts it in line; its job tells the result. */
export async function startBulkChange(
  call: Call,
  kinds: readonly BulkKind[],
  request: BulkRequest,
) {
  const kind = kindOf(kinds, request.kind);
  const action = actionOf(kind, request.action);
  demandRight(call, action);
  const values = valuesOf(action, request.values);
  const selection = selectionOf(kind, request);
  const ids = await chosen(call, kind, selection);
  const asked = { kind: kind.kind, action: action.action, values: request.values, selection };
  if (request.dryRun) {
    const report = await preview(call, { kind, action, values }, ids);
    return tell(kinds, previewOf(call, asked, report));
  }
  const id = await store.insertBulkChange(call, asked);
  const jobId = await startJob(call, runKind, { bulkChangeId: id });
  await store.saveBulkChange(call, id, { jobId });
  return tell(kinds, await store.getBulkChange(call, id));
}

function previewOf(
  call: Call,
  asked: Pick<store.BulkRow, 'kind' | 'action' | 'values' | 'selection'>,
  report: store.Report,
) {
  return {
    ...asked,
    id: null,
    status: 'preview' as const,
    report,
    jobId: null,
    undoJobId: null,
    undoReport: null,
    requestedBy: eventActor(call.actor),
    createdAt: call.now.toISOString(),
    finishedAt: null,
    undoUntil: null,
    undoneAt: null,
    version: 0,
  };
}

/** @throws 409 when there is nothing to take back, it was taken back already, or it is too late */
export async function startUndo(call: Call, kinds: readonly BulkKind[], id: string) {
  const row = await store.lockBulkChange(call, id);
  demandRight(call, deedOf(kinds, row).action);
  const no = (code: string, detail: string) =>
    refuse(code, { status: 409, detail, facts: { status: row.status } });
  if (row.status === 'undone')
    throw no('bulk.already-undone', 'This change was taken back before.');
  if (row.status !== 'done' || row.undoUntil === null)
    throw no('bulk.nothing-to-undo', 'This change wrote nothing that could be taken back now.');
  if (new Date(row.undoUntil) <= call.now)
    throw no('bulk.undo-too-late', `A change can be taken back for ${undoDays} days.`);
  const undoJobId = await startJob(call, undoKind, { bulkChangeId: id, by: call.actor.kind });
  await store.saveBulkChange(call, id, { status: 'undoing', undoJobId });
  return tell(kinds, await store.getBulkChange(call, id));
}

/** A change with the title of its action. */
export function tell<R extends { kind: string; action: string }>(
  kinds: readonly BulkKind[],
  row: R,
): R & { title: string } {
  const kind = kinds.find((one) => one.kind === row.kind);
  const action = kind?.actions.find((one) => one.action === row.action);
  return { ...row, title: action?.title ?? row.action };
}

/** The long jobs. Their effect commits with their end, so a killed one begins anew. */
export function bulkJobs(kinds: readonly BulkKind[]): JobHandler[] {
  return [
    {
      kind: runKind,
      restartable: true,
      run: (job) =>
        job.transaction(async (call) => {
          const row = await store.getBulkChange(call, String(job.input['bulkChangeId']));
          const deed = deedOf(kinds, row);
          await demandStill(call, job.requestedBy, deed.action);
          const ids = await chosen(call, deed.kind, row.selection);
          const { rows, changed, unchanged, refusedCount, refused } = await perform(
            call,
            deed,
            row,
            ids,
            job.progress,
          );
          const problems = refused.map(({ label, code, message }) => ({
            code,
            message: `${label}: ${message}`,
          }));
          await job.finish(call, { rows, changed, unchanged, refusedCount }, problems);
        }),
    },
    {
      kind: undoKind,
      restartable: true,
      run: (job) =>
        job.transaction(async (call) => {
          const row = await store.getBulkChange(call, String(job.input['bulkChangeId']));
          const deed = deedOf(kinds, row);
          await demandStill(call, job.requestedBy, deed.action);
          const { takenBack, keptCount } = await undo(call, deed, row, job.progress);
          await job.finish(call, { takenBack, keptCount });
        }),
    },
  ];
}

function kindOf(kinds: readonly BulkKind[], word: string): BulkKind {
  const kind = kinds.find((one) => one.kind === word);
  if (kind) return kind;
  throw refuse('bulk.kind-unknown', {
    status: 422,
    detail: `Many of ${word} cannot be changed at once. Choose ${kinds.map((one) => one.kind).join(', ')}.`,
  });
}

function actionOf(kind: BulkKind, word: string): BulkAction {
  const action = kind.actions.find((one) => one.action === word);
  if (action) return action;
  throw refuse('bulk.kind-unknown', {
    status: 422,
    detail: `${word} cannot be done to many ${kind.kind}. Choose ${kind.actions.map((one) => one.action).join(', ')}.`,
  });
}

function deedOf(kinds: readonly BulkKind[], row: store.BulkRow): Deed {
  const kind = kindOf(kinds, row.kind);
  const action = actionOf(kind, row.action);
  return { kind, action, values: valuesOf(action, row.values) };
}

/** Values as the action's own shape has them; only its own functions read them. */
function valuesOf({ values }: BulkAction, given: Record<string, unknown>): never {
  const parsed = values.safeParse(given);
  if (parsed.success) return parsed.data as never;
  const errors = parsed.error.issues.map(({ path, code, message }) => ({
    pointer: `/values${path.map((part) => `/${String(part)}`).join('')}`,
    code: code.replaceAll('_', '-'),
    detail: message,
  }));
  throw refuse('http.invalid-request', {
    status: 400,
    detail: errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' '),
    errors,
  });
}

function selectionOf(kind: BulkKind, { ids, filter }: SelectionRequest): store.Selection {
  if ((ids === undefined) === (filter === undefined))
    throw refuse('bulk.selection-invalid', {
      status: 422,
      detail: 'Give either ids, of single records, or filter, a condition for all of them.',
    });
  if (ids !== undefined) return { ids };
  const parsed = parseCondition(filter, kind.catalogue, { pointer: '/filter' });
  if (parsed.ok) return { filter: parsed.condition };
  throw refuse('bulk.selection-invalid', {
    status: 422,
    detail: parsed.problems.map(({ detail }) => detail).join(' '),
    errors: [...parsed.problems],
  });
}

async function chosen(call: Call, kind: BulkKind, selection: store.Selection): Promise<string[]> {
  const ids = await store.chosenIds(call, kind, selection, rowsAtMost + 1);
  if (ids.length <= rowsAtMost) return ids;
  throw refuse('bulk.too-many', {
    status: 422,
    detail: `More than ${rowsAtMost} records are chosen. Narrow the filter, and change them in parts.`,
  });
}

function demandRight({ actor }: Call, action: BulkAction): void {
  if (!action.may.includes(actor.kind))
    throw refuse('access.not-allowed', { status: 403, detail: 'Your role may not do this.' });
}

/** A change that waits does not outlive the access of whoever asked for it. */
async function demandStill(
  call: Call,
  { kind, personId }: { kind: ActorKind; personId: string | null },
  action: BulkAction,
): Promise<void> {
  if (kind === 'host') return;
  if (personId !== null && (await store.stillMay(call, personId, action.may))) return;
  throw refuse('access.not-allowed', {
    status: 403,
    detail: 'Whoever asked for this may not do it any more.',
  });
}
