import type { Hono } from 'hono';
import { forget, identify, visitor } from '../platform/access/index.ts';
import { present } from '../platform/clock/index.ts';
import {
  createHttp,
  createLimiter,
  openApiDocument,
  type BoundRoute,
  type Logger,
} from '../platform/http/index.ts';
import { healthRoutes } from './health.ts';
import type { Installation } from './installation.ts';
import { staticFiles } from './static-files.ts';
import { versionFacts } from './version.ts';

export type HttpParts = {
  installation: Installation;
  routes: BoundRoute[];
  log: Logger;
  afterWrite: () => void /** Pages and further handlers, mounted before the static files. */;
  mount?: (app: Hono) => void;
};

/** The whole HTTP side: operations, health, documents, pages and the built screens. */
export function composeHttp({ installation, routes, log, afterWrite, mount }: HttpParts): Hono {
  const { database, settings } = installation;
  const app = createHttp(
    {
      database,
      https: settings.baseUrl.startsWith('https:'),
      now: present,
      identify: (request) => identify(database, request),
      forget: (actor) => forget(database, actor.sessionId),
      visitor: (slug) => visitor(database, slug),
      afterWrite,
      // A test installation is probed thousands of times a minute on purpose.
      limit: createLimiter(
        settings.testMode
          ? { readsPerSecond: 20_000, writesPerSecond: 20_000, burstSeconds: 5 }
          : { readsPerSecond: 100, writesPerSecond: 20, burstSeconds: 5 },
      ),
    },
    routes,
    log,
    settings.testMode,
    mount,
  );
  const document = JSON.stringify(
    openApiDocument(routes, versionFacts().version, settings.testMode),
  );
  app.get(
    '/openapi.json',
    () =>
      new Response(document, {
        headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
      }),
  );
  healthRoutes(app, installation);
  staticFiles(app);
  return app;
}
