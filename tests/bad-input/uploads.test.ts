import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { fileStorageFrom, keepFilesIn } from '../../platform/files/index.ts';
import { makeWorld } from '../world/world.ts';

const world = await makeWorld();
const dataDir = mkdtempSync(join(tmpdir(), 'fairway-uploads-'));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Upload = { bytes: Uint8Array | string; name?: string; type?: string; purpose?: string };

async function upload({
  bytes,
  name = 'file',
  type = 'application/octet-stream',
  purpose = 'evidence',
}: Upload) {
  const response = await world.app.request(`http://fairway.test/v1/files?purpose=${purpose}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.sofia.token}`,
      'content-type': type,
      'x-file-name': name,
    },
    body: typeof bytes === 'string' ? bytes : Buffer.from(bytes),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- read as the tests need it
  return { status: response.status, body: (await response.json()) as any };
}

async function download(id: string) {
  return world.app.request(`http://fairway.test/v1/files/${id}/content`, {
    headers: { authorization: `Bearer ${world.sofia.token}` },
  });
}

const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);

describe('a file that is not what it says', () => {
  it.each<[string, Upload]>([
    [
      'a program',
      {
        bytes: Buffer.from('7f454c46020101000000000000000000', 'hex'),
        name: 'invoice.pdf',
        type: 'application/pdf',
      },
    ],
    [
      'a script archive',
      { bytes: gzipSync('x'.repeat(1000)), name: 'photo.png', type: 'image/png' },
    ],
    [
      'a zip that opens into very much',
      {
        bytes: Buffer.from('504b0304140000000800', 'hex'),
        name: 'list.csv',
        type: 'text/csv',
        purpose: 'import',
      },
    ],
    [
      'bytes that begin like nothing',
      { bytes: Buffer.from([0, 1, 2, 3, 0, 255]), name: 'notes.txt', type: 'text/plain' },
    ],
    [
      'a picture where a list is asked for',
      { bytes: png, name: 'partners.csv', type: 'text/csv', purpose: 'import' },
    ],
  ])('is refused by its bytes: %s', async (_, file) => {
    const { status, body } = await upload(file);
    expect([status, body.code]).toEqual([415, 'files.type-not-taken']);
  });

  it.each<[string, Upload]>([
    [
      'markup that calls itself a picture',
      {
        bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        name: 'logo.svg',
        type: 'image/svg+xml',
      },
    ],
    ['a page', { bytes: '<html><script>alert(1)</script>', name: 'page.html', type: 'text/html' }],
    [
      'a picture with a page behind it',
      {
        bytes: Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]),
        name: 'x.html',
        type: 'text/html',
      },
    ],
    [
      'a PDF that is a page too',
      { bytes: '%PDF-1.7\n<script>alert(1)</script>', name: 'x.html', type: 'text/html' },
    ],
  ])('is never run in the browser of whoever opens it: %s', async (_, file) => {
    const { status, body } = await upload(file);
    if (status !== 201) return expect(status).toBe(415);
    const answer = await download(body.id);
    expect(answer.headers.get('content-type')).not.toMatch(/html|svg|xml|javascript/);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a name', () => {
  it.each([
    ['../../../etc/cron.d/x.txt', 'x.txt'],
    ['..\\..\\windows\\x.txt', 'x.txt'],
    ['%2e%2e%2f%2e%2e%2fx.txt', 'x.txt'],
    ['/', 'file'],
    ['a%00b%0d%0aset-cookie: x.txt', 'abset-cookie: x.txt'],
    ['%E2%80%AEtxt.exe', 'txt.exe'],
    ['%D8%AF%D9%84%D9%8A%D9%84.txt', 'دليل.txt'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('is a name and leads nowhere: %s', async (given, kept) => {
    const { status, body } = await upload({ bytes: 'some text', name: given });
    expect([status, body.name]).toEqual([201, kept]);
    const disposition = (await download(body.id)).headers.get('content-disposition') ?? '';
    expect(disposition).not.toMatch(/[\r\n/\\]|\.\./);
    expect(readdirSync(dataDir)).toEqual(['files']);
  });
});

describe('a size', () => {
  it('beyond its purpose is refused, by the announced length already', async () => {
    const large = await upload({ bytes: Buffer.alloc(16 * 1024 * 1024 + 1, 'a') });
    expect([large.status, large.body.code]).toEqual([413, 'files.too-large']);
    const announced = await world.app.request('http://fairway.test/v1/files', {
      method: 'POST',
      headers: { authorization: `Bearer ${world.sofia.token}`, 'content-length': String(2 ** 40) },
      body: 'x',
    });
    expect(announced.status).toBe(413);
  });

  it('of nothing is refused', async () => {
    expect((await upload({ bytes: '' })).body.code).toBe('http.empty-upload');
  });
});

it('a file is nobody else’s: a partner and the other programme find nothing', async () => {
  const { body } = await upload({ bytes: 'for the vendor', name: 'plan.txt' });
  for (const stranger of [world.ana, world.quinn, world.gita])
    for (const path of [`files/${body.id}`, `files/${body.id}/content`])
      expect((await stranger.get(path)).status).toBe(404);
});
