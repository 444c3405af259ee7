import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';
import { identify, visitor } from '../platform/access/index.ts';
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
import { checkout } from './settings.ts';
import { staticFiles } from './static-files.ts';

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

/** Version from package.json; commit where the checkout knows it. */
export function versionFacts(): { version: string; commit: string | null } {
  const { version } = JSON.parse(readFileSync(`${checkout}package.json`, 'utf8')) as {
    version: string;
  }; // our own file
  return { version, commit: commitOf() };
}

function commitOf(): string | null {
  try {
    const head = readFileSync(`${checkout}.git/HEAD`, 'utf8').trim();
    const reference = /^ref: (.+)$/.exec(head)?.[1];
    return reference ? readFileSync(`${checkout}.git/${reference}`, 'utf8').trim() : head;
  } catch {
    return null;
  }
}
