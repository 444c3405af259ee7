import { getDomain } from 'tldts';
import freeMailDomains from './free-mail-domains.json' with { type: 'json' };

/**
 * Mail providers whose addresses say nothing about a company.
 * Source: npm free-email-domains 1.12.6 (MIT licence), 14,125 domains.
 */
const freeMail: ReadonlySet<string> = new Set(freeMailDomains);

/**
 * The registrable domain of a web address, host or mail address, in ASCII (punycode): 'https://www.Lucerne.co.uk/x' gives
 * 'lucerne.co.uk'. Customers of one host ('a.github.io') are told apart. A label without dot is taken as its own domain.
 * Undefined when there is none, as for an IP address.
 */
export function registrableDomain(address: string): string | undefined {
  const host = hostOf(address);
  if (host === undefined || /^\d+(\.\d+){3}$|:/.test(host)) return undefined;
  if (!host.includes('.')) return host;
  return getDomain(host, { allowPrivateDomains: true }) ?? undefined;
}

/** Whether the address lies at a provider of free mailboxes ('gmail.com'). */
export function isFreeMail(address: string): boolean {
  const host = hostOf(address);
  if (host === undefined) return false;
  return freeMail.has(host) || freeMail.has(registrableDomain(host) ?? '');
}

/** The registrable domain, unless it is that of free mailboxes: what can identify a company. */
export function companyDomain(address: string | null | undefined): string | undefined {
  if (!address || isFreeMail(address)) return undefined;
  return registrableDomain(address);
}

/** What a mail address tells of the sender's company. */
export type MailKind = 'company' | 'free-mail' | 'own' | 'unreadable';

/** `own` when the address lies at one of the vendor's own domains: such a lead is a person, not a company. */
export function mailKind(email: string, ownDomains: readonly string[]): MailKind {
  const domain = /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? registrableDomain(email) : undefined;
  if (domain === undefined) return 'unreadable';
  if (ownDomains.some((own) => registrableDomain(own) === domain)) return 'own';
  return isFreeMail(email) ? 'free-mail' : 'company';
}

/** Whether mail can be delivered to the address at all: its domain has a dot, so that it can be looked up. */
export function isDeliverable(email: string): boolean {
  return mailKind(email, []) !== 'unreadable' && (hostOf(email)?.includes('.') ?? false);
}

function hostOf(address: string): string | undefined {
  const trimmed = address.trim();
  const afterAt = trimmed.includes('://') ? trimmed : trimmed.slice(trimmed.lastIndexOf('@') + 1);
  const url = afterAt.includes('://') ? afterAt : `http://${afterAt}`;
  if (!URL.canParse(url)) return undefined;
  const host = new URL(url).hostname.replace(/\.+$/, '');
  return /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(host) ? host : undefined;
}
