import { sampleRows } from './sample-rows.ts';

export type Place = {
  geographyKey: number;
  city: string;
  /** ISO 3166-2, such as US-WA. */
  regionCode: string;
  regionName: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  postalCode: string;
  territoryKey: number;
};

export type Territory = { territoryKey: number; name: string; country: string; group: string };

/** 655 places; all places of a region lie in the same territory. */
export async function readPlaces(): Promise<Place[]> {
  const places: Place[] = [];
  for await (const row of sampleRows('geography.csv')) {
    const country = row.text('CountryRegionCode');
    places.push({
      geographyKey: row.integer('GeographyKey'),
      city: row.text('City'),
      regionCode: regionCode(country, row.text('StateProvinceCode')),
      regionName: row.text('StateProvinceName'),
      country,
      postalCode: row.text('PostalCode'),
      territoryKey: row.integer('SalesTerritoryKey'),
    });
  }
  return places;
}

/** The ten territories; the placeholder "NA" of the source, which nothing lies in, is left out. */
export async function readTerritories(): Promise<Territory[]> {
  const territories: Territory[] = [];
  for await (const row of sampleRows('territories.csv')) {
    const name = row.text('SalesTerritoryRegion');
    if (name === 'NA') continue;
    territories.push({
      territoryKey: row.integer('SalesTerritoryKey'),
      name,
      country: row.text('SalesTerritoryCountry'),
      group: row.text('SalesTerritoryGroup'),
    });
  }
  return territories;
}

/** The source's codes are ISO 3166-2 but for Paris, whose code became 75C in 2021. */
export function regionCode(country: string, code: string): string {
  return country === 'FR' && code === '75' ? 'FR-75C' : `${country}-${code}`;
}
