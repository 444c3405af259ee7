export { cancelJob, getJob, listJobs, noteJob, replayJob, startJob } from './background.ts';
export { choreInEachProgramme, forgetAnswers, type Chore } from './chores.ts';
export {
  JobStopped,
  type Job,
  type JobHandler,
  type JobProblem,
  type JobStatus,
  type RunningJob,
} from './job.ts';
export type { Reaction } from './reaction.ts';
export { routes } from './routes.ts';
export { testClockRoutes } from './test-clock.ts';
export { cancelTimer, schedule, scheduleMany, type Timer, type TimerHandler } from './timers.ts';
export { wakeWorkers } from './wake.ts';
export { createWorker, type Worker, type WorkerParts } from './worker.ts';
