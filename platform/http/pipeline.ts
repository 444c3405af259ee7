import { newId, transaction, type Call, type Database } from '../database/index.ts';
import { sideOf, type Actor } from '../access/actor.ts';
import { checksAreOff } from '../database/checks.ts';
import { notFound, Refusal, refuse } from '../refusal/index.ts';
import { shapeFor, type Operation } from './contract.ts';
import { firstAnswer, hashOf, keepAnswer, type StoredAnswer } from './idempotency.ts';
import { readIfMatch, readRequest } from './parse.ts';
import type { BoundRoute, HttpCall, OpenCall } from './routes.ts';

/** What the pipeline needs from the rest of the house. */
export type PipelineParts = {
  database: Database;
  /** People reach this installation by https. */
  https?: boolean;
  now: () => Date;
  /** Finds who asks: a session, an API key, or nobody (null). */
  identify: (request: Request) => Promise<Actor | null>;
  /** Forgets who was remembered behind a session; false when nobody was. */
  forget: (actor: Actor) => boolean;
  /** The visitor of a programme's public operation, by the slug in its path; null when there is none. */
  visitor: (slug: string) => Promise<Actor | null>;
  /** Called after a write committed: wakes the relay, so reactions follow at once. */
  afterWrite: () => void;
  /** Throws 429 when this actor or address asks too often. */
  limit: (request: Request, actor: Actor | null, operation: Operation) => void;
};

/**
 * The path of a request, once for all operations: who, may, shape, one transaction with its
 * idempotency row, answer's shape. The handler stands in the middle and knows none of it.
 */
export async function handle(
  parts: PipelineParts,
  route: BoundRoute,
  request: Request,
  params: Record<string, string>,
  requestId: string,
): Promise<Response> {
  const { operation } = route;
  if (route.open) return handleOpen(parts, operation, route.open, request, requestId);
  const known = await actorOf(parts, operation, request, params);
  parts.limit(request, known, operation);
  const actor = await allowed(parts, known, operation, request, params);
  const input = await readRequest(request, operation, params);
  const ifMatch = readIfMatch(
    request,
    request.method === 'PATCH' || request.method === 'PUT' || request.method === 'DELETE',
  );
  if (!input.paramsFit) throw notFound();
  const writes = !isRead(request);
  const asked = { route, request, params, input, ifMatch, requestId };
  const response = await perform(parts, actor, asked).catch(async (error: unknown) => {
    // What was remembered of a session no longer holds: whoever it stands for now is asked for anew.
    if (!(error instanceof Refusal && error.code === 'access.session-ended')) throw error;
    const another = await afresh(parts, actor, error, { operation, request, params });
    demandRight(another, operation, request);
    return perform(parts, another, asked);
  });
  if (writes) parts.afterWrite();
  return response;
}

type Asked = {
  route: BoundRoute;
  request: Request;
  params: Record<string, string>;
  input: Awaited<ReturnType<typeof readRequest>>;
  ifMatch: ReturnType<typeof readIfMatch>;
  requestId: string;
};

