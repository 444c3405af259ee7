import { Hono } from 'hono';
import { z } from 'zod';
import { advanceClock, moveClockTo, present } from '../clock/index.ts';
import { answer, type Logger } from '../http/server.ts';
import { refuse } from '../refusal/index.ts';

const body = z.union([
  z.strictObject({ at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advanceSeconds: z.number().min(-3.2e9).max(3.2e9) }),
]);

/**
 * `POST /v1/test/clock {at | advanceSeconds}`: moves business time and answers when all that
 * came due through it is done. Anyone may call it, and it stands outside all programmes, so it
 * is mounted only in a test installation.
 *
 * @param parts sweep: the worker's
 */
export function testClockRoutes(parts: { sweep: () => Promise<unknown>; log: Logger }): Hono {
  const app = new Hono();
  app.post('/v1/test/clock', (context) =>
    answer(context, parts.log, async () => {
      const wanted = body.safeParse(await context.req.json().catch(() => null));
      if (!wanted.success)
        throw refuse('http.invalid-request', {
          status: 400,
          detail: 'Send {"at": "2026-11-25T09:00:00Z"} or {"advanceSeconds": 86400}.',
        });
      if ('at' in wanted.data) moveClockTo(new Date(wanted.data.at));
      else advanceClock(wanted.data.advanceSeconds);
      await parts.sweep();
      return Response.json({ now: present().toISOString() });
    }),
  );
  return app;
}
