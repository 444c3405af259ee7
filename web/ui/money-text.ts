import { isLocale, localeOf } from '../language/locales.ts';

/** Integer minor units and ISO 4217 code, as the server sends it. */
export type MoneyValue = { minor: number; currency: string };

/**
 * Writes an amount of money in the reader's language, always with its currency.
 * `short` gives $431.6k for dense tables; otherwise cents are shown only where there are any.
 */
export function formatMoney(
  { minor, currency }: MoneyValue,
  options: { short?: boolean; locale?: string } = {},
): string {
  const locale = options.locale ?? language();
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  const whole = Number.isInteger(amount);
  if (options.short && Math.abs(amount) >= 10_000) {
    return shortMoney(amount, currency, locale);
  }
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  }).format(amount);
}

function shortMoney(amount: number, currency: string, locale: string): string {
  // Arabic writes thousands as a word, which no dense table holds; the figure in full is in Arabic.
  const format = new Intl.NumberFormat(locale.startsWith('ar') ? 'en' : locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const parts = format.formatToParts(amount);
  // German shortens from a million on: below it a decimal says nothing.
  const shortened = parts.some(({ type }) => type === 'compact');
  const kept = shortened
    ? parts
    : parts.filter(({ type }) => !['decimal', 'fraction'].includes(type));
  return kept
    .map(({ value }) => value)
    .join('')
    .replace(/(\d)K$/, '$1k');
}

/** The page's language, which the server sets; the browser's where there is no page. */
export function language(): string {
  const lang = (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
  return isLocale(lang) ? localeOf(lang).intl : lang;
}
