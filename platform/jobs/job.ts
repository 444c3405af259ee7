import type { Call } from '../database/index.ts';
import type { EventActor } from '../journal/index.ts';

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Something that a person must know about a job: which row, which field, what, in words. */
export type JobProblem = { code: string; message: string; row?: number; field?: string };

export type Json = Record<string, unknown>;

/** A long job as people see it. */
export type Job = {
  id: string;
  kind: string;
  status: JobStatus;
  stage: string | null;
  done: number;
  total: number | null;
  result: Json | null;
  problems: JobProblem[];
  requestedBy: EventActor;
  cancelRequested: boolean;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  version: number;
};

export type Progress = { stage?: string; done?: number; total?: number };

/** A job in the hands of its handler. */
export type RunningJob = {
  id: string;
  programmeId: string;
  input: Json;
  fileIds: string[];
  requestedBy: EventActor;
  /** Aborted when the job was cancelled, or when this worker must let go of it. */
  signal: AbortSignal;
  /**
   * Shows how far it is, at once and while a transaction of the handler is still open.
   * Call it often: few calls reach the database.
   *
   * @throws JobStopped when the job was cancelled or must be let go; let it pass through
   */
  progress: (progress: Progress) => Promise<void>;
  /** Runs work in one transaction as the worker, on behalf of the person who asked. */
  transaction: <T>(work: (call: Call) => Promise<T>) => Promise<T>;
  /**
   * Ends the job inside a transaction of the handler, so that effect and result commit
   * together and a repeated run cannot do it twice. Call it last.
   *
   * @throws JobStopped when the job is no longer this worker's
   */
  finish: (call: Call, result: Json, problems?: JobProblem[]) => Promise<void>;
};

export type JobHandler = {
  /** `<module>.<noun>`, such as `partners.import`. */
  kind: string;
  /**
   * Whether a job may be run anew from its beginning after its worker was killed: its effect
   * commits with `finish`, or repeating it does no harm.
   */
  restartable: boolean;
  /**
   * Throws a Refusal for what a person can mend. What it returns is the result, unless the
   * handler has called `finish`.
   */
  run: (job: RunningJob) => Promise<Json | void>;
};

/** Thrown out of a running job that has to end; never an error of the job. */
export class JobStopped extends Error {
  readonly reason: 'cancelled' | 'lost' | 'stopping';

  constructor(reason: 'cancelled' | 'lost' | 'stopping') {
    super(`The job is ${reason}.`);
    this.name = 'JobStopped';
    this.reason = reason;
  }
}
