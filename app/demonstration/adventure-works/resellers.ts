import { type Place, readPlaces } from './places.ts';
import { sampleRows } from './sample-rows.ts';

export type BusinessType = 'Value Added Reseller' | 'Specialty Bike Shop' | 'Warehouse';
export type OrderFrequency = 'annual' | 'semi-annual' | 'quarterly';

export type Reseller = Omit<Place, 'geographyKey'> & {
  resellerKey: number;
  /** The vendor's number for it, such as AW00000001. */
  code: string;
  /** Two names occur twice; the code is the identity. */
  name: string;
  businessType: BusinessType;
  address: string;
  phone: string;
  employees: number;
  orderFrequency: OrderFrequency;
  /** Null when it first ordered in 2013 or never. */
  firstOrderYear: number | null;
  /** Road, Mountain or Touring. */
  productLine: string;
  /** Its own yearly sales and revenue, in the source's unnamed currency. */
  annualSales: string;
  annualRevenue: string;
  bankName: string;
  yearOpened: number;
};

const BUSINESS_TYPES: readonly BusinessType[] = [
  'Value Added Reseller',
  'Specialty Bike Shop',
  'Warehouse',
];
const FREQUENCIES: Record<string, OrderFrequency> = {
  A: 'annual',
  S: 'semi-annual',
  Q: 'quarterly',
};

/** The 701 resellers, each with its place and territory. */
export async function readResellers(): Promise<Reseller[]> {
  const places = new Map((await readPlaces()).map((place) => [place.geographyKey, place]));
  const resellers: Reseller[] = [];
  for await (const row of sampleRows('resellers.csv')) {
    const { geographyKey: _key, ...place } = known(places.get(row.integer('GeographyKey')));
    resellers.push({
      ...place,
      resellerKey: row.integer('ResellerKey'),
      code: row.text('ResellerAlternateKey'),
      name: row.text('ResellerName'),
      businessType: known(BUSINESS_TYPES.find((type) => type === row.text('BusinessType'))),
      address: row.text('AddressLine1'),
      phone: row.text('Phone'),
      employees: row.integer('NumberEmployees'),
      orderFrequency: known(FREQUENCIES[row.text('OrderFrequency')]),
      firstOrderYear: row.integerOrNull('FirstOrderYear'),
      productLine: row.text('ProductLine'),
      annualSales: row.decimal('AnnualSales'),
      annualRevenue: row.decimal('AnnualRevenue'),
      bankName: row.text('BankName'),
      yearOpened: row.integer('YearOpened'),
    });
  }
  return resellers;
}

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('resellers.csv refers to something that is not there.');
  return value;
}
