import { createServer, type IncomingMessage, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Settings } from './settings.ts';

export type Listening = { port: number; stop: () => Promise<void> };

/**
 * Listens, and tells the pipeline the peer's address in a header that only the server writes.
 *
 * @throws when the port is taken
 */
export async function listen(app: Hono, settings: Settings): Promise<Listening> {
  const listener = getRequestListener(
    (request, environment) => {
      const incoming = (environment as { incoming?: IncomingMessage }).incoming; // what @hono/node-server passes
      for (const [name, value] of Object.entries(hopOf(incoming, settings)))
        request.headers.set(name, value);
      return app.fetch(request, environment);
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(
    {
      requestTimeout: 60_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : settings.port,
    stop: () => stop(server),
  };
}

/**
 * Who asks, and under which address people know us. Behind a trusted proxy its own word counts,
 * which is the last of each list; otherwise the socket and BASE_URL alone, whatever a client says.
 */
function hopOf(
  incoming: IncomingMessage | undefined,
  { trustProxy, baseUrl }: Settings,
): Record<string, string> {
  const { protocol, host } = new URL(baseUrl);
  const said = (name: string) => (trustProxy ? lastOf(incoming?.headers[name]) : undefined);
  return {
    'x-fairway-peer': said('x-forwarded-for') ?? incoming?.socket.remoteAddress ?? 'unknown',
    'x-forwarded-proto': said('x-forwarded-proto') ?? protocol.slice(0, -1),
    'x-forwarded-host': said('x-forwarded-host') ?? host,
  };
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return [header].flat().join(',').split(',').at(-1)?.trim() || undefined;
}

/** Stops accepting, lets running requests finish for at most ten seconds. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
