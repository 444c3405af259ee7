import { sql } from 'kysely';
import { afterAll, vi } from 'vitest';
import { transaction, type Database } from '../../../platform/database/index.ts';
import { routes as mailRoutes } from '../../../platform/mail/index.ts';
import { workerOf } from '../../../platform/access/actor.ts';
import {
  accessPages,
  accessRoutes,
  openLibrary,
  type AccessParts,
} from '../../../platform/access/index.ts';
import { testHttp } from './programme.ts';

export const testStart = new Date('2026-03-10T09:00:00Z');

/** For tests of signing in: the access routes and pages with a clock that the test moves. */
export function testAccess(database: Database) {
  const clock = { now: testStart };
  const faults: unknown[] = [];
  const parts: AccessParts = {
    database,
    library: openLibrary(database, 'http://127.0.0.1:4000'),
    baseUrl: 'http://127.0.0.1:4000',
    now: () => clock.now,
    stylesheet: '/assets/public.css',
    onError: (error) => faults.push(error),
    afterWrite: () => undefined,
  };
  afterAll(() => parts.library.close());
  const routes = [...accessRoutes(() => parts), ...mailRoutes];
  const http = testHttp(database, routes, () => clock.now, accessPages(parts));
  const mailsTo = async (programmeId: string, email: string) =>
    transaction(database, workerOf(programmeId), clock.now, 'req', async ({ tx }) => {
      const { rows } = await sql<{ text: string; secrecy: string }>`
        select text_body as text, secrecy from public.mails where programme_id = ${programmeId} and recipient = ${email} order by id`.execute(
        tx,
      );
      return rows;
    });
  /** The code in the mail that the asking brings. */
  const newCode = async (programmeId: string, email: string, asking: () => Promise<unknown>) => {
    const before = (await mailsTo(programmeId, email)).length;
    await asking();
    const mails = await vi.waitFor(async () => {
      const sent = await mailsTo(programmeId, email);
      if (sent.length === before) throw new Error('No mail yet.');
      return sent;
    });
    return /code: (\d{6})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  };
  return {
    ...http,
    parts,
    clock,
    faults,
    mailsTo,
    newCode,
    /** Asks for a code and reads it from the mail. */
    codeFor: async (programmeId: string, email: string): Promise<string> =>
      newCode(programmeId, email, () => http.ask(null, 'POST /v1/sessions', { email })),
    /** Posts a form as a browser of our own origin does. */
    post: async (
      path: string,
      fields: Record<string, string>,
      headers: Record<string, string> = {},
    ): Promise<Response> =>
      http.app.request(`http://127.0.0.1:4000${path}`, {
        method: 'POST',
        headers: { origin: 'http://127.0.0.1:4000', ...headers },
        body: new URLSearchParams(fields),
      }),
  };
}
