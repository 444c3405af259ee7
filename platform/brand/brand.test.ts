import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asWorker } from '../../app/demonstration/programme.ts';
import { makeWorld, type Person } from '../../tests/world/world.ts';
import { visitorOf } from '../access/index.ts';
import { present } from '../clock/index.ts';
import { newId, transaction } from '../database/index.ts';
import { fileStorageFrom, keepFilesIn } from '../files/index.ts';
import { deliverMails, sendMail } from '../mail/index.ts';

const world = await makeWorld();
const { martin, sofia, ana, quinn, gita, database, programmeId } = world;
const dataDir = mkdtempSync(join(tmpdir(), 'fairway-brand-'));
keepFilesIn(fileStorageFrom({ dataDir, s3Url: null }));

const received: ParsedMail[] = [];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) =>
    void simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }),
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(resolve));
  rmSync(dataDir, { recursive: true });
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>';

async function upload(by: Person, bytes: Uint8Array | string, purpose = 'logo', name = 'logo.png') {
  const response = await world.app.request(`http://fairway.test/v1/files?purpose=${purpose}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.token}`, 'x-file-name': name },
    body: typeof bytes === 'string' ? bytes : new Uint8Array(bytes),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- read as the tests need it
  return { status: response.status, body: (await response.json()) as any };
}
/** As the screens do: with the version that was read. */
async function change(by: Person, body: object) {
  const etag = (await martin.get('brand')).headers.get('etag') ?? '';
  return by.patch('brand', body, { 'if-match': etag });
}
const load = async (path: string, headers: Record<string, string> = {}) =>
  world.app.request(`http://fairway.test${path}`, { headers });
const asMartin = { authorization: `Bearer ${martin.token}` };

describe('a programme’s brand', () => {
  test('is the product’s until an administrator sets it', async () => {
    const { status, body, headers } = await martin.get('brand');
    expect([status, headers.get('etag')]).toEqual([200, '"1"']);
    expect(body).toMatchObject({ colour: null, logo: null, senderName: null, stylesheet: null });
    expect(await (await load('/brand.css', asMartin)).text()).toBe('');
    expect(await (await load('/p/harbour')).text()).not.toContain('brand.css');
  });

  test('is changed part by part, and told to both sides of the programme alone', async () => {
    const set = await change(martin, { colour: 'FFD400', senderName: 'Harbour Partners' });
    expect(set.body).toMatchObject({
      colour: '#ffd400',
      senderName: 'Harbour Partners',
      version: 2,
    });
    const again = await change(martin, { colour: '#ffd400' });
    expect(again.body.version).toBe(2);
    expect((await ana.get('brand')).body.colour).toBe('#ffd400');
    expect((await quinn.get('brand')).body.colour).toBeNull();
    expect((await gita.get('brand')).body.colour).toBeNull();
    await world.settle();
    const events = await martin.get('events?limit=200');
    expect(events.text).toContain('Brand changed: colour, sender’s name');
  });

  test('is not overwritten by somebody who has not seen the newest', async () => {
    const late = await martin.patch('brand', { colour: '#000000' }, { 'if-match': '"1"' });
    expect([late.status, late.body.code]).toEqual([412, 'http.version-stale']);
  });

  test('is changed by administrators of the vendor alone', async () => {
    for (const person of [sofia, ana, gita])
      expect((await change(person, { colour: '#000000' })).status).toBe(403);
    expect((await martin.get('brand')).body.colour).toBe('#ffd400');
  });

  test.each(['yellow', '#12345', '', 'url(https://e.example)', '#ffd400;}'])(
    'has no colour such as %s',
    async (colour) => {
      const { status, text } = await change(martin, { colour });
      expect(status).toBe(400);
      expect(text).toContain('/colour');
      expect(text).toContain('#0f6674');
    },
  );
});

