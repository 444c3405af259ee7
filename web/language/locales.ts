/** The languages of the desk, by their own names; `en-XA` is English with accents and longer, to test by. */
export const locales = {
  en: { name: 'English', intl: 'en', direction: 'ltr' },
  de: { name: 'Deutsch', intl: 'de', direction: 'ltr' },
  es: { name: 'Español', intl: 'es', direction: 'ltr' },
  ja: { name: '日本語', intl: 'ja', direction: 'ltr' },
  // Digits as in the records, the mails and the amounts that people copy.
  ar: { name: 'العربية', intl: 'ar-u-nu-latn', direction: 'rtl' },
  'en-XA': { name: '[Ṗšéüđö]', intl: 'en', direction: 'ltr' },
} as const;

export type Locale = keyof typeof locales;
export type LocaleFacts = { name: string; intl: string; direction: 'ltr' | 'rtl' };

export function isLocale(text: string): text is Locale {
  return Object.hasOwn(locales, text);
}

export function localeOf(locale: Locale): LocaleFacts {
  return locales[locale];
}
