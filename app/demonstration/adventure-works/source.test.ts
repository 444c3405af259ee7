import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type OrderLine,
  readOrderLines,
  readPlaces,
  readProducts,
  readPromotions,
  readProspects,
  readResellers,
  readTerritories,
} from './source.ts';

type Expected = {
  lines: number;
  orders: number;
  resellersActive: number;
  salesAmount: number;
  discountAmount: number;
  byTerritory: Record<string, number>;
  byQuarter: Record<string, number>;
  top10Resellers: { ResellerKey: number; salesAmount: number }[];
  priceChecks: Record<string, number>;
};
const expected: Expected = JSON.parse(
  readFileSync(
    new URL('../../../tests/data/adventure-works/expected-totals.json', import.meta.url),
    'utf8',
  ),
);

/** Millionths, the grain of numeric(19,6). */
function micros(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
  return decimal.startsWith('-') ? -value : value;
}

/** Cents, rounded once, halves away from zero. */
function rounded(total: bigint): number {
  const cents = (total < 0n ? total - 5_000n : total + 5_000n) / 10_000n;
  return Number(cents) / 100;
}

function totals(lines: readonly OrderLine[], key: (line: OrderLine) => string) {
  const sums = new Map<string, bigint>();
  for (const line of lines) {
    sums.set(key(line), (sums.get(key(line)) ?? 0n) + micros(line.amount));
  }
  return sums;
}

const roundedTotals = (sums: Map<string, bigint>) =>
  Object.fromEntries([...sums].map(([key, total]) => [key, rounded(total)]));

const quarter = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

describe('order lines', () => {
  let lines: OrderLine[];
  beforeAll(async () => {
    lines = [];
    for await (const line of readOrderLines()) lines.push(line);
  });
  const sum = (of: (line: OrderLine) => string) =>
    rounded(lines.reduce((total, line) => total + micros(of(line)), 0n));

  test('are as many as the source has, of as many orders and resellers', () => {
    expect(lines).toHaveLength(expected.lines);
    expect(new Set(lines.map((line) => line.orderNumber)).size).toBe(expected.orders);
    expect(new Set(lines.map((line) => line.resellerKey)).size).toBe(expected.resellersActive);
  });

  test('add up to the expected totals, exactly and rounded once', () => {
    expect(sum((line) => line.amount)).toBe(expected.salesAmount);
    expect(sum((line) => line.discountAmount)).toBe(expected.discountAmount);
    expect(roundedTotals(totals(lines, (line) => String(line.territoryKey)))).toEqual(
      expected.byTerritory,
    );
    expect(roundedTotals(totals(lines, (line) => quarter(line.orderedOn)))).toEqual(
      expected.byQuarter,
    );
  });

  test('give the expected ten largest resellers in their order', () => {
    const largest = [...totals(lines, (line) => String(line.resellerKey))]
      .toSorted(([, one], [, other]) => (one < other ? 1 : -1))
      .slice(0, 10)
      .map(([key, total]) => ({ ResellerKey: Number(key), salesAmount: rounded(total) }));
    expect(largest).toEqual(expected.top10Resellers);
  });

  test('keep parts of a cent that rounding line by line would lose', () => {
    const fine = lines.filter((line) => micros(line.amount) % 10_000n !== 0n);
    expect(fine.length).toBeGreaterThan(lines.length / 2);
    const lineByLine = lines.reduce((total, line) => total + rounded(micros(line.amount)), 0);
    expect(Math.abs(lineByLine - expected.salesAmount)).toBeGreaterThan(0.01);
  });

  test('are at the dealer price of their period or below it with a promotion', async () => {
    const prices = (await readProducts()).flatMap((product) => product.prices);
    const dealerPrice = new Map(prices.map((price) => [price.productKey, price.dealerPrice]));
    const at = (line: OrderLine) => micros(dealerPrice.get(line.productKey) ?? '0');
    const equal = lines.filter((line) => micros(line.unitPrice) === at(line));
    const below = lines.filter((line) => micros(line.unitPrice) < at(line));
    expect(equal).toHaveLength(expected.priceChecks.unitPriceEqualsDealerPrice ?? -1);
    expect(below).toHaveLength(expected.priceChecks.unitPriceBelowDealerPrice ?? -1);
    expect(below.every((line) => line.promotionKey !== 1)).toBe(true);
    expect(equal.every((line) => line.promotionKey === 1)).toBe(true);
  });

  test('name resellers, territories, products and promotions that exist', async () => {
    const has = (keys: number[], key: (line: OrderLine) => number) => {
      const known = new Set(keys);
      return lines.every((line) => known.has(key(line)));
    };
    const products = await readProducts();
    const keys = products.flatMap(({ prices }) => prices.map((price) => price.productKey));
    expect(has(keys, (line) => line.productKey)).toBe(true);
    const resellers = (await readResellers()).map((reseller) => reseller.resellerKey);
    expect(has(resellers, (line) => line.resellerKey)).toBe(true);
    const territories = (await readTerritories()).map((territory) => territory.territoryKey);
    expect(has(territories, (line) => line.territoryKey)).toBe(true);
    const promotions = (await readPromotions()).map((promotion) => promotion.promotionKey);
    expect(has(promotions, (line) => line.promotionKey)).toBe(true);
  });

  test('are of five currencies', () => {
    const currencies = new Set(lines.map((line) => line.orderCurrency));
    expect([...currencies].toSorted()).toEqual(['AUD', 'CAD', 'EUR', 'GBP', 'USD']);
  });
});

