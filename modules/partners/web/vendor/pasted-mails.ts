/** One address out of a pasted list, with what can be guessed from it. */
export type PastedMail = {
  email: string;
  /** Of the person: as it was written, or out of the address. */
  name: string;
  /** Of the firm, out of its domain; empty for free mail. */
  company: string;
  domain: string;
  problem: 'no-address' | 'repeated' | null;
  line: string;
};

const address = /[^\s<>,;:"()]+@[^\s<>,;:"()]+\.[^\s<>,;:"()]+/g;
const free =
  /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|gmx|web|aol|proton|protonmail)\./;

/**
 * Reads a pasted list of mail addresses, as people have them: one a line or separated by commas and semicolons, with
 * or without names. Every line comes out again, also one in which no address could be found.
 */
export function readPastedMails(text: string): PastedMail[] {
  const seen = new Set<string>();
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line): PastedMail[] => {
      const found = [...line.matchAll(address)];
      if (found.length === 0)
        return [{ email: '', name: '', company: '', domain: '', problem: 'no-address', line }];
      return found.map((match, at) => {
        const email = match[0].toLowerCase().replace(/[.]+$/, '');
        const problem = seen.has(email) ? 'repeated' : null;
        seen.add(email);
        const before = found[at - 1];
        const from = before ? before.index + before[0].length : 0;
        // A name stands before its address; behind it only where the line has no other.
        const words = line.slice(from, match.index);
        const written =
          clean(words) || (found.length === 1 ? clean(line.replace(match[0], '')) : '');
        return { email, problem, line, ...guessed(email, written) };
      });
    });
}

function guessed(email: string, written: string) {
  const [local = '', domain = ''] = email.split('@');
  return {
    domain,
    name: written === '' ? capitalised(local.split(/[._-]/)) : written,
    company: free.test(domain) ? '' : capitalised((domain.split('.')[0] ?? '').split('-')),
  };
}

function clean(words: string): string {
  return words
    .replaceAll(/[<>"(),;:]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function capitalised(words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))
    .join(' ');
}
