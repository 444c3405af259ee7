import { sql } from 'kysely';
import { Hono } from 'hono';
import { newId, transaction, type Database } from '../../../platform/database/index.ts';
import { createHttp, type BoundRoute } from '../../../platform/http/index.ts';
import { workerOf } from '../../../platform/access/actor.ts';
import { type Actor, forget, identify, tokenAs, visitor } from '../../../platform/access/index.ts';

/** For tests beside the platform, which know no module: a programme with its vendor and two partners. */
export type TestProgramme = {
  id: string;
  slug: string;
  vendor: string;
  northwind: string;
  eastside: string;
};

export async function makeProgramme(
  database: Database,
  slug: string,
  now: Date,
): Promise<TestProgramme> {
  const programme = {
    id: newId('prog'),
    slug,
    vendor: newId('org'),
    northwind: newId('org'),
    eastside: newId('org'),
  };
  await sql`insert into public.programmes (id, slug, name, vendor_name, time_zone, currency, created_at)
    values (${programme.id}, ${slug}, ${slug.toUpperCase()}, 'Adventure', 'Europe/Berlin', 'USD', ${now})`.execute(
    database.pools.worker,
  );
  await transaction(database, workerOf(programme.id), now, 'req', async ({ tx }) => {
    for (const name of ['vendor', 'northwind', 'eastside'] as const)
      await sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
        values (${programme.id}, ${programme[name]}, ${name === 'vendor' ? 'vendor' : 'partner'}, ${name}, ${name}, ${now})`.execute(
        tx,
      );
  });
  return programme;
}

export type Asked = {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of any shape
  body: any;
  headers: Headers;
};

/** Asks the routes over HTTP as whoever the token opens; `pages` stand before them as in the server. */
export function testHttp(database: Database, routes: BoundRoute[], now: () => Date, pages?: Hono) {
  process.env['FAIRWAY_TEST'] = '1';
  const quiet = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object) => console.error(facts),
  };
  const parts = {
    database,
    now,
    identify: (request: Request) => identify(database, request),
    forget: (actor: Actor) => forget(database, actor.sessionId),
    visitor: (slug: string) => visitor(database, slug),
    afterWrite: () => undefined,
    limit: () => undefined,
  };
  const app = new Hono();
  if (pages) app.route('/', pages);
  app.route('/', createHttp(parts, routes, quiet, true));
  const ask = async (
    token: string | null,
    operation: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Asked> => {
    const [method = 'GET', path = '/'] = operation.split(' ');
    const response = await app.request(`http://127.0.0.1:4000${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    app,
    ask,
    tokenOf: (kind: string, programmeSlug: string, partnerSlug?: string) =>
      tokenAs(database, { kind, programmeSlug, partnerSlug }),
  };
}