describe('resellers', () => {
  test('are 701, each with a number of its own, a place and a territory', async () => {
    const resellers = await readResellers();
    expect(resellers).toHaveLength(701);
    expect(new Set(resellers.map((reseller) => reseller.code)).size).toBe(701);
    const territories = new Set((await readTerritories()).map((one) => one.territoryKey));
    expect(territories.size).toBe(10);
    for (const { regionCode, country, territoryKey } of resellers) {
      expect(regionCode).toMatch(/^[A-Z]{2}-[A-Z0-9]{1,3}$/);
      expect(regionCode.slice(0, 2)).toBe(country);
      expect(territories.has(territoryKey)).toBe(true);
    }
    expect(resellers[0]).toMatchObject({
      name: 'A Bike Store',
      businessType: 'Value Added Reseller',
      orderFrequency: 'semi-annual',
      firstOrderYear: 2011,
    });
  });

  test('stand in regions that each lie in one territory', async () => {
    const territoryOf = new Map<string, number>();
    for (const place of await readPlaces()) {
      const known = territoryOf.get(place.regionCode) ?? place.territoryKey;
      expect(known).toBe(place.territoryKey);
      territoryOf.set(place.regionCode, known);
    }
    expect(territoryOf.get('US-WA')).toBe(1);
    expect(territoryOf.get('FR-75C')).toBe(7);
    expect(territoryOf.has('FR-75')).toBe(false);
  });
});

describe('products', () => {
  test('are 504 with 606 price periods that follow each other without gap or overlap', async () => {
    const products = await readProducts();
    expect(products).toHaveLength(504);
    expect(products.flatMap((product) => product.prices)).toHaveLength(606);
    for (const { prices } of products) {
      for (const [at, price] of prices.entries()) {
        expect(price.until).toBe(prices[at + 1]?.from ?? null);
        if (price.until !== null) expect(price.until > price.from).toBe(true);
      }
    }
    const helmet = products.find((product) => product.code === 'HL-U509-R');
    expect(helmet).toMatchObject({ color: 'Red', size: null, line: 'Standard' });
    expect(helmet?.descriptions.de).toBe(
      'Einheitsgröße, atmungsaktiv, leicht, aufsetzbarer Blendschutz.',
    );
    expect(helmet?.prices.map((price) => price.dealerPrice)).toEqual([
      '20.1865',
      '20.1865',
      '20.994',
    ]);
  });
});

describe('promotions', () => {
  test('are 16; volume discounts say from and up to how many', async () => {
    const promotions = await readPromotions();
    expect(promotions).toHaveLength(16);
    expect(promotions[1]).toMatchObject({
      discountShare: '0.02',
      audience: 'Reseller',
      minimumQuantity: 11,
      maximumQuantity: 14,
    });
    expect(promotions[5]).toMatchObject({ minimumQuantity: 61, maximumQuantity: null });
  });
});

describe('prospects', () => {
  test('who repeat an address are joined to the first', async () => {
    const prospects = await readProspects();
    const joined = prospects.flatMap((prospect) => prospect.joined);
    expect(joined).toHaveLength(21);
    expect(prospects.length + joined.length).toBe(1_373);
    expect(new Set(prospects.map((prospect) => prospect.email)).size).toBe(prospects.length);
    const first = prospects.find(({ email }) => email === 'amalhotra@thephone-company.com');
    expect(first?.firstName).toBe('Abby');
    expect(first?.joined.map((person) => person.firstName)).toEqual(['Andre']);
  });

  test('at a domain without a dot are kept, marked as not deliverable, the label as domain', async () => {
    const dotless = (await readProspects()).filter((prospect) => !prospect.deliverable);
    const people = dotless.flatMap((prospect) => [prospect, ...prospect.joined]);
    expect(people).toHaveLength(69);
    expect(new Set(dotless.map((prospect) => prospect.account?.domain))).toEqual(
      new Set(['consolidatedmessenger']),
    );
  });

  test("at the vendor's own domain are personal leads, all others a company's", async () => {
    const prospects = await readProspects();
    for (const { email, kind, account, city } of prospects) {
      const own = email.endsWith('@adventure-works.com');
      expect(kind).toBe(own ? 'personal' : 'company');
      expect(account === null).toBe(own);
      if (account) expect([account.domain, account.city]).toEqual([email.split('@')[1], city]);
    }
    const personal = prospects.filter((prospect) => prospect.kind === 'personal');
    expect(personal.flatMap((prospect) => [prospect, ...prospect.joined])).toHaveLength(89);
    expect(prospects.find(({ account }) => account?.domain === 'cpandl.com')?.account?.name).toBe(
      'City Power & Light',
    );
  });
});
