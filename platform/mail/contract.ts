import { z } from 'zod';
import { defineContract, idOf, listQuery, moment, pageOf } from '../http/contract.ts';

const summary = {
  id: idOf('mail'),
  template: z.string(),
  to: z.string(),
  subject: z.string(),
  status: z
    .enum(['queued', 'sent', 'failed', 'outbox'])
    .describe('outbox: no mail server is set, so it is kept here to be read'),
  organisationId: idOf('org').nullable(),
  subjectId: z.string().nullable(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
  nextTryAt: moment.nullable(),
};

export const MailSummary = z.object(summary).meta({ id: 'MailSummary' });
export const MailWhole = z
  .object({
    ...summary,
    text: z.string().nullable(),
    html: z.string().nullable(),
    withheld: z
      .enum(['nothing', 'links', 'all'])
      .describe('What the reader does not get, because it would let whoever holds it in'),
  })
  .meta({ id: 'Mail' });

export const contract = defineContract({
  'GET /mails': {
    operationId: 'listMails',
    summary: 'List the mails of the outbox, the newest first',
    may: ['vendor.admin', 'vendor.channel-manager'],
    query: listQuery,
    answer: pageOf(MailSummary),
  },
  'GET /mails/{id}': {
    operationId: 'getMail',
    summary: 'Read one mail',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('mail') }),
    answer: MailWhole,
  },
});
