import { Resolver } from 'node:dns/promises';
import { programmeOf } from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { setting } from '../settings.ts';
import { checkRecords, type DomainRecords } from './mail-domain.ts';
import { settingsOf } from './settings.ts';

/**
 * What DNS says about the domain of the sender's address.
 *
 * @throws 503 `programmes.dns-unreachable` when the name server gives no answer
 */
export async function checkMail(call: Call) {
  const { senderAddress, dkimSelector } = settingsOf(await programmeOf(call));
  const server = mailServer();
  if (senderAddress === null) return { server, domain: null, records: [] };
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1).toLowerCase();
  const records = await readRecords(domain, dkimSelector);
  return { server, domain, records: checkRecords(domain, dkimSelector, server, records) };
}

/** The host of SMTP_URL; null while mails stay in the outbox. */
function mailServer(): string | null {
  const url = setting(process.env, 'SMTP_URL');
  return url && URL.canParse(url) ? new URL(url).hostname : null;
}

async function readRecords(domain: string, selector: string | null): Promise<DomainRecords> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  // Where the machine's own name server does not see what the world sees; several by commas.
  const servers = setting(process.env, 'DNS_SERVERS');
  if (servers) resolver.setServers(servers.split(','));
  const [spf, dkim, dmarc] = await Promise.all([
    textsOf(resolver, domain),
    selector === null ? null : textsOf(resolver, `${selector}._domainkey.${domain}`),
    textsOf(resolver, `_dmarc.${domain}`),
  ]);
  return { spf, dkim, dmarc };
}

async function textsOf(resolver: Resolver, name: string): Promise<string[]> {
  try {
    // A long text comes in pieces of 255 bytes and is read as one (RFC 7208, 3.3).
    return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw refuse('programmes.dns-unreachable', {
      status: 503,
      detail: `The name server gave no answer about ${name}. Try again; DNS_SERVERS names another.`,
    });
  }
}
