import type { Database } from '../platform/database/index.ts';
import type { JobHandler } from '../platform/jobs/index.ts';
import { exportJobs } from './export/job.ts';
import { bulk } from './bulk.ts';
import { imports } from './imports.ts';

/** Long work that people start and watch. */
export function jobHandlers(database: Database): JobHandler[] {
  return [...imports.jobs, ...bulk.jobs, ...exportJobs(database)];
}
