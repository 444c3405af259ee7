import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { forgetTime, serverNow } from './clock.ts';
import { createClient, Problem } from './index.ts';

type Contract = {
  'POST /deal-registrations': {
    body: z.ZodType<{ id: string; status: string }, { customerName: string }>;
    answer: z.ZodType<{ id: string; status: string }>;
  };
  'GET /partners/{id}': {
    params: z.ZodType<{ id: string }, { id: string }>;
    answer: z.ZodType<{ name: string }>;
  };
  'GET /partners': {
    query: z.ZodType<object, Record<string, unknown>>;
    answer: z.ZodType<{ data: { name: string }[]; nextCursor: string | null; hasMore: boolean }>;
  };
  'PATCH /partners/{id}': {
    params: z.ZodType<{ id: string }, { id: string }>;
    body: z.ZodType<{ name: string }, { name: string }>;
    answer: z.ZodType<{ name: string }>;
  };
};

type Seen = {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
};
type Reply = { status: number; headers?: Record<string, string>; body?: unknown; cut?: boolean };

// A server of its own on a loopback port stands for the outside; the page's origin is the one thing Node lacks.
let server: Server;
let base = '';
const seen: Seen[] = [];
let replies: Reply[] = [];
const browserFetch = globalThis.fetch;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      const reply = replies.shift() ?? { status: 200, body: {} };
      if (reply.cut) return request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      return response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  base = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
  globalThis.fetch = (path, init) => browserFetch(new URL(path as string, base), init); // the client always asks by path
});
afterAll(() => {
  globalThis.fetch = browserFetch;
  server.close();
});
beforeEach(() => {
  seen.length = 0;
  replies = [];
  forgetTime();
});

const client = createClient<Contract>();
const register = () =>
  client.api('POST /deal-registrations', { body: { customerName: 'Alpine Ski House' } });

test('a read goes to its address under /v1, with filters readable and the mark of the web', async () => {
  replies = [{ status: 200, body: { data: [], nextCursor: null, hasMore: false } }];
  await client.api('GET /partners', {
    query: {
      'filter[tier]': 'gold',
      filter: { country: 'DE' },
      sort: '-createdAt',
      cursor: undefined,
    },
  });
  expect(seen[0]?.url).toBe('/v1/partners?filter[tier]=gold&filter[country]=DE&sort=-createdAt');
  expect(seen[0]?.headers['x-fairway']).toBe('web');
  expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
});

test('a reply carries the version of the record, and a change names it', async () => {
  replies = [
    { status: 200, headers: { etag: '"3"' }, body: { name: 'Litware' } },
    { status: 200, body: { name: 'Litware Inc' } },
  ];
  const { answer, etag } = await client.reply('GET /partners/{id}', { params: { id: 'org_1' } });
  await client.api('PATCH /partners/{id}', {
    params: { id: 'org_1' },
    body: { name: 'Litware Inc' },
    ifMatch: etag,
  });
  expect(answer.name).toBe('Litware');
  expect(seen[1]).toMatchObject({ method: 'PATCH', url: '/v1/partners/org_1' });
  expect(seen[1]?.headers['if-match']).toBe('"3"');
});

test('a registration whose answer was lost is sent again under the same key, so it is registered once', async () => {
  replies = [
    { status: 0, cut: true },
    { status: 503, body: {} },
    { status: 202, body: { id: 'deal_1', status: 'submitted' } },
  ];
  await expect(register()).resolves.toMatchObject({ id: 'deal_1' });
  const keys = new Set(seen.map((request) => request.headers['idempotency-key']));
  expect(seen).toHaveLength(3);
  expect(keys.size).toBe(1);
});

test('pressing again after the line was down repeats the request, not the deed', async () => {
  replies = Array.from({ length: 3 }, () => ({ status: 0, cut: true }));
  await expect(register()).rejects.toMatchObject({ status: 0, code: 'client.no-answer' });
  replies = [{ status: 202, body: { id: 'deal_1', status: 'submitted' } }];
  await register();
  expect(new Set(seen.map((request) => request.headers['idempotency-key'])).size).toBe(1);
});

test('after a definite answer the same registration is a new deed', async () => {
  replies = [
    { status: 422, body: { code: 'deal-registration.territory-closed' } },
    { status: 202, body: { id: 'deal_2', status: 'submitted' } },
  ];
  await expect(register()).rejects.toBeInstanceOf(Problem);
  await register();
  expect(seen[0]?.headers['idempotency-key']).not.toBe(seen[1]?.headers['idempotency-key']);
});

test('a double press is one request', async () => {
  replies = [{ status: 202, body: { id: 'deal_1', status: 'submitted' } }];
  const [first, second] = await Promise.all([register(), register()]);
  expect(seen).toHaveLength(1);
  expect(second).toEqual(first);
});

test('a change is never sent again by itself', async () => {
  replies = [{ status: 503, body: { title: 'Not ready' } }];
  await expect(
    client.api('PATCH /partners/{id}', { params: { id: 'org_1' }, body: { name: 'A' } }),
  ).rejects.toMatchObject({ status: 503 });
  expect(seen).toHaveLength(1);
});

test('a problem names the fields by the names of the form and keeps the trace', async () => {
  replies = [
    {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        code: 'http.invalid',
        title: 'The request is not well formed',
        requestId: 'req_7',
        errors: [
          { pointer: '/contactEmail', code: 'format', detail: 'This is not a mail address.' },
          { pointer: '/contactEmail', code: 'second', detail: 'Not shown.' },
          { pointer: '#/lines/0/a~1b', code: 'required', detail: 'Say how many.' },
        ],
      },
    },
  ];
  const problem = await register().catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({
    status: 400,
    code: 'http.invalid',
    requestId: 'req_7',
    fields: { contactEmail: 'This is not a mail address.', 'lines.0.a/b': 'Say how many.' },
  });
});

test('an answer that is no problem document still says what happened', async () => {
  replies = [
    {
      status: 500,
      headers: { 'content-type': 'text/html', 'x-request-id': 'req_9' },
      body: undefined,
    },
  ];
  await expect(client.api('GET /partners/{id}', { params: { id: 'org_1' } })).rejects.toMatchObject(
    { status: 500, code: 'http.500', requestId: 'req_9' },
  );
});

test('the clock follows the server even when this machine is an hour behind', async () => {
  const ahead = new Date(Date.now() + 3_600_000);
  replies = [{ status: 200, headers: { date: ahead.toUTCString() }, body: { name: 'Litware' } }];
  await client.api('GET /partners/{id}', { params: { id: 'org_1' } });
  expect(Math.abs(serverNow().getTime() - ahead.getTime())).toBeLessThan(5_000);
});

test('pages follow the cursor until there are no more', () => {
  const { getNextPageParam } = client.pages('GET /partners', {});
  expect(getNextPageParam({ data: [], nextCursor: 'c2', hasMore: true }, [], undefined, [])).toBe(
    'c2',
  );
  expect(
    getNextPageParam({ data: [], nextCursor: null, hasMore: false }, [], 'c2', []),
  ).toBeUndefined();
});

test('reads below a path share its key, so that a change can renew them all', () => {
  const { queryKey } = client.query('GET /partners/{id}', { params: { id: 'org_1' } });
  expect(queryKey.slice(0, 1)).toEqual(client.key('/partners'));
});
