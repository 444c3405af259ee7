import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/setup/test-database.ts';
import { makeProgramme, testHttp, type TestProgramme } from '../../tests/setup/access/programme.ts';
import { workerOf } from '../access/actor.ts';
import { transaction } from '../database/index.ts';
import { deliverMails, routes, sendMail, type MailFacts, type MailTemplate } from './index.ts';

const { database } = await testDatabase();
const now = new Date('2026-03-10T09:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const http = testHttp(database, routes, () => now);

let programme: TestProgramme;
let smtpUrl = '';
let received: { source: string; to: string[] }[] = [];
let refuseWith: number | null = null;
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    done(
      refuseWith === null
        ? undefined
        : Object.assign(new Error('not now'), { responseCode: refuseWith }),
    ),
  onData: (stream, session, done) => {
    let source = '';
    stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
    stream.on('end', () => {
      const { envelope } = session as { envelope: { rcptTo: { address: string }[] } };
      received.push({ source, to: envelope.rcptTo.map(({ address }) => address) });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
beforeEach(async () => {
  received = [];
  refuseWith = null;
  programme = await makeProgramme(database, `mail-${Math.random().toString(36).slice(2)}`, now);
});

const offer: MailFacts['lead-offered'] = {
  programmeName: 'Cycles',
  partnerName: 'Northwind',
  teaser: 'Ort: Köln',
  answerBy: 'Tue 14:15',
  link: 'https://fairway.example/enter/fw_link_secret',
};
const code = { code: '314159', minutes: 10 };

function put<T extends MailTemplate>(template: T, facts: MailFacts[T], sealed = false) {
  return transaction(database, workerOf(programme.id), now, 'req', (call) =>
    sendMail(call, { to: 'ana@northwind.example', template, facts, sealed }),
  );
}
const deliver = (at = now, url: string | null = smtpUrl) =>
  deliverMails(database, programme.id, at, { smtpUrl: url, from: 'Fairway <fw@fairway.example>' });
const readAs = async (kind: string, id: string) =>
  http.ask(await http.tokenOf(kind, programme.slug), `GET /v1/mails/${id}`);

describe('with a mail server', () => {
  test('a mail arrives once, with both parts, a text in any script and an id of its own', async () => {
    const id = await put('lead-offered', offer);
    expect(await deliver()).toEqual({ sent: 1, delayed: 0, failed: 0, held: 0 });
    expect(await deliver()).toMatchObject({ sent: 0 });
    const [mail] = received;
    expect(received).toHaveLength(1);
    expect(mail?.to).toEqual(['ana@northwind.example']);
    const parsed = await simpleParser(mail?.source ?? '');
    expect(parsed.subject).toBe('A lead for Northwind, answer by Tue 14:15');
    expect(parsed.text).toContain('Ort: Köln');
    expect(parsed.html).toContain('Ort: Köln');
    expect(parsed.messageId).toBe(`<${id}@fairway.example>`);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('a calendar file comes as a file and as a part that mail programs read, with its method', async () => {
    const file = 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n';
    await transaction(database, workerOf(programme.id), now, 'req', (call) =>
      sendMail(call, {
        to: 'ana@northwind.example',
        template: 'lead-offered',
        facts: offer,
        attachments: [
          {
            name: 'meeting.ics',
            contentType: 'text/calendar; charset=utf-8; method=CANCEL',
            bytes: Buffer.from(file),
          },
        ],
      }),
    );
    await deliver();
    const source = received[0]?.source ?? '';
    expect(source).toMatch(/Content-Type: text\/calendar;[^:]*method=CANCEL/i);
    const { attachments, text } = await simpleParser(source);
    expect(text).toContain('Ort: Köln');
    const named = attachments.filter(({ filename }) => filename === 'meeting.ics');
    expect(named.map(({ content }) => content.toString())).toContain(file);
  });

  test('a mail of a transaction that is rolled back does not exist', async () => {
    await expect(
      transaction(database, workerOf(programme.id), now, 'req', async (call) => {
        await sendMail(call, { to: 'a@b.example', template: 'sign-in-code', facts: code });
        throw new Error('not after all');
      }),
    ).rejects.toThrow('not after all');
    expect(await deliver()).toMatchObject({ sent: 0 });
  });

  test('a passing refusal is tried again later under the same id, a lasting one is not', async () => {
    const id = await put('lead-offered', offer);
    refuseWith = 451;
    expect(await deliver()).toMatchObject({ delayed: 1 });
    refuseWith = null;
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(await deliver(minutesLater(1))).toMatchObject({ sent: 1 });
    expect(received[0]?.source).toContain(`<${id}@fairway.example>`);
    const second = await put('lead-offered', offer);
    refuseWith = 550;
    expect(await deliver()).toMatchObject({ failed: 1 });
    const { body } = await readAs('vendor.admin', second);
    expect(body).toMatchObject({ status: 'failed', attempts: 1, nextTryAt: null });
    expect(body.lastError).toMatch(/not now/);
  });

  test('after its last try a mail has failed, and no server that is down holds the others up', async () => {
    const id = await put('lead-offered', offer);
    let at = now;
    for (let attempt = 1; attempt <= 7; attempt++) {
      await deliver(at, 'smtp://127.0.0.1:1');
      at = new Date(at.getTime() + 24 * 3_600_000);
    }
    expect((await readAs('vendor.admin', id)).body).toMatchObject({
      status: 'failed',
      attempts: 7,
    });
  });

  test('two workers at once send each mail once', async () => {
    for (let mail = 0; mail < 12; mail++) await put('lead-offered', offer);
    const reports = await Promise.all([deliver(), deliver(), deliver()]);
    expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(12);
    expect(received).toHaveLength(12);
  });

  test('a code or link that was sent can be read nowhere afterwards', async () => {
    const [codeId, linkId] = [await put('sign-in-code', code), await put('lead-offered', offer)];
    await deliver();
    expect((await readAs('vendor.admin', codeId)).body).toMatchObject({
      withheld: 'all',
      text: null,
      html: null,
    });
    const { body } = await readAs('vendor.admin', linkId);
    expect(body.text).toContain('https://fairway.example/enter/…');
    const kept = await sql<{ row: string }>`select row_to_json(m)::text as row from public.mails m
      where programme_id = ${programme.id}`.execute(database.pools.worker);
    expect(JSON.stringify([kept, body])).not.toMatch(/314159|fw_link_secret/);
  });
});

describe('without a mail server', () => {
  test('mails stay in the outbox and are not sent when a server is set later', async () => {
    await put('lead-offered', offer);
    expect(await deliver(now, null)).toMatchObject({ held: 1 });
    expect(await deliver(minutesLater(60))).toMatchObject({ sent: 0 });
  });

  test('an administrator reads codes there, others read links, and nobody what is sealed', async () => {
    const [codeId, linkId, sealedId] = [
      await put('sign-in-code', code),
      await put('lead-offered', offer),
      await put('sign-in-code', code, true),
    ];
    await deliver(now, null);
    expect((await readAs('vendor.admin', codeId)).body.text).toContain('314159');
    expect((await readAs('vendor.channel-manager', codeId)).body.text).toBeNull();
    expect((await readAs('vendor.channel-manager', linkId)).body.text).toContain('fw_link_secret');
    expect((await readAs('vendor.admin', sealedId)).body).toMatchObject({ withheld: 'all' });
  });
});

describe('who reads the outbox', () => {
  test('the vendor alone, and only its own', async () => {
    const id = await put('lead-offered', offer);
    const other = await makeProgramme(database, `${programme.slug}-2`, now);
    for (const [kind, slug, status] of [
      ['vendor.admin', programme.slug, 200],
      ['vendor.seller', programme.slug, 403],
      ['partner.admin', programme.slug, 403],
      ['vendor.admin', other.slug, 404],
    ] as const) {
      const token = await http.tokenOf(kind, slug);
      expect((await http.ask(token, `GET /v1/mails/${id}`)).status).toBe(status);
    }
    const list = await http.ask(await http.tokenOf('vendor.admin', other.slug), 'GET /v1/mails');
    expect(list.body).toEqual({ data: [], nextCursor: null, hasMore: false });
  });

  test('the database alone keeps a partner out', async () => {
    await put('lead-offered', offer);
    await expect(sql`select * from public.mails`.execute(database.pools.partner)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('a list filters by status and never carries a body', async () => {
    await put('lead-offered', offer);
    const token = await http.tokenOf('vendor.channel-manager', programme.slug);
    const { body } = await http.ask(token, 'GET /v1/mails?filter[status]=queued');
    expect(body.data).toMatchObject([{ status: 'queued', to: 'ana@northwind.example' }]);
    expect(JSON.stringify(body)).not.toContain('fw_link_secret');
    expect((await http.ask(token, 'GET /v1/mails?filter[status]=sent')).body.data).toEqual([]);
  });
});
