import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const commandLine = fileURLToPath(new URL('../../app/cli.ts', import.meta.url));

export type ServerProcess = {
  address: URL;
  pid: number;
  /** Seconds from the call to the listening port. */
  startSeconds: number;
  stop: () => Promise<void>;
};

/** `fairway up` in a process of its own, on a free port of the loopback. */
export async function startServer(
  dataDir: string,
  environment: NodeJS.ProcessEnv,
): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [commandLine, 'up', '--no-demo', '--json', '--port', '0', '--data', dataDir],
    { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await listening(child);
  return {
    address,
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - started) / 1000,
    stop: () => stop(child),
  };
}

async function listening(child: ChildProcess): Promise<URL> {
  if (!child.stdout) throw new Error('The server has no output to read.');
  const lines = createInterface(child.stdout);
  try {
    for await (const line of lines) {
      const said: unknown = JSON.parse(line);
      if (isListening(said)) return new URL(said.address);
    }
  } finally {
    // What follows on its output is dropped, so that it is never blocked on us.
    child.stdout.resume();
  }
  throw new Error('The server ended before it listened.');
}

function isListening(said: unknown): said is { address: string } {
  return typeof said === 'object' && said !== null && 'event' in said && said.event === 'listening';
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
