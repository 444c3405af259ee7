import { placeOf } from '../../platform/places/index.ts';
import type { PartnerRow } from './tables.ts';

/**
 * A partner's facts that policies may look at. They are kept at every version, so that whoever
 * was chosen or passed over can be told later on which facts. Notes, phone and mail are not
 * among them: no rule may turn on those.
 */
export type PartnerFacts = {
  name: string;
  stage: string;
  roles: string[];
  tier: string;
  businessType: string | null;
  country: string;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  /** Countries served: its own, and those of the regions it names. */
  countries: string[];
  /** Regions served: as named, else its own. */
  regions: string[];
  specialisations: string[];
  industries: string[];
  languages: string[];
  /** Known where its postal code is. */
  latitude?: number;
  longitude?: number;
  size: number | null;
  capacity: number | null;
};

export function routingFacts(partner: PartnerRow): PartnerFacts {
  const served =
    partner.regionsServed.length > 0
      ? partner.regionsServed
      : partner.region
        ? [partner.region]
        : [];
  return {
    name: partner.name,
    stage: partner.stage,
    roles: partner.roles,
    tier: partner.tier,
    businessType: partner.businessType,
    country: partner.country,
    region: partner.region,
    city: partner.city,
    postalCode: partner.postalCode,
    countries: [...new Set([partner.country, ...served.map((region) => region.slice(0, 2))])],
    regions: served,
    specialisations: partner.specialisations,
    industries: partner.industries,
    languages: partner.languages,
    ...placeOf(partner.country, partner.postalCode),
    size: partner.employees,
    capacity: partner.capacity,
  };
}
