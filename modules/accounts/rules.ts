/**
 * Who is the same customer. A site of a company is its registrable domain and its city; mail providers' domains say
 * nothing about a company. Where no company domain is known, the name without legal form, the city and the country decide.
 * Two cities are two sites, each an account of its own. Nothing is merged on a name alone.
 */
import { companyDomain } from './identity/domain.ts';
import { fold, normalisedName } from './identity/name.ts';

export {
  companyDomain,
  isDeliverable,
  isFreeMail,
  mailKind,
  registrableDomain,
} from './identity/domain.ts';
export type { MailKind } from './identity/domain.ts';
export { normalisedName } from './identity/name.ts';

/** What is known of a customer. `domain` may be a web address or a host; `email` is used where there is no domain. */
export type CustomerRecord = {
  readonly name: string;
  readonly domain?: string | null;
  readonly email?: string | null;
  readonly city?: string | null;
  readonly country?: string | null;
};

/** Whether two records are one account, and why, in a sentence. */
export type Sameness = { readonly same: boolean; readonly reason: string };

/**
 * The key under which a customer's site is found: equal keys are the same account. `domain:lucerne.com|cedar city` with a
 * company domain, else `name:lucerne publishing|cedar city|us`. Unknown parts are empty. Case, accents, punctuation,
 * legal forms and sub-domains change nothing.
 */
export function identityKey(record: CustomerRecord): string {
  const domain = domainOf(record);
  const city = cityOf(record);
  if (domain !== undefined) return `domain:${domain}|${city}`;
  return `name:${normalisedName(record.name)}|${city}|${countryOf(record)}`;
}

/** Compares two records; symmetric. Records with equal keys are the same; one city or domain may be missing. */
export function sameAccount(left: CustomerRecord, right: CustomerRecord): Sameness {
  const [leftDomain, rightDomain] = [domainOf(left), domainOf(right)];
  if (leftDomain !== undefined && rightDomain !== undefined)
    return byDomain(left, right, leftDomain, rightDomain);
  const name = normalisedName(left.name);
  if (name !== normalisedName(right.name))
    return no('The names differ and no company domain is known for both.');
  if (countryOf(left) !== countryOf(right))
    return no(`Both are called ${name}, but not in the same country.`);
  const city = cityOf(left);
  if (city !== cityOf(right)) return no(`Both are called ${name}, but not in the same city.`);
  if (city === '' && identityKey(left) !== identityKey(right))
    return no(`Both are called ${name}, but no city is known that would show that they are one.`);
  const where = city === '' ? 'no city is known for either' : `both are in ${left.city?.trim()}`;
  return { same: true, reason: `Both are called ${name} and ${where}.` };
}

function byDomain(
  left: CustomerRecord,
  right: CustomerRecord,
  leftDomain: string,
  rightDomain: string,
): Sameness {
  if (leftDomain !== rightDomain) return no('Their company domains differ.');
  const [leftCity, rightCity] = [cityOf(left), cityOf(right)];
  const reason = `Both use the domain ${leftDomain}`;
  if (leftCity === rightCity) {
    const where =
      leftCity === '' ? 'no city is known for either' : `both are in ${left.city?.trim()}`;
    return { same: true, reason: `${reason} and ${where}.` };
  }
  if (leftCity === '' || rightCity === '')
    return { same: true, reason: `${reason}; the city of one is not known.` };
  const [first, second] = [left, right]
    .map(({ city }) => city?.trim() ?? '')
    .sort((one, other) => (one < other ? -1 : 1));
  return no(`${reason}, but in two cities, ${first} and ${second}: two sites.`);
}

function domainOf({ domain, email }: CustomerRecord): string | undefined {
  return companyDomain(domain) ?? companyDomain(email);
}

/** 'St. Louis' and 'Saint Louis' are one city. */
function cityOf({ city }: CustomerRecord): string {
  return fold(city ?? '').replace(/^(st|ste|sankt|sainte) /, 'saint ');
}

function countryOf({ country }: CustomerRecord): string {
  return fold(country ?? '');
}

function no(reason: string): Sameness {
  return { same: false, reason };
}
