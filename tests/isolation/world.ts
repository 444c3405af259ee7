import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import pg from 'pg';
import { afterAll } from 'vitest';
import { accessParts } from '../../app/access-parts.ts';
import { composeHttp } from '../../app/http.ts';
import { dropPolicies, type Installation } from '../../app/installation.ts';
import { allRoutes, registerModules } from '../../app/modules.ts';
import { mountPages } from '../../app/pages.ts';
import { seed } from '../../app/seed/seed.ts';
import { readSettings } from '../../app/settings.ts';
import { composeWorker } from '../../app/worker.ts';
import { moveClockTo, present } from '../../platform/clock/index.ts';
import { connectionOf } from '../../platform/database/index.ts';
import { fileStorageFrom, keepFilesIn } from '../../platform/files/index.ts';
import { openApiDocument, type BoundRoute } from '../../platform/http/index.ts';
import { testDatabase, type TestDatabase } from '../setup/test-database.ts';

/** The seed of generated data and of every choice that the probes make. */
export const seedNumber = 20_260_302;

/** Two programmes full of canaries, and the whole HTTP side before them. */
export type ProbeWorld = TestDatabase & {
  app: Hono;
  document: OpenApi;
  /** Looks behind the policies, as the database's superuser. */
  owner: pg.Pool;
  /** Errors that the server logged: nothing a client did may bring one about. */
  faults: Record<string, unknown>[];
  pass: (seconds: number) => Promise<void>;
  /** From here on the policies are gone and the application's own filters stand alone. */
  dropPolicies: () => Promise<void>;
};

export type Schema = Record<string, unknown>;
export type OpenApiOperation = {
  operationId: string;
  'x-may': string[];
  parameters: {
    name: string;
    in: 'path' | 'query' | 'header';
    required: boolean;
    schema: Schema;
  }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
export type OpenApi = {
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, Schema> };
};

const size = { programmes: 2, partners: 6, deals: 240, accounts: 96, leads: 240, touches: 0 };

/**
 * Seeds two programmes and composes the server over them. Call it at the top level of a test file.
 *
 * @param replace puts a planted fault into the routes
 */
export async function probeWorld(
  replace: (routes: BoundRoute[]) => BoundRoute[] = (routes) => routes,
): Promise<ProbeWorld> {
  process.env['FAIRWAY_TEST'] = '1';
  const test = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'fairway-probe-'));
  const owner = new pg.Pool({ ...connectionOf(test.url), max: 2 });
  owner.on('error', () => undefined);
  afterAll(async () => {
    await owner.end();
    rmSync(dataDir, { recursive: true, force: true });
  });
  moveClockTo(new Date('2026-03-02T09:00:00Z'));
  registerModules();
  const settings = {
    ...readSettings(
      { FAIRWAY_TEST: '1', FAIRWAY_SECRET: test.secret, BASE_URL: 'http://fairway.test' },
      { dataDir },
    ),
    testMode: true,
  };
  keepFilesIn(fileStorageFrom(settings));
  const faults: Record<string, unknown>[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object) => void faults.push(facts as Record<string, unknown>),
  };
  await seed(test.database, {
    size,
    seed: seedNumber,
    canaries: true,
    now: present(),
    say: () => undefined,
  });
  const { app, worker, document } = compose(test, settings, log, replace);
  const pass = async (seconds: number) => {
    moveClockTo(new Date(present().getTime() + seconds * 1000));
    await worker.sweep();
  };
  return {
    ...test,
    app,
    document,
    owner,
    faults,
    pass,
    dropPolicies: () => dropPolicies(test.url),
  };
}

function compose(
  test: TestDatabase,
  settings: Installation['settings'],
  log: Parameters<typeof composeHttp>[0]['log'],
  replace: (routes: BoundRoute[]) => BoundRoute[],
) {
  const installation: Installation = {
    settings,
    database: test.database,
    ownerUrl: test.url,
    embedded: null,
    applied: [],
    close: () => Promise.resolve(),
  };
  const worker = composeWorker(test.database, settings, log);
  const access = accessParts(installation, log, () => undefined);
  const routes = replace(allRoutes(() => access));
  const app = composeHttp({
    installation,
    routes,
    log,
    afterWrite: () => undefined,
    mount: mountPages(installation, access, log, worker),
  });
  // The test's own door would move every record's clock; it is not there in an installation.
  const document = openApiDocument(
    routes.filter((route) => !route.operation.testOnly),
    'probe',
    true,
  ) as unknown as OpenApi; // the product's own document, read as what OpenAPI says it is
  return { app, worker, document };
}
