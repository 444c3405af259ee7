import { amountOf } from './amount.ts';
import type { PastedAmount } from './amount.ts';
import { companyDomainOf, companyOf } from './company.ts';
import { addresses, nameOf, sender } from './contact.ts';
import { countryOf } from './country.ts';
import type { Found } from './found.ts';
import { needOf } from './need.ts';

/** What a pasted text says of a deal; what it does not say is absent. */
export type Pasted = {
  readonly customerName?: Found<string>;
  readonly customerDomain?: Found<string>;
  readonly contactName?: Found<string>;
  readonly contactEmail?: Found<string>;
  readonly need?: Found<string>;
  readonly amount?: Found<PastedAmount>;
  readonly customerCountry?: Found<string>;
};

export type PasteOptions = {
  /** Domains whose addresses are no customer's: the partner's and the vendor's. */
  readonly ownDomains?: readonly string[];
  /** The programme's currency, for a bare dollar sign. */
  readonly currency?: string;
};

const atMost = 20_000;

/**
 * Reads a mail, a chat or notes by rule: the customer's mail address and name, company, need, amount and country. Quoted
 * replies are left out. No model, no network; the same text gives the same answer.
 *
 * @param text as it was pasted; only the first 20,000 characters are read
 */
export function readPasted(text: string, options: PasteOptions = {}): Pasted {
  const { ownDomains = [], currency = 'USD' } = options;
  const read = withoutQuotes(text.slice(0, atMost).replaceAll('\r', ''));
  const mail = sender(read, addresses(read, ownDomains));
  const domain = mail && companyDomainOf(mail.value);
  const parts: { [Part in keyof Pasted]: Pasted[Part] | undefined } = {
    customerName: companyOf(read, domain),
    customerDomain: domain === undefined || !mail ? undefined : { value: domain, text: mail.text },
    contactName: nameOf(read, mail),
    contactEmail: mail,
    need: needOf(read),
    amount: amountOf(read, currency),
    customerCountry: countryOf(read, domain),
  };
  // Absent parts stay out, so that a caller can spread what was found over what stands there.
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

/** Drops quoted lines and all that follows "On … wrote:", unless nothing would be left (a forwarded mail). */
function withoutQuotes(text: string): string {
  const own = text
    .split(
      /^(?:On .{5,120} wrote:|Am .{5,120} schrieb.*:|Le .{5,120} a écrit\s*:|-{2,} ?Original Message ?-{2,})\s*$/m,
    )[0]
    ?.split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .join('\n');
  return own !== undefined && /\p{L}/u.test(own) ? own : text.replaceAll(/^\s*>+ ?/gm, '');
}

/** The text in pieces, those marked that said something; pieces joined are the text. */
export function markedPieces(text: string, pasted: Pasted): { text: string; marked: boolean }[] {
  const spans = Object.values(pasted)
    .flatMap((part): [number, number][] => {
      const at = text.indexOf(part.text);
      return at < 0 || part.text === '' ? [] : [[at, at + part.text.length]];
    })
    .toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start < at) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
