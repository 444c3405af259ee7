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
      request.headers.set('x-fairway-peer', peerOf(incoming, settings.trustProxy));
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

/** Behind a trusted proxy the last hop's word counts, otherwise the socket alone. */
function peerOf(incoming: IncomingMessage | undefined, trustProxy: boolean): string {
  const socket = incoming?.socket.remoteAddress ?? 'unknown';
  if (!trustProxy) return socket;
  const forwarded = incoming?.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .at(-1)
    ?.trim();
  return last || socket;
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
