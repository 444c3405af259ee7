import type { Hono } from 'hono';
import { accessPages, type AccessParts } from '../platform/access/index.ts';
import type { Logger } from '../platform/http/index.ts';
import { testClockRoutes, type Worker } from '../platform/jobs/index.ts';
import type { Installation } from './installation.ts';

/** Pages rendered on the server, and doors of a test installation; mounted before the screens. */
export function mountPages(
  { settings }: Installation,
  access: AccessParts,
  log: Logger,
  worker: Pick<Worker, 'sweep'>,
): (app: Hono) => void {
  return (app) => {
    app.route('/', accessPages(access));
    if (settings.testMode) app.route('/', testClockRoutes({ sweep: worker.sweep, log }));
  };
}
