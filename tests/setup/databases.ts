import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { DatabaseMaker } from './database-maker.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket on which test files ask for databases. */
    databaseMaker: string;
  }
}

/**
 * Runs once before all test files and serves them databases: `POST /` makes one out of the
 * migrated template (`?empty` without any table), `DELETE /name` drops it. The server behind it
 * starts with the first request, so a run of pure tests pays nothing.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-tests-'));
  // As root the server runs under another account, which has to pass.
  chmodSync(folder, 0o711);
  const maker = new DatabaseMaker(
    join(folder, 'data'),
    `fairway_test_${randomBytes(4).toString('hex')}`,
  );
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://maker');
    const answer =
      request.method === 'DELETE'
        ? maker.drop(url.pathname.slice(1))
        : maker.make(url.searchParams.has('empty'));
    answer.then(
      (result) => response.end(JSON.stringify(result ?? null)),
      (error: unknown) => {
        response.statusCode = 500;
        response.end(error instanceof Error ? error.stack : String(error));
      },
    );
  });
  const socket = join(folder, 'maker.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  project.provide('databaseMaker', socket);
  return async () => {
    server.close();
    await maker.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
