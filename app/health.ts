import { sql } from 'kysely';
import type { Hono } from 'hono';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Installation } from './installation.ts';
import { versionFacts } from './version.ts';

/** Set while the server drains: readiness goes first, so that a balancer sends no more. */
let draining = false;
export function startDraining(): void {
  draining = true;
}

const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'fairway_' });

export function healthRoutes(app: Hono, { database }: Installation): void {
  app.get('/livez', (context) => context.json({ ok: true }));
  app.get('/version', (context) => context.json(versionFacts()));
  app.get(
    '/metrics',
    async () =>
      new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } }),
  );
  app.get('/readyz', async (context) => {
    const reasons: string[] = [];
    if (draining) reasons.push('The server is stopping.');
    try {
      await sql`select 1`.execute(database.pools.worker);
    } catch {
      reasons.push('The database does not answer.');
    }
    return context.json({ ok: reasons.length === 0, reasons }, reasons.length === 0 ? 200 : 503);
  });
}
