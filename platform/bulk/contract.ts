import { z } from 'zod';
import { actorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment, pageOf, text } from '../http/contract.ts';

const value = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])
  .nullable();

const Report = z
  .object({
    rows: z.int().describe('Records that were chosen'),
    changed: z.int(),
    unchanged: z.int().describe('Stay, as they are so already'),
    refusedCount: z.int(),
    refused: z
      .array(z.object({ id: z.string(), label: z.string(), code: z.string(), message: z.string() }))
      .describe('The first hundred'),
    examples: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          differences: z.array(z.object({ field: z.string(), from: value, to: value })),
        }),
      )
      .describe('The first twenty that change'),
  })
  .meta({ id: 'BulkReport' });

const statuses = ['preview', 'running', 'done', 'undoing', 'undone', 'failed'] as const;

export const BulkChange = z
  .object({
    id: idOf('bulk').nullable().describe('Null for a preview, which is not kept'),
    kind: z.string(),
    action: z.string(),
    title: z.string(),
    values: z.record(z.string(), z.unknown()),
    status: z.enum(statuses),
    report: Report.nullable(),
    jobId: idOf('job').nullable().describe('For GET /v1/jobs/{id}'),
    undoJobId: idOf('job').nullable(),
    undoReport: z
      .object({
        takenBack: z.int(),
        keptCount: z.int(),
        kept: z.array(z.object({ id: z.string(), label: z.string(), reason: z.string() })),
      })
      .nullable(),
    requestedBy: z.object({ kind: z.enum(actorKinds), name: z.string() }),
    createdAt: moment,
    finishedAt: moment.nullable(),
    undoUntil: moment.nullable(),
    undoneAt: moment.nullable(),
    version: z.int(),
  })
  .meta({ id: 'BulkChange' });

export const rowsAtMost = 20_000;

const selection = {
  kind: text(40).describe('Which records: see GET /v1/bulk-actions'),
  ids: z.array(z.string().max(40)).min(1).max(rowsAtMost).optional().describe('These records'),
  filter: z.unknown().optional().describe('All records that meet this condition; {all: []} is all'),
};

const may = ['vendor.admin', 'vendor.channel-manager', 'api-key'] as const;
const params = z.strictObject({ id: idOf('bulk') });
const refusals = [
  'bulk.kind-unknown',
  'bulk.selection-invalid',
  'bulk.too-many',
  'access.not-allowed',
] as const;
const megabyte = 1024 * 1024;

export const contract = defineContract({
  'GET /bulk-actions': {
    operationId: 'listBulkActions',
    summary: 'What can be done to many records at once',
    may,
    answer: z.object({
      data: z.array(
        z.object({
          kind: z.string(),
          action: z.string(),
          title: z.string(),
          values: z.record(z.string(), z.unknown()).describe('JSON Schema of the values'),
        }),
      ),
    }),
  },
  'POST /bulk-selections': {
    operationId: 'countBulkSelection',
    summary: 'How many records a selection has',
    may,
    body: z.strictObject(selection),
    maxBytes: megabyte,
    answer: z.object({ rows: z.int() }),
    refusals,
  },
  'POST /bulk-changes': {
    operationId: 'startBulkChange',
    summary: 'Look at a change of many records, or make it as a job',
    may,
    body: z.strictObject({
      ...selection,
      action: text(40),
      values: z.record(z.string(), z.unknown()),
      dryRun: z.boolean().optional().describe('Only say what would change'),
    }),
    maxBytes: megabyte,
    answer: BulkChange,
    status: 202,
    refusals,
  },
  'GET /bulk-changes': {
    operationId: 'listBulkChanges',
    summary: 'Changes of many records, newest first',
    may,
    query: z.strictObject({
      cursor: idOf('bulk').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ type: 'integer' }),
    }),
    answer: pageOf(BulkChange),
  },
  'GET /bulk-changes/{id}': {
    operationId: 'getBulkChange',
    summary: 'What a change of many records did',
    may,
    params,
    answer: BulkChange,
  },
  'POST /bulk-changes/{id}/undo': {
    operationId: 'undoBulkChange',
    summary: 'Take back a change of many records, but for those that were changed since',
    may,
    params,
    answer: BulkChange,
    status: 202,
    refusals: ['bulk.nothing-to-undo', 'bulk.already-undone', 'bulk.undo-too-late'],
  },
});
