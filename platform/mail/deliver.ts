import { sql } from 'kysely';
import { createTransport, type Transporter } from 'nodemailer';
import { workerOf } from '../access/actor.ts';
import { brandOf } from '../brand/store.ts';
import { readLogo } from '../files/index.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';
import { nextTry } from './rules.ts';
import { logoPart } from './templates.ts';

export type MailSettings = {
  /** `smtp://user:password@host:587` or `smtps://…`; null keeps mails in the visible outbox. */
  smtpUrl: string | null;
  /** `Fairway <fairway@example.com>` */
  from: string;
};

export type DeliveryReport = { sent: number; delayed: number; failed: number; held: number };

/**
 * Sends the programme's due mails, each in a transaction of its own that holds its row: two
 * workers never send the same one. A crash between the server's word and the commit sends it
 * again under the same Message-ID, by which mailboxes know it.
 */
export async function deliverMails(
  database: Database,
  programmeId: string,
  now: Date,
  settings: MailSettings,
): Promise<DeliveryReport> {
  const report: DeliveryReport = { sent: 0, delayed: 0, failed: 0, held: 0 };
  const work = <T>(run: (call: Call) => Promise<T>) =>
    transaction(database, workerOf(programmeId), now, newId('req'), run);
  if (settings.smtpUrl === null) {
    report.held = await work(holdAll);
    return report;
  }
  const transport = transportTo(settings.smtpUrl);
  try {
    for (let turn = 0; turn < 200; turn++) {
      const outcome = await work((call) => deliverOne(call, transport, settings.from));
      if (outcome === 'none') break;
      report[outcome] += 1;
    }
  } finally {
    transport.close();
  }
  return report;
}

async function holdAll({ tx, actor }: Call): Promise<number> {
  const result = await sql`update public.mails set status = 'outbox', version = version + 1
    where programme_id = ${actor.programmeId} and status = 'queued'`.execute(tx);
  return Number(result.numAffectedRows ?? 0);
}

type DueMail = {
  id: string;
  recipient: string;
  subject: string;
  textBody: string;
  htmlBody: string;
  attempts: number;
  unsubscribeUrl: string | null;
  attachments: { name: string; contentType: string; base64: string }[];
};

async function deliverOne(
  call: Call,
  transport: Transporter,
  from: string,
): Promise<'sent' | 'delayed' | 'failed' | 'none'> {
  const { tx, actor, now } = call;
  const { rows } = await sql<DueMail>`
    select id, recipient, subject, text_body, html_body, attempts, attachments, unsubscribe_url from public.mails
    where programme_id = ${actor.programmeId} and status = 'queued' and next_try_at <= ${now}
    order by next_try_at, id limit 1 for update skip locked`.execute(tx);
  const mail = rows[0];
  if (!mail) return 'none';
  try {
    const event = mail.attachments.find(isCalendarFile);
    const files = mail.attachments.filter((file) => file !== event).map(attached);
    const attachments = [...(await logoFor(call, mail)), ...files];
    const invitation = event ? { icalEvent: invitationOf(event) } : {};
    await transport.sendMail({ ...messageOf(mail, from), attachments, ...invitation });
  } catch (error) {
    return postpone(call, mail, error);
  }
  // What has reached its reader opens nothing any more from here.
  await sql`update public.mails set status = 'sent', sent_at = ${now}, attempts = attempts + 1, last_error = null, version = version + 1,
      text_body = case when secrecy in ('code', 'sealed') then '' else regexp_replace(text_body, '/enter/[A-Za-z0-9_-]+', '/enter/…', 'g') end,
      html_body = case when secrecy in ('code', 'sealed') then '' else regexp_replace(html_body, '/enter/[A-Za-z0-9_-]+', '/enter/…', 'g') end
    where programme_id = ${actor.programmeId} and id = ${mail.id}`.execute(tx);
  return 'sent';
}

/** The programme's logo, for a mail whose header shows it; one that was dropped since is left out. */
async function logoFor(call: Call, { htmlBody }: DueMail) {
  if (!htmlBody.includes(`cid:${logoPart}`)) return [];
  const { logo } = await brandOf(call);
  if (!logo) return [];
  const { bytes, contentType } = await readLogo(call, logo.fileId);
  return [
    {
      cid: logoPart,
      filename: contentType === 'image/png' ? 'logo.png' : 'logo.jpg',
      content: Buffer.from(bytes),
      contentType,
      contentDisposition: 'inline' as const,
    },
  ];
}

function unsubscribeHeaders({ unsubscribeUrl }: DueMail): Record<string, string> {
  if (unsubscribeUrl === null) return {};
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

type Attached = DueMail['attachments'][number];

function isCalendarFile({ contentType }: Attached): boolean {
  return contentType.startsWith('text/calendar');
}

/** Also a part of the text beside being a file: by it mail programs show the event and what becomes of it (RFC 6047). */
function invitationOf({ name, contentType, base64 }: Attached) {
  const method = /method=([A-Z]+)/.exec(contentType)?.[1] ?? 'PUBLISH';
  return { method, filename: name, content: Buffer.from(base64, 'base64').toString() };
}

function attached({ name, contentType, base64 }: Attached) {
  return { filename: name, contentType, content: Buffer.from(base64, 'base64') };
}

function messageOf(mail: DueMail, from: string) {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    from,
    // As an object: an address is never read as a list of several.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.textBody,
    html: mail.htmlBody,
    messageId: `<${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function postpone(
  { tx, actor, now }: Call,
  mail: DueMail,
  error: unknown,
): Promise<'delayed' | 'failed'> {
  const { responseCode, message } = error as { responseCode?: number; message?: string };
  const again = nextTry(mail.attempts + 1, responseCode !== undefined && responseCode >= 500, now);
  await sql`update public.mails set attempts = attempts + 1, last_error = ${(message ?? String(error)).slice(0, 500)},
      status = ${again ? 'queued' : 'failed'}, next_try_at = ${again ?? now}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${mail.id}`.execute(tx);
  return again ? 'delayed' : 'failed';
}

/** Shorter than the database's patience with an idle transaction. */
function transportTo(smtpUrl: string): Transporter {
  return createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as Parameters<typeof createTransport>[0]);
}
