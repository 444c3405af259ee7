import { sql } from 'kysely';
import { catalogue } from '../conditions/index.ts';
import { checksAreOff, type Call } from '../database/index.ts';
import type { ListQuery } from '../http/contract.ts';
import { listPage, type Page } from '../http/list.ts';
import { notFound } from '../refusal/index.ts';
import type { MailStatus, Secrecy } from './rules.ts';

export type MailRow = {
  id: string;
  template: string;
  to: string;
  subject: string;
  status: MailStatus;
  organisationId: string | null;
  subjectId: string | null;
  attempts: number;
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
  nextTryAt: string | null;
};

export type MailBody = MailRow & { secrecy: Secrecy; text: string; html: string };

const columns = sql`mails.id, mails.template, mails.recipient as "to", mails.subject, mails.status, mails.organisation_id,
  mails.subject_id, mails.attempts, mails.last_error, mails.created_at, mails.sent_at,
  case when mails.status = 'queued' then mails.next_try_at end as next_try_at`;

const fields = catalogue({
  status: {
    type: 'enum',
    label: 'Status',
    sql: 'mails.status',
    values: { queued: 'Queued', sent: 'Sent', failed: 'Failed', outbox: 'In the outbox' },
    required: true,
  },
  template: { type: 'text', label: 'Kind', sql: 'mails.template', required: true },
  to: { type: 'text', label: 'To', sql: 'mails.recipient', required: true },
  subject: { type: 'text', label: 'Subject', sql: 'mails.subject', required: true },
  createdAt: { type: 'moment', label: 'Made', sql: 'mails.created_at', required: true },
});

export function listMails(call: Call, query: ListQuery): Promise<Page<MailRow>> {
  return listPage<MailRow>(call, query, {
    list: 'GET /mails',
    columns,
    from: sql`public.mails`,
    where: vendorOf(call),
    catalogue: fields,
    id: 'mails.id',
    sort: [{ field: 'createdAt', direction: 'descending' }],
  });
}

export async function getMail(call: Call, id: string): Promise<MailBody> {
  const { rows } =
    await sql<MailBody>`select ${columns}, mails.secrecy, mails.text_body as text, mails.html_body as html
    from public.mails where ${vendorOf(call)} and mails.id = ${id}`.execute(call.tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** The outbox is the vendor's alone, whichever partner a mail is for. */
function vendorOf({ actor }: Call) {
  if (checksAreOff()) return sql`true`;
  return actor.side === 'vendor' || actor.side === 'worker'
    ? sql`mails.programme_id = ${actor.programmeId}`
    : sql`false`;
}
