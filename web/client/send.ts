import { addressOf } from './address.ts';
import type { Query } from './address.ts';
import { learnTime } from './clock.ts';
import type { Reply } from './contract-types.ts';
import { noAnswer, Problem, problemFrom } from './problem.ts';

export type Sending = {
  params?: Record<string, unknown> | undefined;
  query?: Query | undefined;
  body?: unknown;
  ifMatch?: string | undefined;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

const tries = 3;
const passing = new Set([502, 503, 504]);
const keys = new Map<string, string>();
const running = new Map<string, Promise<Reply<unknown>>>();

/**
 * Sends one operation to the server of this page. Reads and keyed POSTs are tried again while no
 * definite answer came; the same POST pressed twice at once is one request. Throws `Problem`.
 */
export function send(operation: string, sending: Sending = {}): Promise<Reply<unknown>> {
  if (!operation.startsWith('POST ')) return attempt(operation, sending, undefined);
  const print = JSON.stringify([operation, sending.params, sending.query, sending.body]);
  const already = running.get(print);
  if (already && sending.idempotencyKey === undefined) return already;
  const answer = post(operation, sending, print).finally(() => running.delete(print));
  running.set(print, answer);
  return answer;
}

// The key is kept until the server has said yes or no, so that pressing "Try again" repeats the request and not the deed.
async function post(operation: string, sending: Sending, print: string): Promise<Reply<unknown>> {
  const key = sending.idempotencyKey ?? keys.get(print) ?? crypto.randomUUID();
  keys.set(print, key);
  try {
    const reply = await attempt(operation, sending, key);
    keys.delete(print);
    return reply;
  } catch (thrown) {
    if (thrown instanceof Problem && isDefinite(thrown)) keys.delete(print);
    throw thrown;
  }
}

function isDefinite(problem: Problem): boolean {
  return (
    problem.status >= 400 && problem.status < 500 && ![408, 409, 425, 429].includes(problem.status)
  );
}

async function attempt(operation: string, sending: Sending, key: string | undefined) {
  const { method, path } = addressOf(operation, sending.params, sending.query);
  const mayRepeat = method === 'GET' || key !== undefined;
  for (let round = 1; ; round += 1) {
    try {
      return await once(method, path, sending, key);
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : undefined;
      const unsure = problem !== undefined && (problem.status === 0 || passing.has(problem.status));
      if (!unsure || !mayRepeat || round >= tries) throw thrown;
      await new Promise((resume) => setTimeout(resume, 300 * 2 ** (round - 1)));
    }
  }
}

async function once(
  method: string,
  path: string,
  sending: Sending,
  key: string | undefined,
): Promise<Reply<unknown>> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-fairway': 'web' };
  // The language of the page, which may be another than the browser's.
  const language = typeof document === 'undefined' ? '' : document.documentElement.lang;
  if (language) headers['accept-language'] = language;
  if (sending.body !== undefined) headers['content-type'] = 'application/json';
  if (sending.ifMatch !== undefined) headers['if-match'] = sending.ifMatch;
  if (key !== undefined) headers['idempotency-key'] = key;
  const sentAt = Date.now();
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(sending.body === undefined ? {} : { body: JSON.stringify(sending.body) }),
    ...(sending.signal ? { signal: sending.signal } : {}),
  }).catch((cause: unknown) => {
    if (sending.signal?.aborted) throw cause;
    throw noAnswer(cause);
  });
  const seen = { date: response.headers.get('date'), sentAt, receivedAt: Date.now() };
  learnTime(seen);
  if (!response.ok) throw await problemFrom(response);
  const answer: unknown = response.status === 204 ? undefined : await response.json();
  if (path === '/v1/session') learnTime(seen, (answer as { now?: string }).now);
  return {
    answer,
    etag: response.headers.get('etag') ?? undefined,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
  };
}
