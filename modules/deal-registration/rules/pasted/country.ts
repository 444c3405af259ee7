import { found, labelled } from './found.ts';
import type { Found } from './found.ts';

const codes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'.split(
    ' ',
  );
const others: Readonly<Record<string, string>> = {
  USA: 'US',
  'U.S.A.': 'US',
  'U.S.': 'US',
  America: 'US',
  UK: 'GB',
  'U.K.': 'GB',
  England: 'GB',
  Scotland: 'GB',
  Wales: 'GB',
  'Great Britain': 'GB',
  Deutschland: 'DE',
  Österreich: 'AT',
  Schweiz: 'CH',
  Suisse: 'CH',
  España: 'ES',
  Italia: 'IT',
  Nederland: 'NL',
  Holland: 'NL',
  België: 'BE',
  Belgique: 'BE',
  Sverige: 'SE',
  Danmark: 'DK',
  Norge: 'NO',
  Suomi: 'FI',
  Polska: 'PL',
  Brasil: 'BR',
  México: 'MX',
  'Czech Republic': 'CZ',
  Turkey: 'TR',
  'Hong Kong': 'HK',
};
/** Two-letter domains that are sold as words and say nothing of a country. */
const wordDomains = new Set([
  'io',
  'co',
  'ai',
  'me',
  'tv',
  'cc',
  'to',
  'fm',
  'ly',
  'gg',
  'sh',
  'so',
  'la',
  'ws',
  'nu',
  'am',
  'is',
  'it',
]);

let byName: Map<string, string> | undefined;

/** Country names in English and in their own words; a country is the customer's by label, by name, or by its mail domain. */
export function countryOf(text: string, domain: string | undefined): Found<string> | undefined {
  const names = namesOfCountries();
  const label = labelled(text.split('\n'), ['country', 'land', 'pays', 'pa[ií]s', 'paese']);
  const code =
    label &&
    (names.get(label.replace(/[.,]$/, '')) ??
      (codes.includes(label.toUpperCase()) ? label.toUpperCase() : undefined));
  if (label && code) return found(code, label);
  const named = [...names].flatMap(([name, value]) => {
    const at = placeOf(text, name);
    return at < 0 ? [] : [{ at, name, value }];
  });
  // Of overlapping names the longer one counts: Guinea in Papua New Guinea.
  const best = named.toSorted((a, b) => b.name.length - a.name.length)[0];
  if (best) return found(best.value, best.name);
  const top = domain?.split('.').at(-1) ?? '';
  const ofDomain = top === 'uk' ? 'GB' : top.toUpperCase();
  if (top === 'it' ? domain !== undefined : !wordDomains.has(top))
    return codes.includes(ofDomain) && domain ? found(ofDomain, domain) : undefined;
  return undefined;
}

function placeOf(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!/[\p{L}\p{N}@._-]/u.test(before) && !/[\p{L}\p{N}@_-]/u.test(after)) return at;
  }
  return -1;
}

function namesOfCountries(): Map<string, string> {
  if (byName) return byName;
  const english = new Intl.DisplayNames('en', { type: 'region' });
  byName = new Map(codes.map((code) => [english.of(code) ?? code, code]));
  for (const [name, code] of Object.entries(others)) byName.set(name, code);
  return byName;
}
