import { found, labelled, plain } from './found.ts';
import type { Found } from './found.ts';

/** Providers whose domains say nothing about a company. The server knows the long list; this is what people paste. */
const providers =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|proton|protonmail|mail|yandex|orange|free|libero|qq|163|126)\./;
const legalForms =
  'GmbH & Co\\. KG|GmbH|mbH|AG|KG|SE|UG|e\\.V\\.|Ltd\\.?|Limited|LLP|PLC|Inc\\.?|LLC|Corp\\.?|Corporation|Company|Co\\.|S\\.?A\\.?S\\.?|S\\.?A\\.?R\\.?L\\.?|S\\.?A\\.|S\\.?p\\.?A\\.?|S\\.?r\\.?l\\.?|B\\.?V\\.?|N\\.?V\\.?|A/S|ApS|AB|ASA|AS|Oy|Oyj|Pty|S\\.?L\\.?|Lda\\.?|Kft\\.?|s\\.r\\.o\\.|Sp\\. z o\\.o\\.';
const word = "[\\p{Lu}\\p{N}][\\p{L}\\p{N}&'’.-]*";
const named = `${word}(?:[ \\t]+(?:(?:&|and|und|et|of|de|la|the)[ \\t]+)?${word}){0,5}`;

/** The company's own domain behind an address; undefined for a mail provider's. */
export function companyDomainOf(mail: string): string | undefined {
  const domain = mail.split('@')[1] ?? '';
  return domain === '' || providers.test(domain) ? undefined : domain;
}

/**
 * The company: behind a label, else the words of the text that spell its domain, else a name with its legal form, else the
 * name after "at" or "from", else the domain's own word.
 */
export function companyOf(text: string, domain: string | undefined): Found<string> | undefined {
  const lines = text.split('\n');
  const label = labelled(lines, [
    'company(?: name)?',
    'customer',
    'account',
    'client',
    'organi[sz]ation',
    'end customer',
    'firma',
    'kunde',
    'unternehmen',
    'soci[ée]t[ée]',
    'entreprise',
    'client',
    'empresa',
    'azienda',
    'bedrijf',
  ]);
  if (label) return found(label.replace(/[.,;]+$/, ''), label);
  const spelled = domain === undefined ? undefined : spelling(text, domainWord(domain));
  if (spelled) return found(spelled, spelled);
  const formed = new RegExp(`(${named},?[ \\t]+(?:${legalForms}))(?=$|[\\s,;.)])`, 'u').exec(
    withoutGreeting(text),
  )?.[1];
  if (formed) return found(formed, formed);
  const after = new RegExp(`\\b(?:at|from|with|for|bei|von|chez)\\s+(${named})`, 'u')
    .exec(text)?.[1]
    ?.replace(/[.'’-]+$/, '');
  if (after && !/^\p{Lu}[\p{L}]{0,2}$/u.test(after) && !isCalendar(after))
    return found(after, after);
  if (domain === undefined) return undefined;
  const first = domainWord(domain);
  return found(
    first.replace(
      /(^|-)(\p{L})/gu,
      (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase(),
    ),
    domain,
  );
}

function domainWord(domain: string): string {
  const labels = domain.split('.');
  // co.uk and its like: the company's word stands before both.
  const short = labels.length > 2 && (labels.at(-2)?.length ?? 0) <= 3;
  return labels.at(short ? -3 : -2) ?? domain;
}

/** The longest run of at most six words that spells the domain's word; a legal form behind it belongs to the name. */
function spelling(text: string, domain: string): string | undefined {
  const wanted = plain(domain);
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}&'’.-]*/gu)];
  for (const [at, first] of words.entries()) {
    if (!wanted.startsWith(plain(first[0])) || isInAddress(text, first.index)) continue;
    for (let end = at; end < Math.min(words.length, at + 6); end += 1) {
      const last = words[end];
      if (!last) break;
      const run = text.slice(first.index, last.index + last[0].length);
      if (run.includes('\n')) break;
      if (plain(run) === wanted) return formBehind(text, first.index, run).replace(/[.,'’-]+$/, '');
    }
  }
  return undefined;
}

function isInAddress(text: string, at: number): boolean {
  const around = text.slice(at).split(/[\s<>()]/)[0] ?? '';
  return (
    text[at - 1] === '@' ||
    text[at - 1] === '.' ||
    around.includes('@') ||
    /^(?:www\.|https?:)/i.test(around) ||
    /\.[a-z]{2,}$/i.test(around.replace(/[.,;]+$/, ''))
  );
}

function formBehind(text: string, start: number, run: string): string {
  const rest = text.slice(start + run.length);
  return run + (new RegExp(`^,?\\s(?:${legalForms})(?=$|[\\s,;.)])`, 'u').exec(rest)?.[0] ?? '');
}

function withoutGreeting(text: string): string {
  return text.replace(/^(?:from|to|cc|subject|date|sent|von|an|betreff)\s*:.*$/gim, '');
}

function isCalendar(text: string): boolean {
  return /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4])\b/.test(
    text,
  );
}
