import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { testDatabase } from './test-database.ts';

export type CommandResult = { code: number | null; stdout: string; stderr: string };

/** The product as an operator has it: `fairway up` in a process of its own. */
export type RunningServer = {
  /** Such as `http://127.0.0.1:34567`. */
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** What `up --json` printed so far, one object per line. */
  printed: Record<string, unknown>[];
  /** Runs another command against the same installation. */
  fairway(...words: string[]): Promise<CommandResult>;
  /** Stops it as an operator does and returns its exit code. */
  stop(): Promise<number | null>;
};

const checkout = join(import.meta.dirname, '../..');

type ServerOptions = { demonstration?: boolean; env?: Record<string, string> };

/**
 * Starts the real server on a free port, with a database and a data folder of the test file's
 * own; both are gone when the file is done. Call it at the top level of the file.
 *
 * @param options `demonstration: true` loads Adventure Works first; `embedded: true` lets the
 * server start its own PostgreSQL instead of a database on the tests' server; `env` adds settings
 */
export async function runningServer(
  options: ServerOptions & { embedded?: boolean } = {},
): Promise<RunningServer> {
  const database = options.embedded ? undefined : await testDatabase({ empty: true });
  const env = database && { DATABASE_URL: database.url, FAIRWAY_SECRET: database.secret };
  const server = await startServer({ ...options, env: { ...env, ...options.env } });
  afterAll(() => server.remove());
  return server;
}

/**
 * Starts the real server on a free port with a data folder of its own, and its own PostgreSQL
 * unless `env` names a database. Whoever starts it calls `remove` at the end.
 */
export async function startServer(
  options: ServerOptions = {},
): Promise<RunningServer & { remove: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fairway-server-'));
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
  const env = {
    // Nothing else of the test's own environment, where Vitest sets BASE_URL and NODE_ENV.
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    FAIRWAY_TEST: '1',
    DATA_DIR: dataDir,
    ...options.env,
  };
  const port = String(await freePort());
  const words = ['up', '--port', port, '--json', ...(options.demonstration ? [] : ['--no-demo'])];
  const child = run(words, env);
  const server = {
    url: '',
    dataDir,
    process: child,
    printed: [] as Record<string, unknown>[],
    fairway: (...words: string[]) => finished(run(words, env)),
    stop: () => stopped(child),
    remove: async () => {
      await stopped(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  server.url = await listening(child, server.printed).catch(async (error: unknown) => {
    await server.remove();
    throw error;
  });
  return server;
}

/** Chosen beforehand: the server's own address, which it compares origins with, holds the port. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function run(words: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [join(checkout, 'app/cli.ts'), ...words], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits for the line that tells the address; everything printed is kept. */
function listening(child: ChildProcess, printed: Record<string, unknown>[]): Promise<string> {
  const said = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended (${code}): ${said()}`)));
    if (child.stdout === null) return reject(new Error('The server has no output.'));
    createInterface(child.stdout).on('line', (line) => {
      const facts = JSON.parse(line) as Record<string, unknown>; // up --json prints objects alone
      printed.push(facts);
      if (facts['event'] === 'listening') resolve(String(facts['address']));
    });
  });
}

async function stopped(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return child.exitCode;
}

async function finished(child: ChildProcess): Promise<CommandResult> {
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  await once(child, 'close');
  return { code: child.exitCode, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}
