import { Hono, type Context } from 'hono';
import pg from 'pg';
import { Refusal, refuse } from '../refusal/index.ts';
import { handle, newRequestId, type PipelineParts } from './pipeline.ts';
import { problemOf, problemResponse } from './problem.ts';
import type { BoundRoute } from './routes.ts';
import { securityHeaders } from './security.ts';
import { answerInLanguage } from '../language/index.ts';

export type Logger = {
  info: (facts: object, text?: string) => void;
  warn: (facts: object, text?: string) => void;
  error: (facts: object, text?: string) => void;
};

/**
 * Builds the HTTP side from the modules' bound routes. Pages and static files are mounted
 * by the caller before it listens; what stands under `/v1` beside the routes comes by `mount`.
 */
export function createHttp(
  parts: PipelineParts,
  routes: BoundRoute[],
  log: Logger,
  testMode: boolean,
  mount?: (app: Hono) => void,
): Hono {
  const app = new Hono();
  app.use(securityHeaders(parts.https ?? false));
  const methodsByPath = new Map<string, Set<string>>();
  for (const route of routes) {
    if (route.operation.testOnly && !testMode) continue;
    const [method = '', path = ''] = route.key.split(' ');
    const honoPath = `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
    methodsByPath.set(honoPath, (methodsByPath.get(honoPath) ?? new Set()).add(method));
    app.on(method, honoPath, (context) =>
      answer(context, log, (requestId) =>
        handle(
          parts,
          route,
          context.req.raw,
          context.req.param() as Record<string, string>,
          requestId,
        ),
      ),
    );
  }
  for (const [path, methods] of methodsByPath) {
    app.all(path, (context) =>
      answer(context, log, (requestId) => wrongMethod(context.req.path, methods, requestId)),
    );
  }
  mount?.(app);
  app.all('/v1/*', (context) =>
    answer(context, log, () => {
      throw refuse('http.not-found', {
        status: 404,
        detail: 'There is nothing at this address that you can see.',
      });
    }),
  );
  return app;
}

function wrongMethod(path: string, methods: ReadonlySet<string>, requestId: string): Response {
  const taken = [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].sort().join(', ');
  const refusal = refuse('http.method-not-allowed', {
    status: 405,
    detail: `This address takes ${taken}.`,
  });
  const response = problemResponse(problemOf(refusal, requestId, path));
  response.headers.set('allow', taken);
  return response;
}

/** Runs one request and turns whatever is thrown into a problem document. */
export async function answer(
  context: Context,
  log: Logger,
  run: (requestId: string) => Promise<Response> | Response,
): Promise<Response> {
  const requestId = newRequestId();
  const started = performance.now();
  const path = new URL(context.req.url).pathname;
  let response: Response;
  try {
    response = await run(requestId);
  } catch (error) {
    response = problemFor(error, requestId, path, log);
  }
  response = await answerInLanguage(context.req.raw, response);
  response.headers.set('x-request-id', requestId);
  log.info({
    requestId,
    method: context.req.method,
    path,
    status: response.status,
    ms: Math.round(performance.now() - started),
  });
  return response;
}

function problemFor(error: unknown, requestId: string, path: string, log: Logger): Response {
  const refusal = error instanceof Refusal ? error : databaseRefusal(error);
  if (refusal)
    return problemResponse(problemOf(refusal, requestId, path), refusal.options.retryAfterSeconds);
  log.error({
    requestId,
    path,
    error:
      error instanceof Error
        ? { name: error.name, message: error.message, stack: error.stack }
        : String(error),
  });
  return problemResponse({
    type: '/docs/problems#http.internal',
    title: 'Something broke on our side',
    status: 500,
    detail:
      'Nothing was changed. Try again; if it stays, give the request id to whoever runs this installation.',
    instance: path,
    code: 'http.internal',
    requestId,
  });
}

/** Faults of the database that are the request's or the moment's, not the program's. */
function databaseRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null;
  const code = error instanceof pg.DatabaseError ? error.code : undefined;
  switch (code) {
    case '40001':
    case '40P01':
    case '55P03':
      return refuse('http.busy', {
        status: 409,
        detail: 'Somebody else works on the same records. Try again.',
        retryAfterSeconds: 1,
      });
    case '57014':
      return refuse('http.too-slow', {
        status: 503,
        detail: 'This took too long and was stopped. Ask for less, or try again.',
        retryAfterSeconds: 5,
      });
    case '53300':
    case '57P03':
    case '57P01':
      return refuse('http.not-ready', {
        status: 503,
        detail: 'The database is not ready. Try again in a moment.',
        retryAfterSeconds: 2,
      });
    case '53100':
      return refuse('http.disk-full', {
        status: 507,
        detail: 'The disk is full. Nothing was changed.',
      });
    // A zero byte or a half surrogate: text that no database text can hold.
    case '22021':
    case '22P05':
      return refuse('http.invalid-request', {
        status: 400,
        detail: 'The request holds characters that cannot be stored.',
      });
    default:
      return /timeout exceeded when trying to connect|ECONNREFUSED|Connection terminated/.test(
        error.message,
      )
        ? refuse('http.not-ready', {
            status: 503,
            detail: 'The database is not ready. Try again in a moment.',
            retryAfterSeconds: 2,
          })
        : null;
  }
}
