import type { JobHandler } from '../platform/jobs/index.ts';
import { imports } from './imports.ts';

/** Long work that people start and watch. */
export const jobHandlers: JobHandler[] = [...imports.jobs];
