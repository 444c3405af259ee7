import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { testNow, testProgramme } from '../../tests/setup/programme.ts';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { newId } from '../database/index.ts';
import type { HttpCall } from '../http/index.ts';
import { verify } from '../journal/index.ts';
import {
  checkFiles,
  fileStorageFrom,
  keepFilesIn,
  readFile,
  routes,
  storeFile,
  sweepFiles,
} from './index.ts';

const { database } = await testDatabase();
const trial = await testProgramme(database);
const { as, vendor } = trial;
const lakeside = await trial.partner('Lakeside Cycles');
const summit = await trial.partner('Summit Sports');
const dataDir = await mkdtemp(join(tmpdir(), 'fairway-files-'));
const bucket = await startBucket();
afterAll(async () => {
  bucket.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => keepFilesIn(fileStorageFrom({ dataDir, s3Url: null })));

const bytes = (text: string) => new TextEncoder().encode(text);
const csv = bytes('name,country\nLakeside Cycles,US\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const store = (
  content: Uint8Array,
  name: string,
  purpose: 'import' | 'evidence' = 'import',
  actor = vendor,
) => as(actor, (call) => storeFile(call, { bytes: content, name, purpose }));
const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000);

/** An S3 service in a few lines: the outside, of which we may make an imitation. */
async function startBucket() {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://bucket');
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))
        response.statusCode = 403;
      else if (request.method === 'PUT') objects.set(path, Buffer.concat(chunks));
      else if (request.method === 'DELETE') objects.delete(path);
      else if (searchParams.has('list-type'))
        response.write(listing(objects, searchParams.get('continuation-token')));
      else if (objects.has(path)) response.write(objects.get(path));
      else response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://key:secret@127.0.0.1:${port}/fairway/store?region=eu-central-1`,
    objects,
    close: () => server.close(),
  };
}

/** One object a page, to see the pages joined. */
function listing(objects: Map<string, Buffer>, token: string | null): string {
  const keys = [...objects.keys()];
  const at = Number(token ?? 0);
  const key = keys[at];
  const contents = key
    ? `<Contents><Key>${key.slice('/fairway/'.length)}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified></Contents>`
    : '';
  const next =
    at + 1 < keys.length ? `<NextContinuationToken>${at + 1}</NextContinuationToken>` : '';
  return `<ListBucketResult>${contents}${next}</ListBucketResult>`;
}

describe.each([
  ['a folder', null],
  ['an S3 bucket', bucket.url],
])('in %s', (_, s3Url) => {
  beforeEach(() => keepFilesIn(fileStorageFrom({ dataDir, s3Url })));

  test('a file comes back as it was stored', async () => {
    const file = await store(csv, 'partners.csv');
    expect(file).toMatchObject({
      name: 'partners.csv',
      contentType: 'text/csv',
      sizeBytes: csv.length,
      deleteAfter: later(30).toISOString(),
    });
    const read = await as(vendor, (call) => readFile(call, file.id));
    expect(Buffer.from(read.bytes).equals(csv)).toBe(true);
  });

  test('a file is deleted when its time has come, and not before', async () => {
    const file = await store(csv, 'old.csv');
    const kept = await store(bytes('photo of the stand'), 'stand.txt', 'evidence');
    await sweepFiles({ database, now: () => later(29) }).run();
    expect((await as(vendor, (call) => readFile(call, file.id))).id).toBe(file.id);
    await sweepFiles({ database, now: () => later(31) }).run();
    await expect(as(vendor, (call) => readFile(call, file.id))).rejects.toMatchObject({
      code: 'http.not-found',
    });
    expect((await as(vendor, (call) => readFile(call, kept.id))).id).toBe(kept.id);
  });

  test('bytes without a row are taken away, those of a row stay', async () => {
    const storage = fileStorageFrom({ dataDir, s3Url });
    const kept = await store(csv, 'kept.csv', 'evidence');
    const orphan = 'ab'.repeat(20);
    await storage.put(orphan, csv);
    if (s3Url === null) await utimes(join(dataDir, 'files', 'ab', 'ab', orphan), 0, 0);
    await sweepFiles({ database, now: () => testNow }).run();
    expect(await storage.get(orphan)).toBeNull();
    expect((await as(vendor, (call) => readFile(call, kept.id))).name).toBe('kept.csv');
  });
});

test('bytes of a transaction that may still be open are left alone', async () => {
  const storage = fileStorageFrom({ dataDir, s3Url: null });
  const fresh = 'cd'.repeat(20);
  await storage.put(fresh, csv);
  await sweepFiles({ database, now: () => later(400) }).run();
  expect(await storage.get(fresh)).not.toBeNull();
});

