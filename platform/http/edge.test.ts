import { beforeAll, describe, expect, it } from 'vitest';
import { notesEdge } from '../../tests/setup/notes.ts';
import { testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';

const { database } = await testDatabase();
let edge: Awaited<ReturnType<typeof notesEdge>>;
let sofia: string;
let ana: string;

beforeAll(async () => {
  const programme = await testProgramme(database);
  const partner = await programme.partner('Eastside');
  edge = await notesEdge(database, programme);
  sofia = await edge.token('vendor.channel-manager');
  ana = await edge.token('partner.admin', partner.organisationId);
});

const post = (body: string, headers: Record<string, string> = {}) =>
  edge.send(sofia, 'POST /notes', { body, headers });

describe('what is asked', () => {
  it('is read by its declaration, and every problem is told at once', async () => {
    const { status, body } = await post(
      JSON.stringify({
        amount: -1,
        at: 'yesterday',
        lines: [{ word: 'x', more: 1 }],
        stage: 'won',
      }),
    );
    expect(status).toBe(400);
    const pointers = body.errors.map((error: { pointer: string }) => error.pointer).sort();
    expect(pointers).toEqual(['/amount', '/at', '/lines/0/more', '/name', '/stage']);
    expect(body).toMatchObject({
      type: '/docs/problems#http.invalid-request',
      title: 'The request is not well formed',
      status: 400,
      instance: '/v1/notes',
      code: 'http.invalid-request',
    });
    expect(body.requestId).toMatch(/^req_/);
  });

  it.each([
    ['{"name":"a","__proto__":{"admin":true}}', '/__proto__'],
    ['{"name":"a","\\u005f_proto__":{"admin":true}}', '/__proto__'],
    ['{"name":"a","lines":[{"__proto__":{}}]}', '/lines/0/__proto__'],
    ['{"name":"a","constructor":{"prototype":{}}}', '/constructor'],
  ])('refuses the field of a prototype like any unknown one: %s', async (text, pointer) => {
    const { status, body } = await post(text);
    expect(status).toBe(400);
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer, code: 'unknown-field' }));
  });

  it('takes a text that reads like the field of a prototype', async () => {
    expect((await post(JSON.stringify({ name: '__proto__' }))).status).toBe(201);
  });

  it('refuses what is nested deeper than anything it could mean', async () => {
    const deep = `{"name":"a","lines":${'['.repeat(1500)}${']'.repeat(1500)}}`;
    expect((await post(deep)).body.code).toBe('http.too-deep');
  });

  it('refuses more bytes than the operation takes, whatever their announced length', async () => {
    const large = JSON.stringify({ name: 'a', secret: 'x'.repeat(5000) });
    expect((await post(large)).status).toBe(413);
    const body = new Blob([large]).stream();
    const streamed = await edge.app.request('http://127.0.0.1/v1/notes', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${sofia}`, 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
    expect(streamed.status).toBe(413);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
  ])('refuses JSON that is called %s', async (type) => {
    const { status, body } = await post('{"name":"a"}', { 'content-type': type });
    expect([status, body.code]).toEqual([415, 'http.unsupported-type']);
  });

  it('refuses bytes that are no UTF-8, and text that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const bytes = Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    expect((await edge.send(sofia, 'POST /notes', { body: bytes, headers })).body.code).toBe(
      'http.invalid-json',
    );
    expect((await post('{"name":')).body.code).toBe('http.invalid-json');
    expect((await post('')).body.errors).toHaveLength(1);
  });

  it('refuses a zero byte and half a character, and keeps text of every script as it was', async () => {
    expect((await post(JSON.stringify({ name: 'a\u0000b' }))).status).toBe(400);
    for (const half of ['{"name":"\\ud800"}', '{"name":"a","lines":[{"word":"\\udfff\\ud800"}]}'])
      expect((await post(half)).body.errors[0].code).toBe('invalid-text');
    expect((await post('{"name":"a","\\ud800":1}')).body.errors[0].code).toBe('unknown-field');
    const name = 'שלום עולם 你好 👩‍👩‍👧 e\u0301 \u202eabc';
    expect((await post(JSON.stringify({ name }))).body.name).toBe(name);
  });

  it('refuses a parameter that comes twice, one that is not known, and a query where there is none', async () => {
    const twice = await edge.send(sofia, 'GET /notes?limit=1&limit=2');
    expect(twice.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/query/limit', code: 'repeated-parameter' }),
    );
    expect((await edge.send(sofia, 'GET /notes?page=2')).status).toBe(400);
    expect((await edge.send(sofia, 'GET /notes?__proto__=2')).status).toBe(400);
    expect((await edge.send(sofia, 'POST /keys?x=1')).status).toBe(400);
    expect((await edge.send(sofia, 'POST /keys', { body: '{"x":1}' })).body.code).toBe(
      'http.unexpected-body',
    );
  });

  it('finds nothing under a malformed id, as under an unknown one', async () => {
    const bare = async (id: string) => {
      const { text, body } = await edge.send(sofia, `GET /notes/${id}`);
      return text.replace(body.requestId, '').replace(body.instance, '');
    };
    const unknown = await bare('seg_01k00000000000000000000000');
    expect(JSON.parse(unknown)).toMatchObject({ status: 404, code: 'http.not-found' });
    for (const id of ['x', '%00', 'deal_01k00000000000000000000000', "seg_' or 1=1--"])
      expect(await bare(encodeURIComponent(id))).toBe(unknown);
  });
});

describe('what is answered', () => {
  it('is what its declaration names and nothing else, to each side its own telling', async () => {
    const { body: note } = await post(JSON.stringify({ name: 'Told', secret: 'never stored' }));
    expect(Object.keys(note).sort()).toEqual(['id', 'name', 'version']);
    const { body } = await edge.send(sofia, `GET /notes/${note.id}`);
    expect(body.kept).toBe('for the vendor');
    // A partner sees no row here; what matters is that its shape has no such field.
    expect((await edge.send(ana, `GET /notes/${note.id}`)).text).not.toContain('kept');
  });

  it('says nothing of the inside when the program is at fault, and logs it under the request’s id', async () => {
    for (const path of ['broken', 'misshapen']) {
      const { status, text, body } = await edge.send(sofia, `GET /${path}`);
      expect([status, body.code]).toEqual([500, 'http.internal']);
      expect(text).not.toMatch(/vault|secret|select|\.ts/);
      expect(edge.logged.at(-1)).toMatchObject({ requestId: body.requestId });
    }
  });

  it('is private, typed, unframed and not sniffed, the refusals too', async () => {
    const answers = [
      await edge.send(sofia, 'GET /notes'),
      await edge.send(null, 'GET /notes'),
      await edge.send(ana, 'GET /notes'),
      await edge.send(sofia, 'GET /nowhere'),
      await edge.send(sofia, 'PUT /notes'),
      await edge.send(sofia, 'GET /broken'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 403, 404, 405, 500]);
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'/,
      );
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-request-id')).toMatch(/^req_/);
      for (const name of headers.keys())
        expect(name).not.toMatch(/^access-control|^server$|^x-powered/);
    }
  });

  it('opens nothing to other origins', async () => {
    const preflight = await edge.send(null, 'OPTIONS /notes', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    expect(
      [...preflight.headers.keys()].filter((name) => name.startsWith('access-control')),
    ).toEqual([]);
  });

  it('names the methods that an address takes', async () => {
    const { status, headers, body } = await edge.send(sofia, 'PUT /notes');
    expect([status, body.code, headers.get('allow')]).toEqual([
      405,
      'http.method-not-allowed',
      'GET, HEAD, POST',
    ]);
  });

  it('is without a body to HEAD, which counts as reading', async () => {
    const { status, text, headers } = await edge.send(sofia, 'HEAD /notes');
    expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json']);
  });

  it('comes in pages that neither skip nor repeat, and a cursor of elsewhere is refused', async () => {
    for (const name of ['p1', 'p2', 'p3', 'p4', 'p5']) await post(JSON.stringify({ name }));
    const all = (await edge.send(sofia, 'GET /notes?limit=200')).body.data;
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await edge.send(sofia, `GET /notes?limit=2${cursor}`);
      seen.push(...body.data.map(({ id }: { id: string }) => id));
      expect(body.hasMore).toBe(body.nextCursor !== null);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }: { id: string }) => id));
    const first = (await edge.send(sofia, 'GET /notes?limit=1')).body.nextCursor;
    for (const query of [
      `sort=-name&cursor=${first}`,
      `filter[name]=p1&cursor=${first}`,
      `cursor=${first.slice(0, -2)}`,
      'cursor=x',
    ])
      expect((await edge.send(sofia, `GET /notes?${query}`)).body.errors[0].code).toBe(
        'conditions.invalid-cursor',
      );
    for (const limit of ['0', '201', '-1', '1.5', 'many', '1e9', ''])
      expect((await edge.send(sofia, `GET /notes?limit=${limit}`)).status).toBe(400);
  });
});
