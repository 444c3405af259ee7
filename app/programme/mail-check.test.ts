import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeWorld } from '../../tests/world/world.ts';
import { checkRecords } from './mail-domain.ts';
import { senderOf } from './settings.ts';

const world = await makeWorld();
const { ana, martin, sofia, jonas } = world;

/** A name server on loopback that knows texts alone (RFC 1035); a name without any is NXDOMAIN. */
const texts = new Map<string, string[]>();
let asked: string[] = [];
let silent = false;
const server = createSocket('udp4');
server.on('message', (question, from) => {
  const name = nameIn(question);
  asked.push(name);
  if (!silent) server.send(answerTo(question, texts.get(name) ?? []), from.port, from.address);
});

function nameIn(question: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; question[at]; at += (question[at] ?? 0) + 1)
    labels.push(question.subarray(at + 1, at + 1 + (question[at] ?? 0)).toString());
  return labels.join('.').toLowerCase();
}

function answerTo(question: Buffer, records: string[]): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(records.length === 0 ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  const answers = records.map((text) => {
    const pieces = (text.match(/.{1,200}/gs) ?? ['']).map((piece) =>
      Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)]),
    );
    const data = Buffer.concat(pieces);
    const fixed = Buffer.from([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0]);
    fixed.writeUInt16BE(data.length, 10);
    return Buffer.concat([fixed, data]);
  });
  return Buffer.concat([head, question.subarray(12, end), ...answers]);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  process.env['DNS_SERVERS'] = `127.0.0.1:${server.address().port}`;
});
afterAll(() => {
  delete process.env['DNS_SERVERS'];
  delete process.env['SMTP_URL'];
  server.close();
});
beforeEach(() => {
  texts.clear();
  asked = [];
  silent = false;
  delete process.env['SMTP_URL'];
});

async function send(body: object) {
  const etag = (await martin.get('programme-settings')).headers.get('etag') ?? '';
  expect((await martin.patch('programme-settings', body, { 'if-match': etag })).status).toBe(200);
}
const statesOf = async () =>
  (await sofia.get('mail-check')).body.records.map(({ state }: { state: string }) => state);

test('without a sender and without a mail server it says so and asks nobody', async () => {
  expect((await martin.get('mail-check')).body).toEqual({
    server: null,
    domain: null,
    records: [],
  });
  expect(asked).toEqual([]);
});

test('an empty domain gets the records to add, for the server that sends', async () => {
  process.env['SMTP_URL'] = 'smtp://user:secret@mail.harbour.example:587';
  await send({ senderAddress: 'partners@harbour.example', dkimSelector: null });
  const { body, text } = await martin.get('mail-check');
  expect(body).toMatchObject({
    server: 'mail.harbour.example',
    domain: 'harbour.example',
    records: [
      { kind: 'spf', state: 'missing', expected: 'v=spf1 a:mail.harbour.example ~all' },
      { kind: 'dkim', state: 'not-asked', found: [] },
      {
        kind: 'dmarc',
        state: 'missing',
        name: '_dmarc.harbour.example',
        expected: 'v=DMARC1; p=none',
      },
    ],
  });
  expect(text).not.toContain('secret');
});

test('a domain with all three is good, also when the key comes in pieces', async () => {
  await send({ senderAddress: 'partners@harbour.example', dkimSelector: 's1' });
  texts.set('harbour.example', ['site-verification=1', 'v=spf1 include:_spf.example ~all']);
  texts.set('s1._domainkey.harbour.example', [`v=DKIM1; k=rsa; p=${'A'.repeat(350)}`]);
  texts.set('_dmarc.harbour.example', ['v=DMARC1; p=quarantine']);
  const { records } = (await martin.get('mail-check')).body;
  expect(records.map(({ state }: { state: string }) => state)).toEqual(['good', 'good', 'good']);
  expect(records[1].found[0]).toHaveLength('v=DKIM1; k=rsa; p='.length + 350);
  expect(asked.toSorted()).toEqual([
    '_dmarc.harbour.example',
    'harbour.example',
    's1._domainkey.harbour.example',
  ]);
});

test('records that help nobody are wrong: two of a kind, all the world, a revoked key, no policy', async () => {
  texts.set('harbour.example', ['v=spf1 mx ~all', 'v=spf1 a ~all']);
  texts.set('s1._domainkey.harbour.example', ['v=DKIM1; p=']);
  texts.set('_dmarc.harbour.example', ['v=DMARC1; rua=mailto:a@b.example']);
  expect(await statesOf()).toEqual(['wrong', 'wrong', 'wrong']);
  const [open] = checkRecords('a.example', null, null, {
    spf: ['v=spf1 mx +all'],
    dkim: null,
    dmarc: [],
  });
  expect(open).toMatchObject({ state: 'wrong', expected: 'v=spf1 mx ~all' });
});

test('a name server that is silent is said, and not taken for missing records', async () => {
  silent = true;
  const { status, body } = await martin.get('mail-check');
  expect([status, body.code]).toEqual([503, 'programmes.dns-unreachable']);
}, 20_000);

test('sellers and partners do not ask', async () => {
  expect((await jonas.get('mail-check')).status).toBe(403);
  expect((await ana.get('mail-check')).status).toBe(403);
});

test('mail goes out under the programme’s own name and address, or the installation’s', () => {
  const house = 'Fairway <fairway@house.example>';
  const name = 'Harbour, Partners';
  const address = 'partners@harbour.example';
  expect(senderOf({ senderName: null, senderAddress: null }, house)).toBe(house);
  expect(senderOf({ senderName: name, senderAddress: address }, house)).toBe(
    '"Harbour, Partners" <partners@harbour.example>',
  );
  expect(senderOf({ senderName: name, senderAddress: null }, house)).toBe(
    '"Harbour, Partners" <fairway@house.example>',
  );
  expect(senderOf({ senderName: null, senderAddress: address }, house)).toBe(address);
});
