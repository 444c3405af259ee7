import { sql } from 'kysely';
import pg from 'pg';
import { ensureMembership } from '../../../platform/access/index.ts';
import { connectionOf, type Call } from '../../../platform/database/index.ts';
import { publishDefaultPolicies } from '../../../platform/decisions/index.ts';
import { savePricePeriods, saveProducts } from '../../../modules/catalogue/index.ts';
import { addPartners, saveTerritories } from '../../../modules/partners/index.ts';
import { recordOrderLines, type NewOrderLine } from '../../../modules/sales/index.ts';
import type { Installation } from '../../installation.ts';
import { estimateEarnings } from '../../earnings.ts';
import { recomputeTiers } from '../../tiers.ts';
import { vendorCast } from '../cast.ts';
import { asWorker, createProgramme } from '../programme.ts';
import { takeInProspects } from './leads.ts';
import { demonstrationPolicies } from './policies.ts';
import {
  readOrderLines,
  readProducts,
  readPromotions,
  readResellers,
  readTerritories,
} from './source.ts';
import { tellStory } from './story.ts';

export type LoadReport = { partners: number; orderLines: number; leads: number };

const day = 86_400_000;

/**
 * Makes the Adventure Works programme. What the sample knows is taken over; what it does not
 * know (who was offered a lead, accepted it, registered a deal) is made by running the product,
 * at moments of the past days.
 */
export async function loadAdventureWorks(
  installation: Installation,
  programmeId: string,
  now: Date,
): Promise<LoadReport> {
  const { database } = installation;
  const begin = new Date(now.getTime() - 9 * day);
  const { vendorId } = await asWorker(database, programmeId, begin, (call) =>
    createProgramme(call, {
      slug: 'adventure-works',
      name: 'Adventure Works Resellers',
      vendorName: 'Adventure Works',
      vendorDomain: 'adventure-works.com',
      timeZone: 'America/Los_Angeles',
      currency: 'USD',
      description:
        'Adventure Works makes bicycles and sells them through resellers. This is Microsoft’s sample data, run through Fairway.',
      sample: true,
      settings: { loading: true },
    }),
  );
  for (const person of vendorCast)
    await ensureMembership(database, {
      programmeId,
      organisationId: vendorId,
      kind: person.kind,
      email: person.email,
      name: person.name,
      now: begin,
    });
  const work = <T>(at: Date, run: (call: Call) => Promise<T>) =>
    asWorker(database, programmeId, at, run);
  const partnerIds = await work(begin, async (call) => {
    await publishDefaultPolicies(call, demonstrationPolicies);
    return loadPartners(call);
  });
  const lines = await work(begin, (call) => loadCatalogue(call, partnerIds));
  // In two halves at once: the database checks every line against partner and product.
  const middle = Math.ceil(lines.length / 2);
  const recorded = await Promise.all(
    [lines.slice(0, middle), lines.slice(middle)].map((half) =>
      work(begin, (call) => recordOrderLines(call, half)),
    ),
  );
  await work(begin, recomputeTiers);
  await work(begin, estimateEarnings);
  const leads = await work(new Date(begin.getTime() + day), takeInProspects);
  await knowTables(installation);
  await tellStory(installation, programmeId, new Date(begin.getTime() + 2 * day), now);
  await asWorker(database, programmeId, now, finish);
  const orderLines = recorded.reduce((sum, count) => sum + count, 0);
  return { partners: partnerIds.size, orderLines, leads };
}

/** Statistics of what was just loaded, for which the planner would else wait up to a minute. */
async function knowTables({ ownerUrl }: Installation): Promise<void> {
  const owner = new pg.Client(connectionOf(ownerUrl));
  await owner.connect();
  try {
    await owner.query('analyze');
  } finally {
    await owner.end();
  }
}

/** What has happened in the story needs no second reaction; the programme opens. */
async function finish({ tx, actor }: Call): Promise<void> {
  await sql`delete from public.outbox where programme_id = ${actor.programmeId}`.execute(tx);
  await sql`update public.programmes set settings = settings - 'loading' where id = ${actor.programmeId}`.execute(
    tx,
  );
}

/** @returns partner ids by the sample's reseller key */
async function loadPartners(call: Call): Promise<Map<number, string>> {
  const territories = await readTerritories();
  await saveTerritories(
    call,
    territories.map((territory) => ({
      sourceKey: String(territory.territoryKey),
      name: territory.name,
      country: territory.country,
      grouping: territory.group,
    })),
  );
  const resellers = await readResellers();
  const partners = await addPartners(
    call,
    resellers.map((reseller) => ({
      name: reseller.name,
      country: reseller.country,
      city: reseller.city,
      region: reseller.regionCode,
      postalCode: reseller.postalCode,
      street: reseller.address,
      phone: reseller.phone,
      roles: ['reseller'],
      businessType: reseller.businessType,
      employees: reseller.employees,
      specialisations: [reseller.productLine],
      territory: String(reseller.territoryKey),
      // One open lead for every eight people, at least two: the sample says nothing of capacity.
      capacity: Math.max(2, Math.round(reseller.employees / 8)),
      joinedOn: reseller.firstOrderYear === null ? null : `${reseller.firstOrderYear}-01-01`,
      sourceKey: reseller.code,
      tier: 'Registered',
    })),
  );
  return new Map(
    resellers.map((reseller, index) => [reseller.resellerKey, partners[index]?.id ?? '']),
  );
}

/** Products and prices. @returns the order lines of the sample, for recording */
async function loadCatalogue(
  call: Call,
  partnerIds: ReadonlyMap<number, string>,
): Promise<NewOrderLine[]> {
  const products = await readProducts();
  await saveProducts(
    call,
    products.map((product) => ({
      sku: product.code,
      name: product.name,
      category: product.category,
      subcategory: product.subcategory,
      family: product.line,
      description: product.descriptions.en,
    })),
  );
  const periods = products.flatMap((product) =>
    product.prices.map((price) => ({ product, price })),
  );
  await savePricePeriods(
    call,
    periods.map(({ product, price }) => ({
      sku: product.code,
      sourceKey: String(price.productKey),
      startsOn: price.from,
      endsOn: price.until,
      dealerPrice: price.dealerPrice,
      listPrice: price.listPrice,
      standardCost: price.standardCost,
      currency: 'USD',
    })),
  );
  const ids = await productIds(call);
  const productOf = new Map(
    periods.map(({ product, price }) => [price.productKey, ids.get(product.code) ?? null]),
  );
  const promotions = new Map(
    (await readPromotions()).map((promotion) => [promotion.promotionKey, promotion.name]),
  );
  const lines: NewOrderLine[] = [];
  for await (const line of readOrderLines()) {
    lines.push({
      organisationId: partnerIds.get(line.resellerKey) ?? '',
      sourceKey: `${line.orderNumber}/${line.lineNumber}`,
      orderNumber: line.orderNumber,
      orderedOn: line.orderedOn,
      productId: productOf.get(line.productKey) ?? null,
      territory: String(line.territoryKey),
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discountAmount: line.discountAmount,
      amount: line.amount,
      // See OrderLine: prices are the same whatever the order's currency, so the amounts are dollars.
      currency: 'USD',
      promotion: line.promotionKey === 1 ? null : (promotions.get(line.promotionKey) ?? null),
    });
  }
  return lines;
}

async function productIds({ tx, actor }: Call): Promise<Map<string, string>> {
  const { rows } = await sql<{
    sku: string;
    id: string;
  }>`select sku, id from public.products where programme_id = ${actor.programmeId}`.execute(tx);
  return new Map(rows.map((row) => [row.sku, row.id]));
}
