import { z } from 'zod';
import { actorKinds, partnerKinds, vendorKinds } from '../access/actor.ts';
import { defineContract, idOf, moment, pageOf } from '../http/contract.ts';

const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export const JobShape = z
  .object({
    id: idOf('job'),
    kind: z.string(),
    status: z.enum(jobStatuses),
    stage: z.string().nullable().describe('What is being done just now, in words'),
    done: z.int(),
    total: z.int().nullable(),
    result: z.record(z.string(), z.unknown()).nullable(),
    problems: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        row: z.int().optional(),
        field: z.string().optional(),
      }),
    ),
    requestedBy: z.object({ kind: z.enum(actorKinds), name: z.string() }),
    cancelRequested: z.boolean(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Job' });

const readers = [...vendorKinds, ...partnerKinds, 'api-key'] as const;
const params = z.strictObject({ id: idOf('job') });

export const contract = defineContract({
  'GET /jobs': {
    operationId: 'listJobs',
    summary: 'Long jobs and what failed for good, newest first',
    may: readers,
    query: z.strictObject({
      cursor: idOf('job').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ type: 'integer' }),
      status: z.enum(jobStatuses).optional(),
      kind: z.string().max(100).optional(),
    }),
    answer: pageOf(JobShape),
  },
  'GET /jobs/{id}': {
    operationId: 'getJob',
    summary: 'How far a long job is, and its result',
    may: readers,
    params,
    answer: JobShape,
  },
  'POST /jobs/{id}/cancellation': {
    operationId: 'cancelJob',
    summary: 'Stop a job that has not ended',
    may: readers,
    params,
    answer: JobShape,
    refusals: ['jobs.already-over'],
  },
  'POST /jobs/{id}/replay': {
    operationId: 'replayJob',
    summary: 'Run a failed job again',
    may: ['vendor.admin', 'vendor.channel-manager', 'api-key'],
    params,
    answer: JobShape,
    status: 202,
    refusals: ['jobs.not-failed'],
  },
});
