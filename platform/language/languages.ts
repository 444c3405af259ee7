/** Languages that the server speaks beside English, in which all is written and stored. */
export const languages = ['de', 'es', 'ja', 'ar'] as const;
export type Language = (typeof languages)[number];

const names: Record<Language | 'en', string> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ja: '日本語',
  ar: 'العربية',
};

export const languageCookie = 'fairway-language';

/** Every language by its own name, English first. */
export function languageNames(): [Language | 'en', string][] {
  return Object.entries(names) as [Language | 'en', string][]; // the keys of the record above
}

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((one) => one === text);
}

/** @returns the direction of a language's lines */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/**
 * The language that a request asks for: by the address of a page (`?lang=de`), by the reader's choice, which a cookie
 * keeps, or by the browser's list (RFC 9110, 12.5.4).
 * @returns null for English
 */
export function languageOf(request: Request): Language | null {
  const named = new URL(request.url).searchParams.get('lang');
  const accepted = request.headers.get('accept-language') ?? '';
  // A single tag is what a program asks for, the desk among them; a list is a browser's.
  const kept = /^[a-z-]+$/i.test(accepted) ? undefined : cookieOf(request);
  const chosen = named ?? kept;
  if (chosen === 'en') return null;
  return chosen && isLanguage(chosen) ? chosen : firstOf(accepted);
}

function cookieOf(request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return new RegExp(`(?:^|;\\s*)${languageCookie}=([a-z]{2})(?:;|$)`).exec(cookies)?.[1];
}

function firstOf(accepted: string): Language | null {
  const asked = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = /^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1];
      return { name: tag.split('-')[0]?.toLowerCase() ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ name, quality }) => quality > 0 && (name === 'en' || isLanguage(name)))
    .toSorted((a, b) => b.quality - a.quality);
  const first = asked[0]?.name;
  return isLanguage(first) ? first : null;
}

/** The header that keeps the language which an address named, so that the following pages speak it too. */
export function keptLanguage(request: Request): { 'set-cookie'?: string } {
  const named = new URL(request.url).searchParams.get('lang') ?? '';
  if (named !== 'en' && !isLanguage(named)) return {};
  return { 'set-cookie': `${languageCookie}=${named}; Path=/; Max-Age=31536000; SameSite=Lax` };
}
