import { found, labelled } from './found.ts';
import type { Found } from './found.ts';

const address = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const machine = /^(no-?reply|do-?not-?reply|mailer-daemon|postmaster|notifications?|bounces?)@/i;

/** Mail addresses in the order in which they stand, without machines and those of the reader's own domains. */
export function addresses(text: string, ownDomains: readonly string[]): Found<string>[] {
  const seen = new Set<string>();
  return [...text.matchAll(address)].flatMap(([written]) => {
    const value = written.toLowerCase();
    const own = ownDomains.some((domain) => isWithin(value.split('@')[1] ?? '', domain));
    if (own || machine.test(value) || seen.has(value)) return [];
    seen.add(value);
    return [found(value, written)];
  });
}

function isWithin(domain: string, whole: string): boolean {
  return domain === whole.toLowerCase() || domain.endsWith(`.${whole.toLowerCase()}`);
}

/** Whose address counts: the sender's, where a head of a mail stands in the text, else the last one (the signature's). */
export function sender(text: string, mails: readonly Found<string>[]): Found<string> | undefined {
  const from = labelled(text.split('\n'), ['from', 'von', 'de', 'da', 'van', 'e-?mail', 'mail']);
  return mails.find((mail) => from?.includes(mail.text)) ?? mails.at(-1);
}

const closing =
  /^(?:(?:best|kind|warm|many)?\s*(?:regards|wishes|thanks)|best|thanks|thank you|cheers|sincerely|yours.*|(?:viele|beste|liebe|herzliche)?\s*gr(?:ü|ue)(?:ß|ss)e?|mit freundlichen gr.*|cordialement|bien à vous|saludos(?: cordiales)?|un saludo|cordiali saluti|atenciosamente|met vriendelijke groet)\s*[,.!]?\s*/iu;
const personName =
  /^\p{Lu}[\p{L}'’.-]+(?:\s+(?:(?:van|von|de|der|da|di|la|le|bin)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** The name beside the address in a mail's head, behind a label, or beneath the closing words. */
export function nameOf(text: string, mail: Found<string> | undefined): Found<string> | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  return headName(text, mail) ?? labelledName(lines) ?? signatureName(lines);
}

function headName(text: string, mail: Found<string> | undefined): Found<string> | undefined {
  if (!mail) return undefined;
  const place = text.indexOf(mail.text);
  const before =
    text
      .slice(Math.max(0, place - 80), place)
      .split('\n')
      .at(-1) ?? '';
  const name = /(?:^|[:,;]\s*)"?([^":,;<>()]+?)"?\s*[<(]$/u.exec(before.trimEnd())?.[1]?.trim();
  return name && personName.test(name) ? found(name, name) : undefined;
}

function labelledName(lines: readonly string[]): Found<string> | undefined {
  const name = labelled(lines, [
    'contact(?: name| person)?',
    'name',
    'ansprechpartner(?:in)?',
    'kontakt',
  ]);
  const bare = name?.replace(/\s*[<(,].*$/, '');
  return bare && personName.test(bare) ? found(bare, bare) : undefined;
}

function signatureName(lines: readonly string[]): Found<string> | undefined {
  for (const [at, line] of lines.entries()) {
    const inLine = /[.!?]\s+([^.!?]*)$/.exec(line)?.[1] ?? line;
    if (!closing.test(inLine)) continue;
    const rest = inLine.replace(closing, '').trim();
    const next = rest === '' ? lines.slice(at + 1).find((one) => one !== '') : rest;
    const name = next?.replace(/\s*[,|–(].*$/, '').replace(/\.$/, '');
    if (name && personName.test(name)) return found(name, name);
  }
  return undefined;
}