test.each([
  ['a list that begins with BMW', bytes('BMW,Munich\n'), 'dealers.csv', 'text/csv'],
  ['a list in UTF-16', Buffer.from('\ufeffname\n', 'utf16le'), 'list.csv', 'text/csv'],
  ['a landscape', bytes('landscape:\n  - category\n'), 'landscape.yml', 'application/yaml'],
  ['a text under a foreign name', bytes('hello'), 'hello.png', 'text/plain'],
])('%s is known for what it is', async (_, content, name, contentType) => {
  expect((await store(content, name)).contentType).toBe(contentType);
});

test('what the bytes are counts, not what the name says', async () => {
  await expect(store(png, 'partners.csv')).rejects.toMatchObject({
    code: 'files.type-not-taken',
    status: 415,
    options: { facts: { contentType: 'image/png' } },
  });
  expect((await store(png, 'stand.csv', 'evidence')).contentType).toBe('image/png');
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(60)]);
  await expect(store(elf, 'proof.pdf', 'evidence')).rejects.toMatchObject({ status: 415 });
});

test('a file that is too large for its purpose is refused, and nothing is stored', async () => {
  const before = (await readdir(join(dataDir, 'files'), { recursive: true })).length;
  await expect(
    store(Buffer.alloc(16 * 1024 * 1024 + 1, 'a'), 'proof.txt', 'evidence'),
  ).rejects.toMatchObject({ code: 'files.too-large', status: 413 });
  expect((await readdir(join(dataDir, 'files'), { recursive: true })).length).toBe(before);
});

test('a name cannot lead out of its folder or hide its ending', async () => {
  expect((await store(csv, '../../etc/passwd')).name).toBe('passwd');
  expect((await store(csv, 'C:\\Users\\ada\\list.csv')).name).toBe('list.csv');
  expect((await store(csv, 'evil\u202evsc.exe')).name).toBe('evilvsc.exe');
  expect((await store(csv, '\u0000')).name).toBe('file');
});

test('a partner reads its own files; a rival gets the answer for what does not exist', async () => {
  const file = await store(csv, 'proof.csv', 'evidence', lakeside);
  expect((await as(lakeside, (call) => readFile(call, file.id))).id).toBe(file.id);
  expect((await as(vendor, (call) => readFile(call, file.id))).id).toBe(file.id);
  const unknown: unknown = await as(summit, (call) => readFile(call, newId('file'))).catch(
    (error: unknown) => error,
  );
  await expect(as(summit, (call) => readFile(call, file.id))).rejects.toEqual(unknown);
});

test('a download is always saved and never shown', async () => {
  const file = await store(bytes('<script>alert(1)</script>'), 'Umsätze "Q1".html');
  const download = routes.find(({ key }) => key === 'GET /files/{id}/content');
  const answer = await as<unknown>(vendor, async (call) =>
    // Only the path's parts are read by this operation.
    download?.handler({ ...call, params: { id: file.id } } as unknown as HttpCall),
  );
  const response = answer as Response;
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Ums_tze _Q1_.html"; filename*=UTF-8\'\'Ums%C3%A4tze%20%22Q1%22.html',
  );
  expect(response.headers.get('content-type')).toBe('text/plain');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(await response.text()).toBe('<script>alert(1)</script>');
});

test('verify finds bytes that are gone or changed, and reading them is an error', async () => {
  const check = checkFiles({ database, now: () => testNow });
  await as(trial.worker, ({ tx }) => sql`delete from public.files`.execute(tx));
  await rm(join(dataDir, 'files'), { recursive: true });
  expect(await verify([check])).toMatchObject({ ok: true });
  const file = await store(csv, 'watched.csv', 'evidence');
  const path = (
    await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
  ).filter((entry) => entry.isFile());
  const written = await Promise.all(path.map(async (entry) => join(entry.parentPath, entry.name)));
  for (const place of written) await writeFile(place, 'something else');
  const found = await verify([check]);
  expect(found.checks[0]).toMatchObject({
    name: 'files',
    ok: false,
    firstBad: { problem: 'The bytes are not those that were stored.' },
  });
  await expect(as(vendor, (call) => readFile(call, file.id))).rejects.toThrow(
    'not those that were stored',
  );
  for (const place of written) await rm(place);
  expect((await verify([check])).checks[0]).toMatchObject({
    ok: false,
    firstBad: { problem: 'The bytes are gone.' },
  });
});
