import { sql } from 'kysely';
import { mailColours, mailedTypes } from '../brand/css.ts';
import { brandOf } from '../brand/store.ts';
import { houseTheme } from '../brand/house.ts';
import { solveTheme } from '../brand/theme.ts';
import { newId, type Call } from '../database/index.ts';
import type { Language } from '../language/index.ts';
import { readerLanguage } from './language.ts';
import { linkToken, type Secrecy } from './rules.ts';
import { renderMail, type MailBrand, type MailFacts, type MailTemplate } from './templates.ts';

export type NewMail<T extends MailTemplate> = {
  to: string;
  template: T;
  facts: MailFacts[T];
  /** The partner whose person it goes to. */
  organisationId?: string | null;
  /** The record it is about. */
  subjectId?: string | null;
  /** No reader of the outbox may see it, even where no mail server is set. */
  sealed?: boolean;
  /** In which language it is written, where the caller knows better than `readerLanguage`; null for English. */
  language?: Language | null;
  /** Where its reader ends such mails, for mail programs that offer it (RFC 2369, RFC 8058). */
  unsubscribeUrl?: string;
  /** What it carries with it; a few hundred kilobytes at most. */
  attachments?: readonly MailAttachment[];
};

export type MailAttachment = { name: string; contentType: string; bytes: Uint8Array };

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if that commits, once
 * the worker gets to it, under a Message-ID that stays the same over retries.
 *
 * @returns the mail's id
 */
export async function sendMail<T extends MailTemplate>(
  call: Call,
  mail: NewMail<T>,
): Promise<string> {
  const { tx, actor, now } = call;
  const id = newId('mail');
  const language =
    mail.language === undefined ? await readerLanguage(call, mail.to) : mail.language;
  const brand = await mailBrand(call);
  const { subject, text, html } = renderMail(mail.template, mail.facts, brand, language);
  await sql`insert into public.mails (programme_id, id, organisation_id, subject_id, template, recipient, subject,
      text_body, html_body, secrecy, attachments, unsubscribe_url, next_try_at, created_at)
    values (${actor.programmeId}, ${id}, ${mail.organisationId ?? null}, ${mail.subjectId ?? null}, ${mail.template},
      ${mail.to}, ${subject.slice(0, 300)}, ${text}, ${html}, ${mail.sealed ? 'sealed' : secrecyOf(mail.template, text)}, ${stored(mail.attachments)}::jsonb, ${mail.unsubscribeUrl ?? null}, ${now}, ${now})`.execute(
    tx,
  );
  return id;
}

/** As the outbox keeps it: `[{name, contentType, base64}]`. */
function stored(attachments: readonly MailAttachment[] = []): string {
  return JSON.stringify(
    attachments.map(({ name, contentType, bytes }) => ({
      name,
      contentType,
      base64: Buffer.from(bytes).toString('base64'),
    })),
  );
}

/** The brand as mail readers can show it: of logos only those that all of them draw. */
async function mailBrand(call: Call): Promise<MailBrand> {
  const { programmeName, senderName, colour, logo } = await brandOf(call);
  return {
    name: senderName ?? programmeName,
    colours: mailColours(colour ? solveTheme(colour) : houseTheme),
    hasLogo: logo !== null && mailedTypes.includes(logo.contentType),
  };
}

function secrecyOf(template: MailTemplate, text: string): Secrecy {
  if (['sign-in-code', 'address-code', 'invitation'].includes(template)) return 'code';
  return text.search(linkToken) >= 0 ? 'link' : 'open';
}
