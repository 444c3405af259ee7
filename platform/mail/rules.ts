/**
 * A mail that lets somebody in is for its reader alone. Once it is sent, nobody at the vendor
 * sees its code or link. Where no mail server is set, the outbox is the only way to the reader:
 * there an administrator sees codes, and whoever may read the outbox sees links.
 */
export type Secrecy = 'open' | 'link' | 'code' | 'sealed';
export type MailStatus = 'queued' | 'sent' | 'failed' | 'outbox';

/** @returns how much of a mail's body this reader gets */
export function shown(
  mail: { secrecy: Secrecy; status: MailStatus },
  readerKind: string,
): 'whole' | 'without-links' | 'nothing' {
  if (mail.secrecy === 'open') return 'whole';
  if (mail.secrecy === 'link') return mail.status === 'outbox' ? 'whole' : 'without-links';
  const admin = readerKind === 'vendor.admin' || readerKind === 'host';
  return mail.secrecy === 'code' && mail.status === 'outbox' && admin ? 'whole' : 'nothing';
}

/** The tokens of one-time links, wherever they stand in a text. */
export const linkToken = /\/enter\/[\w-]+/g;

export function withoutLinks(text: string): string {
  return text.replaceAll(linkToken, '/enter/…');
}

/** Minutes from each failed try to the next; after the last the mail has failed. */
const retryMinutes = [1, 5, 15, 60, 240, 720];

/**
 * What follows a failed try. A server's lasting refusal (SMTP 5xx) is not asked again.
 *
 * @param attempts tries made, this one included
 * @returns when to try again, or null when the mail has failed
 */
export function nextTry(attempts: number, permanent: boolean, now: Date): Date | null {
  const minutes = permanent ? undefined : retryMinutes[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
