import { COUNTRY_TABLE } from './country-table.ts';
import { plain } from './plain-words.ts';

/** Languages in which country names are known; where two disagree the earlier one decides. */
const LANGUAGES =
  'en de fr es it pt nl pl cs sk hu ro sv da nb fi tr el ru uk ja ko zh-Hans zh-Hant ar he'.split(
    ' ',
  );

/** What people write besides codes and the names of ISO and CLDR. */
const ALIASES: Record<string, string> = {
  America: 'US',
  'United States of America': 'US',
  UK: 'GB',
  'Great Britain': 'GB',
  Britain: 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Northern Ireland': 'GB',
  EL: 'GR',
  Holland: 'NL',
  'South Korea': 'KR',
  'Republic of Korea': 'KR',
  'North Korea': 'KP',
  Russia: 'RU',
  'Czech Republic': 'CZ',
  'Ivory Coast': 'CI',
  UAE: 'AE',
  Emirates: 'AE',
  KSA: 'SA',
  PRC: 'CN',
  'Mainland China': 'CN',
  Burma: 'MM',
  Swaziland: 'SZ',
  'Cape Verde': 'CV',
  Macedonia: 'MK',
  Turkey: 'TR',
  'Bundesrepublik Deutschland': 'DE',
  BRD: 'DE',
  'República Dominicana': 'DO',
  'DR Congo': 'CD',
  'Democratic Republic of the Congo': 'CD',
  'Republic of the Congo': 'CG',
};

let index: Map<string, string> | undefined;

/**
 * The ISO 3166-1 alpha-2 code of a country given as code (alpha-2 or alpha-3) or name in one of 26
 * languages, whatever its case, accents and punctuation; undefined when it is none.
 */
export function countryCode(text: string): string | undefined {
  index ??= countryIndex();
  const key = plain(text);
  return index.get(key) ?? index.get(key.replace(/^the/, ''));
}

function countryIndex(): Map<string, string> {
  const known = new Map<string, string>();
  const add = (name: string, code: string) => {
    const key = plain(name);
    if (key !== '' && !known.has(key)) known.set(key, code);
  };
  const countries = COUNTRY_TABLE.split('\n').map((line) => line.split('|'));
  for (const [two = ''] of countries) add(two, two);
  for (const [two = '', three = ''] of countries) add(three, two);
  for (const [alias, code] of Object.entries(ALIASES)) add(alias, code);
  for (const [two = '', , name = ''] of countries) {
    add(name, two);
    const [short = '', rest] = name.split(', ');
    if (rest) add(`${rest} ${short}`, two);
  }
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const names = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
      for (const [two = ''] of countries) add(names.of(two) ?? '', two);
    }
  }
  return known;
}
