import pg from 'pg';
import { workerOf } from '../access/actor.ts';
import type { Logger } from '../http/index.ts';
import { Refusal } from '../refusal/index.ts';
import {
  JobStopped,
  type JobHandler,
  type JobProblem,
  type Json,
  type Progress,
  type RunningJob,
} from './job.ts';
import {
  asWorker,
  attemptLimit,
  endHeld,
  giveBack,
  showLife,
  takeJob,
  type Lease,
  type LeaseParts,
} from './lease.ts';

export type RunnerParts = LeaseParts & { jobs: readonly JobHandler[]; log: Logger };

export type Runner = {
  /** Takes and runs one job. @returns how many were run */
  runNext: () => Promise<number>;
  /** Asks the job that runs just now to stop; it goes back in line. */
  letGo: () => void;
  /** Lets others have the job that would not stop, at once. */
  abandon: () => Promise<void>;
};

const progressEveryMs = 250;

/** Runs long jobs, one at a time in each process. */
export function createRunner(parts: RunnerParts, owner: string): Runner {
  const handlers = new Map(parts.jobs.map((handler) => [handler.kind, handler]));
  let current: { lease: Lease; stop: AbortController } | null = null;
  return {
    runNext: async () => {
      const lease = await takeJob(parts, handlers, owner);
      const handler = lease && handlers.get(lease.kind);
      if (!handler) return 0;
      const stop = new AbortController();
      current = { lease, stop };
      try {
        await runHeld(parts, lease, handler, stop);
      } finally {
        current = null;
      }
      return 1;
    },
    letGo: () => current?.stop.abort(new JobStopped('stopping')),
    abandon: async () => {
      if (current) await showLife({ ...parts, leaseSeconds: 0 }, current.lease, {});
    },
  };
}

async function runHeld(
  parts: RunnerParts,
  lease: Lease,
  handler: JobHandler,
  stop: AbortController,
): Promise<void> {
  const job = runningJob(parts, lease, stop);
  const heart = setInterval(() => void beat(parts, lease, stop), (parts.leaseSeconds * 1000) / 3);
  try {
    const result = await handler.run(job);
    if (!job.finished()) await job.transaction((call) => job.finish(call, result ?? {}));
  } catch (error) {
    await endBadly(parts, lease, handler, stop.signal.aborted ? stop.signal.reason : error);
  } finally {
    clearInterval(heart);
  }
}

async function beat(parts: RunnerParts, lease: Lease, stop: AbortController): Promise<void> {
  try {
    const state = await showLife(parts, lease, {});
    if (state !== 'go on') stop.abort(new JobStopped(state));
  } catch (error) {
    // The row is held by the job's own last transaction, or the database is away: the next beat tells.
    parts.log.warn(
      { jobId: lease.id, error: String(error) },
      'A long job could not show a sign of life.',
    );
  }
}

function runningJob(
  parts: RunnerParts,
  lease: Lease,
  stop: AbortController,
): RunningJob & { finished: () => boolean } {
  const { id, programmeId, input, fileIds, requestedBy } = lease;
  const actor = {
    ...workerOf(programmeId),
    personId: requestedBy.personId,
    name: requestedBy.name,
  };
  let finished = false;
  let shown = -Infinity;
  let pending: Progress = {};
  return {
    id,
    programmeId,
    input,
    fileIds,
    requestedBy,
    signal: stop.signal,
    finished: () => finished,
    transaction: async (work) => {
      stop.signal.throwIfAborted();
      return asWorker(parts, actor, work);
    },
    progress: async (progress) => {
      stop.signal.throwIfAborted();
      pending = { ...pending, ...progress };
      if (progress.stage === undefined && performance.now() - shown < progressEveryMs) return;
      shown = performance.now();
      const state = await showLife(parts, lease, pending);
      pending = {};
      if (state !== 'go on') stop.abort(new JobStopped(state));
      stop.signal.throwIfAborted();
    },
    finish: async (call, result: Json, problems: JobProblem[] = []) => {
      stop.signal.throwIfAborted();
      await endHeld(call, lease, 'done', result, problems);
      finished = true;
    },
  };
}

async function endBadly(
  parts: RunnerParts,
  lease: Lease,
  handler: JobHandler,
  error: unknown,
): Promise<void> {
  const { id, programmeId, kind } = lease;
  const ending = endingOf(lease, handler, error);
  parts.log.warn(
    { jobId: id, programmeId, kind, ending, error: String(error) },
    'A long job did not finish.',
  );
  try {
    if (ending.move === 'give back') await giveBack(parts, lease, ending.counts);
    if (ending.move === 'end')
      await asWorker(parts, workerOf(programmeId), (call) =>
        endHeld(call, lease, ending.status, null, ending.problems),
      );
  } catch (fault) {
    // Then the lease runs out, and whoever takes the job up decides.
    parts.log.error(
      { jobId: id, error: String(fault) },
      'The end of a long job could not be written.',
    );
  }
}

type Ending =
  | { move: 'leave' }
  | { move: 'give back'; counts: boolean }
  | { move: 'end'; status: 'failed' | 'cancelled'; problems: JobProblem[] };

function endingOf(lease: Lease, handler: JobHandler, error: unknown): Ending {
  if (error instanceof JobStopped) {
    if (error.reason === 'lost') return { move: 'leave' };
    if (error.reason === 'cancelled') return { move: 'end', status: 'cancelled', problems: [] };
    return handler.restartable ? { move: 'give back', counts: false } : failed(stopped);
  }
  if (error instanceof Refusal)
    return { move: 'end', status: 'failed', problems: problemsOf(error) };
  if (handler.restartable && isPassing(error) && lease.attempt < attemptLimit)
    return { move: 'give back', counts: true };
  return failed(broken);
}

function failed(problem: JobProblem): Ending {
  return { move: 'end', status: 'failed', problems: [problem] };
}

const stopped: JobProblem = {
  code: 'jobs.worker-stopped',
  message: 'The worker was stopped in the middle of it. Look at what was done, then run it again.',
};
const broken: JobProblem = {
  code: 'jobs.broken',
  message: 'Something broke on our side. Whoever runs this installation finds more in its log.',
};

function problemsOf({ code, options }: Refusal): JobProblem[] {
  const fields = (options.errors ?? []).map((error) => ({
    code: error.code,
    message: error.detail,
    field: error.pointer,
  }));
  return fields.length > 0 ? fields : [{ code, message: options.detail ?? code }];
}

/** Deadlocks and a database that went away for a moment pass by themselves. */
function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError)
    return ['40001', '40P01', '57P01', '57P03'].includes(error.code ?? '');
  return (
    error instanceof Error &&
    /ECONNREFUSED|Connection terminated|timeout exceeded when trying/.test(error.message)
  );
}
