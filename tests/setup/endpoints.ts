import { sql } from 'kysely';
import { forget, identify, tokenAs, visitor } from '../../platform/access/index.ts';
import { newId, type Database } from '../../platform/database/index.ts';
import { createHttp, type BoundRoute } from '../../platform/http/index.ts';
import { testNow, type TestProgramme } from './programme.ts';

export type Asked = {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are read as tests need them
  body: any;
  headers: Headers;
};
export type Ask = (
  request: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Asked>;

/**
 * The HTTP side over a test programme, without a port: real tokens, real pipeline, real database.
 *
 * @returns `clock` to move business time, `as` for somebody who asks (a vendor kind, or a partner
 *   kind with that partner's organisation id)
 */
export async function testEndpoints(
  database: Database,
  programme: TestProgramme,
  routes: BoundRoute[],
) {
  process.env['FAIRWAY_TEST'] = '1';
  const clock = { now: testNow };
  const vendorId = newId('org');
  await programme.as(programme.worker, ({ tx }) =>
    sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
      values (${programme.programmeId}, ${vendorId}, 'vendor', 'vendor', 'Adventure Works', ${testNow})`.execute(
      tx,
    ),
  );
  const app = createHttp(
    {
      database,
      now: () => clock.now,
      identify: (request) => identify(database, request),
      forget: (actor) => forget(database, actor.sessionId),
      visitor: (slug) => visitor(database, slug),
      afterWrite: () => undefined,
      limit: () => undefined,
    },
    routes,
    { info: () => undefined, warn: () => undefined, error: (facts) => console.error(facts) },
    true,
  );
  const slug = programme.programmeId.replace('_', '-');
  const as = async (kind: string, organisationId?: string | null): Promise<Ask> => {
    const partnerSlug = organisationId ? organisationId.replace('_', '-') : undefined;
    const token = await tokenAs(database, { kind, programmeSlug: slug, partnerSlug });
    return async (line, body, headers = {}) => {
      const [method = 'GET', path = '/'] = line.split(' ');
      const response = await app.request(`http://127.0.0.1/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: bodyOf(response.headers.get('content-type'), text),
        headers: response.headers,
      };
    };
  };
  return { as, clock };
}

function bodyOf(type: string | null, text: string): unknown {
  if (text === '') return null;
  return /json/.test(type ?? '') ? JSON.parse(text) : text;
}