/** One transaction as this actor, with the idempotency row of a request that names a key. */
function perform(
  parts: PipelineParts,
  actor: Actor,
  { route, request, params, input, ifMatch, requestId }: Asked,
): Promise<Response> {
  const { operation } = route;
  return transaction(parts.database, actor, parts.now(), requestId, async (call) => {
    const httpCall = {
      ...call,
      params: input.params,
      query: input.query,
      body: input.body,
      upload: input.upload,
      ifMatch,
    } as HttpCall;
    const key = isRead(request) ? null : request.headers.get('idempotency-key');
    if (key === null) return answerOf(operation, actor, await route.handler(httpCall));
    const asked = [
      input.upload?.bytes ?? JSON.stringify(input.raw ?? null),
      JSON.stringify([params, new URL(request.url).search, input.upload?.fileName ?? null]),
    ];
    return withKey(call, key, route, asked, () => route.handler(httpCall));
  });
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Signing in comes before there is an actor: limits, shapes and answers as everywhere, no transaction. */
async function handleOpen(
  parts: PipelineParts,
  operation: Operation,
  open: (call: OpenCall) => unknown,
  request: Request,
  requestId: string,
): Promise<Response> {
  parts.limit(request, null, operation);
  const { body } = await readRequest(request, operation, {});
  const cookies: string[] = [];
  const call = { request, body, now: parts.now(), requestId, cookies } as OpenCall;
  const response = answerOf(operation, null, await open(call));
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  parts.afterWrite();
  return response;
}

async function actorOf(
  parts: PipelineParts,
  operation: Operation,
  request: Request,
  params: Record<string, string>,
): Promise<Actor> {
  if (operation.may.includes('anonymous') && params['programme'] !== undefined) {
    const visitor = await parts.visitor(params['programme']);
    if (!visitor) throw notFound();
    return visitor;
  }
  const actor = await parts.identify(request);
  if (!actor)
    throw refuse('access.not-signed-in', {
      status: 401,
      detail: 'Sign in, or send a bearer token.',
    });
  return actor;
}

/** Whoever was remembered may have been given another role or have switched since: a "no" is asked for anew. */
async function allowed(
  parts: PipelineParts,
  known: Actor,
  operation: Operation,
  request: Request,
  params: Record<string, string>,
): Promise<Actor> {
  try {
    demandRight(known, operation, request);
    return known;
  } catch (refused) {
    const actor = await afresh(parts, known, refused, { operation, request, params });
    demandRight(actor, operation, request);
    return actor;
  }
}

/**
 * Who stands behind the session now. Several requests at once may find out together that it has changed, so it does not
 * matter which of them made the house forget.
 *
 * @throws the refusal itself when it is still the same one
 */
async function afresh(
  parts: PipelineParts,
  known: Actor,
  refused: unknown,
  {
    operation,
    request,
    params,
  }: { operation: Operation; request: Request; params: Record<string, string> },
): Promise<Actor> {
  if (known.sessionId === null || known.kind === 'api-key') throw refused;
  parts.forget(known);
  const actor = await actorOf(parts, operation, request, params);
  const same = actor.kind === known.kind && actor.organisationId === known.organisationId;
  if (same) throw refused;
  return actor;
}

function demandRight(actor: Actor, operation: Operation, request: Request): void {
  if (actor.kind === 'anonymous' && operation.may.includes('anonymous')) return;
  if (checksAreOff()) return;
  const kindFits =
    actor.kind === 'api-key' ? mayByKey(actor, operation) : operation.may.includes(actor.kind);
  const scopeFits =
    actor.scopes === null || actor.scopes.includes(isRead(request) ? 'read' : 'write');
  if (!kindFits || !scopeFits)
    throw refuse('access.not-allowed', { status: 403, detail: 'Your role may not do this.' });
}

/** A key stands on its owner's side: it may what the operation gives to keys and to that side. */
function mayByKey(actor: Actor, operation: Operation): boolean {
  return (
    operation.may.includes('api-key') &&
    operation.may.some((kind) => kind !== 'api-key' && sideOf(kind) === actor.side)
  );
}

async function withKey(
  call: Call,
  key: string,
  route: BoundRoute,
  asked: readonly (string | Uint8Array)[],
  run: () => unknown,
): Promise<Response> {
  if (key.length === 0 || key.length > 255)
    throw refuse('http.key-invalid', {
      status: 400,
      detail: 'An Idempotency-Key has 1 to 255 characters.',
    });
  const bodyHash = hashOf(...asked);
  const stored = await firstAnswer(call, key, route.operation.operationId, bodyHash);
  if (stored) return replay(stored);
  const response = answerOf(route.operation, call.actor, await run());
  const sent = response.status === 204 ? null : await response.clone().text();
  const answer = withoutSecrets(sent, route.operation.shownOnce ?? []);
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => name === 'etag' || name === 'location'),
  );
  await keepAnswer(call, key, route.operation.operationId, bodyHash, {
    status: response.status,
    headers,
    answer,
  });
  return response;
}

function withoutSecrets(sent: string | null, fields: readonly string[]): string | null {
  if (sent === null || fields.length === 0) return sent;
  const answer: object = JSON.parse(sent);
  return JSON.stringify({ ...answer, ...Object.fromEntries(fields.map((field) => [field, null])) });
}

function replay(stored: StoredAnswer): Response {
  const headers = { ...baseHeaders, ...stored.headers, 'idempotency-replayed': 'true' };
  return new Response(stored.answer, { status: stored.status, headers });
}

const baseHeaders = { 'content-type': 'application/json', 'cache-control': 'private, no-store' };

/** Shapes the answer by the contract: a field that the shape does not name never leaves. */
export function answerOf(operation: Operation, actor: Actor | null, value: unknown): Response {
  if (value instanceof Response) return value;
  if (operation.answer === null)
    return new Response(null, {
      status: operation.status ?? 204,
      headers: { 'cache-control': 'private, no-store' },
    });
  const shaped = shapeFor(operation.answer, actor?.side ?? 'public').safeParse(value);
  if (!shaped.success)
    throw new Error(
      `${operation.operationId} answered in another shape than its contract: ${shaped.error.message}`,
    );
  const headers: Record<string, string> = { ...baseHeaders };
  const version = versionOf(shaped.data);
  if (version !== null) headers['etag'] = `"${version}"`;
  return new Response(JSON.stringify(shaped.data), { status: operation.status ?? 200, headers });
}

function versionOf(value: unknown): number | null {
  return typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number'
    ? value.version
    : null;
}

export function newRequestId(): string {
  return newId('req');
}
