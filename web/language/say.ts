import { isLocale, localeOf } from './locales.ts';
import type { Locale } from './locales.ts';
import { messageText, tongueOf } from './message-text.ts';
import type { Catalogue, Compiled } from './message-types.ts';

const asked = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
/** The language of this page. It never changes while the page stands: a new choice loads it again. */
export const locale: Locale = isLocale(asked) ? asked : 'en';
/** What Intl writes numbers, days and names by. */
export const __locale = localeOf(locale).intl;
export const tongue = tongueOf(__locale);

let pseudo: ((english: Compiled) => Compiled) | undefined;
// Whoever imports this module waits for the words, so that those said at once when a file loads are translated too.
const catalogue = await catalogueOf(locale);

/**
 * A message in the reader's language.
 * @param name its short name @param english what it says without a translation @param values its arguments
 */
export function __say(name: string, english: Compiled, values: readonly unknown[] = []): string {
  return messageText(translated(name, english), values, tongue);
}

/** The parts of a message, in the reader's language; English where there is no translation. */
export function translated(name: string, english: Compiled): Compiled {
  if (Object.hasOwn(catalogue, name)) return catalogue[name] ?? english;
  return pseudo ? pseudo(english) : english;
}

async function catalogueOf(wanted: Locale): Promise<Catalogue> {
  if (wanted === 'en') return {};
  if (wanted === 'en-XA') {
    ({ pseudo } = await import('./pseudo.ts'));
    return {};
  }
  const files = sideBefore() === 'partner' ? ['partner'] : ['partner', 'vendor'];
  const found = await Promise.all(files.map((file) => load(wanted, file)));
  return Object.assign({}, ...found) as Catalogue; // of catalogues alone
}

function sideBefore(): string | null {
  try {
    return localStorage.getItem('fairway:side');
  } catch {
    return null;
  }
}

// A catalogue that did not come leaves English, which is always in the code.
async function load(wanted: Locale, file: string): Promise<Catalogue> {
  try {
    const { catalogues } = await import('virtual:catalogues');
    return ((await catalogues[`${wanted}/${file}`]?.()) ?? {}) as Catalogue; // as compile-message.mjs makes them
  } catch {
    return {};
  }
}
