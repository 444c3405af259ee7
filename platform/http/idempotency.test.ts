import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notesEdge } from '../../tests/setup/notes.ts';
import { testProgramme, type TestProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';

const { database } = await testDatabase();
let programme: TestProgramme;
let edge: Awaited<ReturnType<typeof notesEdge>>;
let sofia: string;
let martin: string;
let key: string;
let numbered = 0;

beforeAll(async () => {
  programme = await testProgramme(database);
  edge = await notesEdge(database, programme);
  sofia = await edge.token('vendor.channel-manager');
  martin = await edge.token('vendor.admin');
});

beforeEach(() => {
  key = `key-${++numbered}`;
  edge.between.afterEffect = () => undefined;
});

const post = (token: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  edge.send(token, `POST ${path}`, {
    headers: { 'idempotency-key': key, ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const add = (name: string, token = sofia) => post(token, '/notes', { name });

const keysKept = async () => {
  const { rows } = await programme.as(programme.worker, ({ tx }) =>
    sql<{
      count: number;
    }>`select count(*) as count from public.idempotency_keys where key = ${key}`.execute(tx),
  );
  return rows[0]?.count;
};

describe('a repeated request', () => {
  it('has one effect and gets the first answer, byte for byte', async () => {
    const first = await add('Once');
    const before = await edge.count();
    const again = await add('Once');
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await edge.count()).toBe(before);
  });

  it.each([
    ['submission', 202],
    ['acknowledgement', 204],
  ] as const)('is answered anew with a %s: %i', async (verb, status) => {
    const { body } = await edge.send(sofia, 'POST /notes', {
      body: JSON.stringify({ name: `For ${verb}` }),
    });
    const first = await post(sofia, `/notes/${body.id}/${verb}`);
    const before = await edge.count();
    const again = await post(sofia, `/notes/${body.id}/${verb}`);
    expect([first.status, again.status, again.text]).toEqual([status, status, first.text]);
    expect(await edge.count()).toBe(before);
  });

  it('is refused with 409 while the first still runs, and answered afterwards', async () => {
    let open = () => undefined as void;
    const inside = new Promise<void>((entered) => {
      const gate = new Promise<void>((resolve) => (open = resolve));
      edge.between.afterEffect = () => {
        entered();
        return gate;
      };
    });
    const first = add('Twin');
    await inside;
    const twins = await Promise.all([add('Twin'), add('Twin'), add('Twin')]);
    for (const twin of twins) {
      expect([twin.status, twin.body.code]).toEqual([409, 'http.request-running']);
      expect(twin.headers.get('retry-after')).toBe('1');
    }
    open();
    expect((await first).status).toBe(201);
    expect((await add('Twin')).text).toBe((await first).text);
  });

  it('has one effect when it is sent many times at once', async () => {
    const before = await edge.count();
    const answers = await Promise.all(Array.from({ length: 12 }, () => add('At once')));
    expect(new Set(answers.map(({ status }) => status))).toSatisfy((seen: Set<number>) =>
      [...seen].every((status) => status === 201 || status === 409),
    );
    expect(
      new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id)).size,
    ).toBe(1);
    expect(await edge.count()).toBe(before + 1);
  });

  it('is refused with 422 when it asks for something else', async () => {
    await add('One thing');
    for (const other of [await add('Another'), await post(sofia, '/keys')])
      expect([other.status, other.body.code]).toEqual([422, 'http.key-reused']);
    expect((await add('One thing')).status).toBe(201);
  });

  it('is something else under another query or file name too', async () => {
    const scan = (path: string, name: string) =>
      edge.send(sofia, `POST ${path}`, {
        body: Buffer.from('x'),
        headers: { 'idempotency-key': key, 'x-file-name': name },
      });
    expect((await scan('/scans?kind=a', 'a.txt')).status).toBe(201);
    expect((await scan('/scans?kind=b', 'a.txt')).status).toBe(422);
    expect((await scan('/scans?kind=a', 'b.txt')).status).toBe(422);
    expect((await scan('/scans?kind=a', 'a.txt')).status).toBe(201);
  });

  it('is another’s own when another sends it', async () => {
    const sofias = await add('Sofia’s');
    const martins = await add('Martin’s', martin);
    expect(martins.status).toBe(201);
    expect(martins.body.id).not.toBe(sofias.body.id);
  });

  it('is worked anew when the first was refused or broke, and nothing of the first stays', async () => {
    const before = await edge.count();
    edge.between.afterEffect = () => {
      throw new Error('The power went between the effect and the answer.');
    };
    expect((await add('Broken')).status).toBe(500);
    expect([await edge.count(), await keysKept()]).toEqual([before, 0]);
    edge.between.afterEffect = () => undefined;
    expect((await add('Broken')).status).toBe(201);
    expect([await edge.count(), await keysKept()]).toEqual([before + 1, 1]);
    expect((await post(sofia, '/notes', { name: '' })).status).toBe(400);
  });

  it('does not show again what is shown once', async () => {
    const first = await post(sofia, '/keys');
    expect(first.body.token).toMatch(/^key_/);
    expect((await post(sofia, '/keys')).body).toEqual({ token: null });
  });

  it('needs a key of 1 to 255 characters', async () => {
    for (const wrong of ['', 'x'.repeat(256)])
      expect(
        (await post(sofia, '/notes', { name: 'Key' }, { 'idempotency-key': wrong })).body.code,
      ).toBe('http.key-invalid');
    key = 'x'.repeat(255);
    expect((await add('Longest key')).status).toBe(201);
  });
});
