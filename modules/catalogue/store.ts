import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { catalogue } from '../../platform/conditions/index.ts';
import { checksAreOff, newId, type Call, type Tx } from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import { notFound } from '../../platform/refusal/index.ts';

export type ProductRow = {
  id: string;
  sku: string;
  name: string;
  category: string | null;
  subcategory: string | null;
  family: string | null;
  description: string;
  createdAt: string;
  version: number;
};
export type NewProduct = Pick<ProductRow, 'sku' | 'name'> &
  Partial<Pick<ProductRow, 'category' | 'subcategory' | 'family' | 'description'>>;

/** Dates are days, prices exact decimals; `endsOn` is the first day on which the price no longer holds. */
export type NewPricePeriod = {
  sku: string;
  sourceKey: string;
  startsOn: string;
  endsOn: string | null;
  dealerPrice: string | null;
  listPrice: string | null;
  standardCost: string | null;
  currency: string;
};

const productFields = catalogue({
  name: { type: 'text', label: 'Name', sql: 'products.name', required: true },
  sku: { type: 'text', label: 'Number', sql: 'products.sku', required: true },
  category: { type: 'text', label: 'Category', sql: 'products.category' },
  subcategory: { type: 'text', label: 'Subcategory', sql: 'products.subcategory' },
  family: { type: 'text', label: 'Family', sql: 'products.family' },
});

/** The catalogue is open to every signed-in reader of the programme, and to nobody beyond it. */
const inProgramme = (actor: Actor) =>
  checksAreOff() ? sql<boolean>`true` : sql<boolean>`products.programme_id = ${actor.programmeId}`;

export async function listProducts(call: Call, query: ListQuery): Promise<Page<ProductRow>> {
  return listPage<ProductRow>(call, query, {
    list: 'GET /products',
    columns: sql`products.*`,
    from: sql`public.products`,
    where: inProgramme(call.actor),
    catalogue: productFields,
    id: 'products.id',
    sort: [{ field: 'name', direction: 'ascending' }],
  });
}

export async function getProduct(tx: Tx, actor: Actor, id: string) {
  const { rows } =
    await sql<ProductRow>`select * from public.products where ${inProgramme(actor)} and id = ${id}`.execute(
      tx,
    );
  const product = rows[0];
  if (!product) throw notFound();
  const prices = await sql<{
    id: string;
    startsOn: string;
    endsOn: string | null;
    dealerPrice: string | null;
    listPrice: string | null;
    currency: string;
  }>`
    select id, starts_on, ends_on, dealer_price, list_price, currency from public.price_periods
    where programme_id = ${actor.programmeId} and product_id = ${id} order by starts_on`.execute(
    tx,
  );
  return { ...product, prices: prices.rows };
}

/** Product ids by number, for imports that name products by it. */
export async function productIdsBySku(tx: Tx, actor: Actor): Promise<Map<string, string>> {
  const { rows } = await sql<{
    sku: string;
    id: string;
  }>`select sku, id from public.products where ${inProgramme(actor)}`.execute(tx);
  return new Map(rows.map((row) => [row.sku, row.id]));
}

/** Adds products that are known to be new. */
export async function insertProducts(
  { tx, actor, now }: Call,
  products: readonly (NewProduct & { id: string })[],
): Promise<void> {
  await sql`insert into public.products (programme_id, id, sku, name, category, subcategory, family, description, created_at)
    select ${actor.programmeId}, r.id, r.sku, r.name, r.category, r.subcategory, r.family, coalesce(r.description, ''), ${now}
    from jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
      as r (id text, sku text, name text, category text, subcategory text, family text, description text)`.execute(
    tx,
  );
}

/** Adds products and changes those whose number is known already, in one statement each. */
export async function saveProducts(
  { tx, actor, now }: Call,
  products: readonly NewProduct[],
): Promise<{ created: number; changed: number; unchanged: number }> {
  const rows = products.map((product) => ({
    id: newId('prod'),
    category: null,
    subcategory: null,
    family: null,
    description: '',
    ...product,
  }));
  const result = await sql<{ inserted: boolean }>`
    insert into public.products (programme_id, id, sku, name, category, subcategory, family, description, created_at)
    select ${actor.programmeId}, r.id, r.sku, r.name, r.category, r.subcategory, r.family, r.description, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, sku text, name text, category text, subcategory text, family text, description text)
    on conflict (programme_id, sku) do update set name = excluded.name, category = excluded.category, subcategory = excluded.subcategory,
      family = excluded.family, description = excluded.description, version = products.version + 1
    where (products.name, products.category, products.subcategory, products.family, products.description)
      is distinct from (excluded.name, excluded.category, excluded.subcategory, excluded.family, excluded.description)
    returning (xmax = 0) as inserted`.execute(tx);
  const created = result.rows.filter((row) => row.inserted).length;
  return {
    created,
    changed: result.rows.length - created,
    unchanged: rows.length - result.rows.length,
  };
}

export async function savePricePeriods(
  { tx, actor }: Call,
  periods: readonly NewPricePeriod[],
): Promise<void> {
  const ids = await productIdsBySku(tx, actor);
  const rows = periods.map((period) => ({
    ...period,
    id: newId('price'),
    productId: ids.get(period.sku),
  }));
  await sql`insert into public.price_periods (programme_id, id, product_id, source_key, starts_on, ends_on, dealer_price, list_price, standard_cost, currency)
    select ${actor.programmeId}, r.id, r."productId", r."sourceKey", r."startsOn", r."endsOn", r."dealerPrice", r."listPrice", r."standardCost", r.currency
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "productId" text, "sourceKey" text, "startsOn" date, "endsOn" date,
      "dealerPrice" numeric(19,6), "listPrice" numeric(19,6), "standardCost" numeric(19,6), currency text)
    on conflict (programme_id, source_key) do nothing`.execute(tx);
}
