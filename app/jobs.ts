import type { JobHandler } from '../platform/jobs/index.ts';

/** Long work that people start and watch. */
export const jobHandlers: JobHandler[] = [];
