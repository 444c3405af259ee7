import { isCurrency, minorDigits } from '../../../../platform/money/index.ts';
import { found } from './found.ts';
import type { Found } from './found.ts';

export type PastedAmount = { readonly minor: number; readonly currency: string };

const signs: Readonly<Record<string, string>> = {
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  AU$: 'AUD',
  NZ$: 'NZD',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  '₩': 'KRW',
  'Fr.': 'CHF',
};
const words: Readonly<Record<string, string>> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pounds: 'GBP',
  franken: 'CHF',
};
const mark =
  '(?:US\\$|CA?\\$|AU?\\$|NZ\\$|[$€£¥₹₩]|zł|Fr\\.|[A-Z]{3}|[Ee]uros?|[Dd]ollars?|[Pp]ounds)';
const number = "\\d(?:[\\d.,\\u00a0\\u202f’']|\\s(?=\\d{3}(?!\\d)))*";
const form = new RegExp(
  `(${mark})\\s?(${number})\\s?(k|m|mio|million|thousand)?\\b|(${number})\\s?(k|m|mio|million|thousand)?\\s?(${mark})(?![\\p{L}])`,
  'giu',
);

/** The largest amount of money with its currency; a bare number is none. "$" is the programme's own dollar, if it has one. */
export function amountOf(text: string, currency: string): Found<PastedAmount> | undefined {
  let best: Found<PastedAmount> | undefined;
  const finder = new RegExp(form);
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const [written, before, numberAfter, factorAfter, numberBefore, factorBefore, after] = match;
    const code = codeOf(before ?? after ?? '', currency);
    const value = decimalOf(numberAfter ?? numberBefore ?? '');
    // "about 18,500 EUR": the three letters before it are no currency, so what follows is read anew.
    if (code === undefined && before) finder.lastIndex = match.index + before.length;
    if (code === undefined || value === undefined) continue;
    const factor = factorOf(factorAfter ?? factorBefore);
    const minor = Math.round(value * factor * 10 ** minorDigits(code));
    if (minor > 0 && minor <= Number.MAX_SAFE_INTEGER && minor > (best?.value.minor ?? 0))
      best = found({ minor, currency: code }, written.trim().replace(/[.,]$/, ''));
  }
  return best;
}

function codeOf(mark: string, currency: string): string | undefined {
  if (mark === '$' && /^(USD|CAD|AUD|NZD|SGD|HKD|MXN)$/.test(currency)) return currency;
  const code = signs[mark] ?? words[mark.toLowerCase()] ?? mark;
  return isCurrency(code) ? code : undefined;
}

/** "12,400", "12.400,50", "12 400" and "12'400.5": the last separator is the decimal one, unless three digits follow it. */
function decimalOf(text: string): number | undefined {
  const bare = text.replaceAll(/[\s\u00a0\u202f’']/g, '').replace(/[.,]$/, '');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  const separators = bare.replaceAll(/\d/g, '');
  const isDecimal = last >= 0 && (bare.length - last - 1 !== 3 || new Set(separators).size > 1);
  const whole = isDecimal ? bare.slice(0, last) : bare;
  const value = Number(
    `${whole.replaceAll(/[.,]/g, '')}${isDecimal ? `.${bare.slice(last + 1)}` : ''}`,
  );
  return Number.isFinite(value) ? value : undefined;
}

function factorOf(word: string | undefined): number {
  const factor = word?.toLowerCase();
  if (factor === undefined) return 1;
  return factor === 'k' || factor === 'thousand' ? 1000 : 1_000_000;
}