describe('a logo', () => {
  test('is shown to visitors, kept by what it holds, and in a sandbox', async () => {
    const { body: file } = await upload(martin, png);
    const { body } = await change(martin, { logoFileId: file.id });
    expect(body.logo.href).toMatch(/^\/p\/harbour\/logo\?v=[0-9a-f]{16}$/);
    expect((await ana.get('session')).body.programme.logo).toBe(body.logo.href);
    const shown = await load(body.logo.href);
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('cache-control')).toContain('immutable');
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await load('/p/harbour/logo?v=other')).headers.get('cache-control')).toBe('no-cache');
    expect((await load('/p/quarry/logo')).status).toBe(404);
  });

  test('is a picture: by its content, plain where it is drawn, and small', async () => {
    const taken = await upload(martin, drawing, 'logo', 'logo.svg');
    expect([taken.status, taken.body.contentType]).toEqual([201, 'image/svg+xml']);
    const script = await upload(
      martin,
      drawing.replace('<path', '<script/><path'),
      'logo',
      'a.png',
    );
    expect([script.status, script.body.code]).toEqual([422, 'files.drawing-not-plain']);
    expect(script.body.detail).toContain('<script>');
    expect((await upload(martin, 'words', 'logo', 'logo.png')).status).toBe(415);
    const large = Buffer.concat([png, Buffer.alloc(256 * 1024)]);
    expect((await upload(martin, large)).status).toBe(413);
  });

  test('is no other file, and none of another programme', async () => {
    const { body: evidence } = await upload(martin, png, 'evidence');
    const unfit = await change(martin, { logoFileId: evidence.id });
    expect([unfit.status, unfit.body.code]).toEqual([422, 'brand.logo-unfit']);
    expect(unfit.body.errors[0].pointer).toBe('/logoFileId');
    const { body: foreign } = await upload(quinn, png);
    expect((await change(martin, { logoFileId: foreign.id })).status).toBe(404);
  });

  test('is no file that a partner opens by its id', async () => {
    const { body } = await upload(martin, png);
    expect((await martin.get(`files/${body.id}`)).status).toBe(200);
    expect((await ana.get(`files/${body.id}`)).status).toBe(404);
    expect((await ana.get('brand')).text).not.toContain('file_');
  });

  test('is all that a visitor reads of the files', async () => {
    const read = await transaction(
      database,
      visitorOf(programmeId),
      present(),
      newId('req'),
      ({ tx }) => sql<{ purpose: string }>`select purpose from public.files`.execute(tx),
    );
    expect(new Set(read.rows.map(({ purpose }) => purpose))).toEqual(new Set(['logo']));
    const { rows } = await asWorker(database, programmeId, present(), ({ tx }) =>
      sql<{
        purpose: string;
      }>`select distinct purpose from public.files where programme_id = ${programmeId}`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(1);
  });
});

describe('the brand’s stylesheet', () => {
  test('comes with the public pages, under the same content policy as ever', async () => {
    const page = await load('/p/harbour');
    const text = await page.text();
    const href = /href="(\/p\/harbour\/brand\.css\?v=[0-9a-f]+)"/.exec(text)?.[1] ?? '';
    expect(text).toContain('<img class="brand-logo" src="/p/harbour/logo?v=');
    expect(text).not.toMatch(/<style|\sstyle=/);
    expect(page.headers.get('content-security-policy')).toContain("style-src 'self'");
    const sheet = await load(href);
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(await sheet.text()).toContain('--accent-solid:oklch(');
    expect(await (await load('/p/quarry')).text()).not.toContain('brand.css');
  });

  test('of a desk is that of whoever sits there, and is asked for again each time', async () => {
    const mine = await load('/brand.css', asMartin);
    expect(await mine.text()).toContain('--accent');
    expect(mine.headers.get('cache-control')).toBe('private, no-cache');
    const etag = mine.headers.get('etag') ?? '';
    expect((await load('/brand.css', { ...asMartin, 'if-none-match': etag })).status).toBe(304);
    expect(await (await load('/brand.css')).text()).toBe('');
    const quinns = await load('/brand.css', { authorization: `Bearer ${quinn.token}` });
    expect(await quinns.text()).toBe('');
  });
});

describe('a mail', () => {
  const settings = () => {
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Fairway <fairway@harbour.example>' };
  };
  const send = async (programme: string) => {
    await asWorker(database, programme, present(), (call) =>
      sendMail(call, {
        to: 'ana@eastside.example',
        template: 'sign-in-code',
        facts: { code: '314159', minutes: 10 },
      }),
    );
    await deliverMails(database, programme, present(), settings());
    return received.at(-1);
  };

  test('has the colour and the sender’s name in its header, and brings the logo with it', async () => {
    const mail = await send(programmeId);
    expect(mail?.html).toContain('Harbour Partners');
    expect(mail?.html).toContain('background:#ffd400');
    expect(mail?.attachments.map(({ contentType, cid }) => [contentType, cid])).toEqual([
      ['image/png', 'programme-logo'],
    ]);
    expect(mail?.attachments[0]?.content.equals(png)).toBe(true);
  });

  test('goes without the logo once it is dropped, and by the programme’s name without another', async () => {
    const dropped = await change(martin, {
      logoFileId: null,
      senderName: null,
      colour: null,
    });
    expect(dropped.body).toMatchObject({ colour: null, logo: null, senderName: null });
    const mail = await send(programmeId);
    expect(mail?.html).toContain('Harbour Tools');
    expect(mail?.html).toContain('background:#057080');
    expect(mail?.attachments).toEqual([]);
  });
});
