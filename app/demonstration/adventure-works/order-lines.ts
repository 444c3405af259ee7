import { sampleRows } from './sample-rows.ts';

/** Amounts are decimals exactly as the source writes them; most have parts of a cent. */
export type OrderLine = {
  orderNumber: string;
  lineNumber: number;
  /** Days, YYYY-MM-DD. */
  orderedOn: string;
  shippedOn: string;
  dueOn: string;
  resellerKey: number;
  employeeKey: number;
  territoryKey: number;
  /** Names product and price period. */
  productKey: number;
  /** 1 when there is none. */
  promotionKey: number;
  /**
   * ISO 4217 code of the order. The source does not say that the amounts are in it, and prices are
   * the same whatever it is, so that they look like USD; totals add the numbers as they stand.
   */
  orderCurrency: string;
  purchaseOrderNumber: string;
  quantity: number;
  unitPrice: string;
  discountShare: string;
  discountAmount: string;
  /** unitPrice × quantity − discountAmount. */
  amount: string;
  cost: string;
  tax: string;
  freight: string;
};

const FILES = ['reseller-sales-2010-2011.csv', 'reseller-sales-2012.csv'];

/** The 32,315 order lines from 2010-12-29 to 2012-12-28, in the order of the source. */
export async function* readOrderLines(): AsyncGenerator<OrderLine> {
  const currencies = await readCurrencies();
  for (const file of FILES) {
    for await (const row of sampleRows(file)) {
      const orderCurrency = currencies.get(row.integer('CurrencyKey'));
      if (orderCurrency === undefined) throw new Error(`${file} names an unknown currency.`);
      yield {
        orderNumber: row.text('SalesOrderNumber'),
        lineNumber: row.integer('SalesOrderLineNumber'),
        orderedOn: row.day('OrderDate'),
        shippedOn: row.day('ShipDate'),
        dueOn: row.day('DueDate'),
        resellerKey: row.integer('ResellerKey'),
        employeeKey: row.integer('EmployeeKey'),
        territoryKey: row.integer('SalesTerritoryKey'),
        productKey: row.integer('ProductKey'),
        promotionKey: row.integer('PromotionKey'),
        orderCurrency,
        purchaseOrderNumber: row.text('CustomerPONumber'),
        quantity: row.integer('OrderQuantity'),
        unitPrice: row.decimal('UnitPrice'),
        discountShare: row.decimal('UnitPriceDiscountPct'),
        discountAmount: row.decimal('DiscountAmount'),
        amount: row.decimal('SalesAmount'),
        cost: row.decimal('TotalProductCost'),
        tax: row.decimal('TaxAmt'),
        freight: row.decimal('Freight'),
      };
    }
  }
}

/** ISO code by the source's key; some codes are historic. */
export async function readCurrencies(): Promise<Map<number, string>> {
  const currencies = new Map<number, string>();
  for await (const row of sampleRows('currencies.csv')) {
    currencies.set(row.integer('CurrencyKey'), row.text('CurrencyCode'));
  }
  return currencies;
}
