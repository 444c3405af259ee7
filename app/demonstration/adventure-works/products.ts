import { type SampleRow, sampleRows } from './sample-rows.ts';

export type PricePeriod = {
  /** What order lines refer to. */
  productKey: number;
  /** First day, YYYY-MM-DD. */
  from: string;
  /** First day of the next period, on which this one no longer holds; null for the last. */
  until: string | null;
  /** Exact decimals in USD; null for the 209 parts that are not sold. */
  standardCost: string | null;
  dealerPrice: string | null;
  listPrice: string | null;
};

export type Product = {
  /** The vendor's number, such as HL-U509-R. */
  code: string;
  name: string;
  subcategory: string | null;
  category: string | null;
  model: string | null;
  color: string | null;
  size: string | null;
  line: 'Road' | 'Mountain' | 'Touring' | 'Standard' | null;
  descriptions: { en: string; fr: string; de: string; ja: string };
  /** In order of time; one to three. */
  prices: PricePeriod[];
};

const LINES = { R: 'Road', M: 'Mountain', T: 'Touring', S: 'Standard' } as const;

/**
 * The 504 products with their price periods. A period ends where the next one begins: the sample's
 * own end dates lie years before their start dates (its start dates were moved, its end dates not)
 * and are not used. Nor do the periods fit the order dates, which were moved by another distance:
 * an order line names its period by `productKey`, so its price is never looked up by day.
 */
export async function readProducts(): Promise<Product[]> {
  const products = new Map<string, Product>();
  for await (const row of sampleRows('products.csv')) {
    const code = row.text('ProductAlternateKey');
    const product = products.get(code) ?? productOf(row, code);
    products.set(code, product);
    const price = priceOf(row);
    const previous = product.prices.at(-1);
    if (previous && previous.from >= price.from) throw new Error(`Prices of ${code} out of order.`);
    if (previous) previous.until = price.from;
    product.prices.push(price);
  }
  return [...products.values()];
}

function productOf(row: SampleRow, code: string): Product {
  const line = row.text('ProductLine');
  const color = row.text('Color');
  return {
    code,
    name: row.text('ProductName'),
    subcategory: row.text('Subcategory') || null,
    category: row.text('Category') || null,
    model: row.text('ModelName') || null,
    color: color === 'NA' ? null : color || null,
    size: row.text('Size') || null,
    line: line in LINES ? LINES[line as keyof typeof LINES] : null,
    descriptions: {
      en: row.text('EnglishDescription'),
      fr: row.text('FrenchDescription'),
      // 126 German texts of the source stand in quotation marks of an older export.
      de: row.text('GermanDescription').replace(/^"(.*)"$/s, '$1'),
      ja: row.text('JapaneseDescription'),
    },
    prices: [],
  };
}

function priceOf(row: SampleRow): PricePeriod {
  return {
    productKey: row.integer('ProductKey'),
    from: row.day('StartDate'),
    until: null,
    standardCost: row.decimalOrNull('StandardCost'),
    dealerPrice: row.decimalOrNull('DealerPrice'),
    listPrice: row.decimalOrNull('ListPrice'),
  };
}
