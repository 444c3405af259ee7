import { keysOf, numberOf, textsOf } from '../../rules/facts.ts';
import type { Facts } from '../../rules/facts.ts';
import { adding, clamp } from './kind.ts';
import type { FitKind } from './kind.ts';

/** `countryShare`: what serving the country without naming the region is worth, 0 to 1. */
export type TerritorySettings = { readonly countryShare: number };

/** The closest match of the lead's region and country with those that the partner serves. */
export const territory: FitKind<TerritorySettings> = {
  readsLead: ['region', 'country'],
  readsLoad: false,
  share(lead, partner, settings) {
    if (overlap(lead.region, partner.facts.regions)) return 1;
    return overlap(lead.country, partner.facts.countries) ? settings.countryShare : 0;
  },
  fact(lead, partner) {
    const [region] = textsOf(lead.region);
    const [country] = textsOf(lead.country);
    if (region === undefined && country === undefined) return 'where the lead is, is not known';
    if (region !== undefined && overlap(region, partner.facts.regions)) return `serves ${region}`;
    if (country !== undefined && overlap(country, partner.facts.countries))
      return region === undefined
        ? `serves ${country}`
        : `serves ${country}, does not name ${region}`;
    return `does not serve ${region ?? country}`;
  },
  steps(lead, partner, settings, load) {
    const share = this.share(lead, partner, settings, load);
    const [region] = textsOf(lead.region);
    const [country] = textsOf(lead.country);
    const steps = [];
    if (region !== undefined && share < 1) steps.push(adding(partner, 'regions', region));
    if (country !== undefined && share < settings.countryShare)
      steps.push(adding(partner, 'countries', country));
    return steps;
  },
};

/** `reachKm`: from this distance on nothing is left. */
export type DistanceSettings = { readonly reachKm: number };

/**
 * Nearness. With both coordinates known: 1 at the door, falling evenly to 0 at `reachKm` along the great circle.
 * Otherwise by address: the same postal code 1, the same city 0.9, postal codes that begin alike (3 characters) 0.7,
 * the same region 0.4, the same country 0.1.
 */
export const distance: FitKind<DistanceSettings> = {
  readsLead: ['latitude', 'longitude', 'postalCode', 'city', 'region', 'country'],
  readsLoad: false,
  share(lead, partner, settings) {
    const km = kilometres(lead, partner.facts);
    return km === undefined
      ? byAddress(lead, partner.facts).share
      : clamp(1 - km / settings.reachKm);
  },
  fact(lead, partner) {
    const km = kilometres(lead, partner.facts);
    return km === undefined ? byAddress(lead, partner.facts).fact : `${Math.round(km)} km away`;
  },
  steps: () => [],
};

function overlap(wanted: Facts[string], served: Facts[string]): boolean {
  const list = keysOf(served);
  return keysOf(wanted).some((key) => list.includes(key));
}

function byAddress(lead: Facts, partner: Facts): { share: number; fact: string } {
  const same = (name: string) => {
    const [here] = keysOf(lead[name]);
    const [there] = keysOf(partner[name]);
    return here !== undefined && there !== undefined ? here === there : undefined;
  };
  if (same('country') === false) return { share: 0, fact: 'in another country' };
  const [here] = keysOf(lead.postalCode);
  const [there] = keysOf(partner.postalCode);
  if (here !== undefined && here === there) return { share: 1, fact: 'in the same postal code' };
  if (same('city') && same('region') !== false) return { share: 0.9, fact: 'in the same city' };
  if (here !== undefined && there !== undefined && here.slice(0, 3) === there.slice(0, 3))
    return { share: 0.7, fact: `in the same postal area (${here.slice(0, 3).toUpperCase()})` };
  if (same('region')) return { share: 0.4, fact: 'in the same region' };
  if (same('country')) return { share: 0.1, fact: 'in the same country' };
  return { share: 0, fact: 'how far away is not known' };
}

/** Great-circle distance by the haversine formula, on a sphere of 6,371 km; undefined unless both places are known. */
function kilometres(lead: Facts, partner: Facts): number | undefined {
  const [fromLatitude, fromLongitude, toLatitude, toLongitude] = [
    lead.latitude,
    lead.longitude,
    partner.latitude,
    partner.longitude,
  ].map((degrees) => {
    const number = numberOf(degrees);
    return number === undefined ? undefined : (number * Math.PI) / 180;
  });
  if (
    fromLatitude === undefined ||
    fromLongitude === undefined ||
    toLatitude === undefined ||
    toLongitude === undefined
  )
    return undefined;
  const chord =
    Math.sin((toLatitude - fromLatitude) / 2) ** 2 +
    Math.cos(fromLatitude) *
      Math.cos(toLatitude) *
      Math.sin((toLongitude - fromLongitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}
