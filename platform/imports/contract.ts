import { z } from 'zod';
import { actorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment, pageOf, text } from '../http/contract.ts';
import { JobShape } from '../jobs/contract.ts';

/** What can be imported. `touches` has no records yet and is refused. */
export const importKinds = [
  'partners',
  'accounts',
  'leads',
  'deals',
  'touches',
  'products',
  'transactions',
  'prospects',
] as const;

const statuses = [
  'checking',
  'checked',
  'running',
  'done',
  'refused',
  'undoing',
  'undone',
  'failed',
] as const;

const value = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])
  .nullable();

export const RefusedRow = z
  .object({
    row: z.int().describe('As a spreadsheet counts: the header is row 1; 0 is the map'),
    field: z.string().nullable(),
    code: z.string(),
    message: z.string().describe('What is wrong, and how to mend it'),
  })
  .meta({ id: 'RefusedRow' });

const Counts = z
  .object({
    rows: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    left: z.int(),
  })
  .meta({ id: 'ImportCounts' });

const Mapping = z
  .object({
    field: z.string(),
    label: z.string(),
    required: z.boolean(),
    header: z.string().nullable(),
    constant: z.string().nullable(),
    confidence: z.number().nullable().describe('0 to 1; 1 where a person said it'),
    why: z.string(),
  })
  .meta({ id: 'ImportMapping' });

const Report = z
  .object({
    counts: Counts,
    key: z.string().nullable().describe('The field by which rows are known'),
    file: z
      .object({
        headers: z.array(z.string()),
        mapping: z.array(Mapping),
        ignored: z.array(z.string()).describe('Columns that serve no field'),
        preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        format: z.object({ encoding: z.string(), separator: z.string() }),
      })
      .nullable(),
    examples: z.array(
      z.object({
        row: z.int(),
        action: z.enum(['create', 'change']),
        label: z.string(),
        id: z.string().nullable(),
        differences: z.array(z.object({ field: z.string(), from: value, to: value })),
      }),
    ),
    refused: z.array(RefusedRow),
    warnings: z.array(RefusedRow),
    facts: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ImportReport' });

const inList = {
  id: idOf('imp'),
  kind: z.string(),
  format: z.string(),
  fileName: z.string(),
  fileId: idOf('file').nullable(),
  status: z.enum(statuses),
  refusedCount: z.int(),
  jobId: idOf('job').nullable().describe('The check or run that was asked for last'),
  undoJobId: idOf('job').nullable(),
  requestedBy: z.object({ kind: z.enum(actorKinds), name: z.string() }),
  createdAt: moment,
  finishedAt: moment.nullable(),
  undoUntil: moment.nullable(),
  undoneAt: moment.nullable(),
  version: z.int(),
};

export const ImportInList = z
  .object({ ...inList, counts: Counts.nullable() })
  .meta({ id: 'ImportInList' });

export const ImportShape = z
  .object({
    ...inList,
    options: z.object({ map: z.unknown(), key: z.string().nullable() }),
    report: Report.nullable(),
    undoReport: z
      .object({
        takenBack: z.int(),
        keptCount: z.int(),
        kept: z.array(z.object({ record: z.string(), recordId: z.string(), reason: z.string() })),
      })
      .nullable(),
  })
  .meta({ id: 'Import' });

/** `id` is the job's, for GET /v1/jobs/{id}. */
export const ImportJob = JobShape.extend({ jobId: idOf('job'), importId: idOf('imp') }).meta({
  id: 'ImportJob',
});

const megabyte = 1024 * 1024;
const NewImport = z.strictObject({
  kind: z.enum(importKinds),
  fileId: idOf('file').optional().describe('A file stored by POST /v1/files'),
  content: z.string().max(megabyte).optional().describe('The file itself, when it is small'),
  fileName: text(200).optional(),
  map: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Field to header; guessed when not given'),
  key: text(200).optional().describe('Field or column by which rows are known'),
  format: z.enum(['csv', 'landscape']).optional(),
  dryRun: z.boolean().optional(),
});

const may = ['vendor.admin', 'vendor.channel-manager', 'api-key'] as const;
const params = z.strictObject({ id: idOf('imp') });
const refusals = [
  'imports.kind-not-available',
  'imports.format-not-taken',
  'imports.file-missing',
  'imports.another-running',
] as const;

export const contract = defineContract({
  'POST /imports': {
    operationId: 'startImport',
    summary: 'Check a file, or import it whole',
    may,
    body: NewImport,
    maxBytes: 2 * megabyte,
    answer: ImportJob,
    status: 202,
    refusals,
  },
  'GET /imports': {
    operationId: 'listImports',
    summary: 'Imports, newest first',
    may,
    query: z.strictObject({
      cursor: idOf('imp').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ type: 'integer' }),
      kind: z.string().max(100).optional(),
    }),
    answer: pageOf(ImportInList),
  },
  'GET /imports/{id}': {
    operationId: 'getImport',
    summary: 'What an import found, would do, or did',
    may,
    params,
    answer: ImportShape,
  },
  'POST /imports/{id}/run': {
    operationId: 'runImport',
    summary: 'Run an import that was checked',
    may,
    params,
    answer: ImportJob,
    status: 202,
    refusals: ['imports.not-runnable'],
  },
  'POST /imports/{id}/undo': {
    operationId: 'undoImport',
    summary: 'Take back what an import did',
    may,
    params,
    answer: ImportJob,
    status: 202,
    refusals: ['imports.already-undone', 'imports.nothing-to-undo', 'imports.undo-too-late'],
  },
  'GET /imports/{id}/refused.csv': {
    operationId: 'downloadRefusedRows',
    summary: 'The refused rows with what to mend, to be corrected and imported',
    may,
    params,
    answer: null,
    status: 200,
  },
});
