/**
 * Microsoft's Adventure Works sample, as the demonstration loads it: typed readers of the files in
 * `data/` (MIT, copyright Microsoft; see its README). They say what the source says and no more.
 */
export { readCurrencies, readOrderLines, type OrderLine } from './order-lines.ts';
export { readPlaces, readTerritories, type Place, type Territory } from './places.ts';
export { readProducts, type PricePeriod, type Product } from './products.ts';
export { readPromotions, type Promotion } from './promotions.ts';
export { readProspects, type Prospect, type ProspectPerson, VENDOR_DOMAIN } from './prospects.ts';
export {
  type BusinessType,
  type OrderFrequency,
  readResellers,
  type Reseller,
} from './resellers.ts';
