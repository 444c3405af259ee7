import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { catalogue } from '../../platform/conditions/index.ts';
import { newId, ownedBy, type Call, type Tx } from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';

export type OrderLineRow = {
  id: string;
  organisationId: string;
  orderNumber: string;
  orderedOn: string;
  productId: string | null;
  territory: string | null;
  quantity: number;
  unitPrice: string;
  discountAmount: string;
  amount: string;
  currency: string;
};

/** Amounts are exact decimals with up to six places; `sourceKey` makes a repeated import find its line. */
export type NewOrderLine = Omit<
  OrderLineRow,
  'id' | 'discountAmount' | 'territory' | 'productId'
> & {
  sourceKey: string;
  id?: string;
  productId?: string | null;
  territory?: string | null;
  discountAmount?: string;
  promotion?: string | null;
};

const lineFields = catalogue({
  orderedOn: { type: 'date', label: 'Ordered', sql: 'orderLines.orderedOn', required: true },
  orderNumber: { type: 'text', label: 'Order', sql: 'orderLines.orderNumber', required: true },
  organisationId: {
    type: 'id',
    label: 'Partner',
    sql: 'orderLines.organisationId',
    required: true,
  },
  territory: { type: 'text', label: 'Territory', sql: 'orderLines.territory' },
});

export async function listOrderLines(call: Call, query: ListQuery): Promise<Page<OrderLineRow>> {
  return listPage<OrderLineRow>(call, query, {
    list: 'GET /transactions',
    columns: sql`order_lines.*`,
    from: sql`public.order_lines`,
    where: ownedBy(call.actor, 'order_lines'),
    catalogue: lineFields,
    id: 'orderLines.id',
    sort: [{ field: 'orderedOn', direction: 'descending' }],
  });
}

/** @returns how many lines were new; known ones stay as they are */
export async function insertOrderLines(
  { tx, actor, now }: Call,
  lines: readonly NewOrderLine[],
): Promise<number> {
  let created = 0;
  for (let start = 0; start < lines.length; start += 5000) {
    const rows = lines.slice(start, start + 5000).map((line) => ({
      id: newId('line'),
      productId: null,
      territory: null,
      discountAmount: '0',
      promotion: null,
      ...line,
    }));
    const result = await sql`
      insert into public.order_lines (programme_id, id, organisation_id, source_key, order_number, ordered_on, product_id, territory, quantity, unit_price, discount_amount, amount, currency, promotion, created_at)
      select ${actor.programmeId}, r.id, r."organisationId", r."sourceKey", r."orderNumber", r."orderedOn", r."productId", r.territory, r.quantity, r."unitPrice", r."discountAmount", r.amount, r.currency, r.promotion, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "organisationId" text, "sourceKey" text, "orderNumber" text, "orderedOn" date, "productId" text,
        territory text, quantity integer, "unitPrice" numeric(19,6), "discountAmount" numeric(19,6), amount numeric(19,6), currency text, promotion text)
      on conflict (programme_id, source_key) do nothing`.execute(tx);
    created += Number(result.numAffectedRows ?? 0n);
  }
  return created;
}

type Totals = { key: string; name: string; lines: number; amount: string };

/** Sums by territory and by quarter; PostgreSQL's numeric keeps them exact. */
export async function salesTotals(tx: Tx, actor: Actor, partnerId: string | null) {
  const where = sql`${ownedBy(actor, 'order_lines')} ${partnerId ? sql`and order_lines.organisation_id = ${partnerId}` : sql``}`;
  const [whole, territories, quarters] = [
    await sql<{
      currency: string | null;
      lines: number;
      orders: number;
      partners: number;
      amount: string;
    }>`select min(currency) as currency, count(*) as lines, count(distinct order_number) as orders,
      count(distinct organisation_id) as partners, coalesce(sum(amount), 0) as amount from public.order_lines where ${where}`.execute(
      tx,
    ),
    await sql<Totals>`select coalesce(order_lines.territory, '') as key, coalesce(min(territories.name), 'None') as name, count(*) as lines, sum(amount) as amount from public.order_lines
      left join public.territories on territories.programme_id = order_lines.programme_id and territories.source_key = order_lines.territory
      where ${where} group by 1 order by sum(amount) desc`.execute(tx),
    await sql<Totals>`select to_char(ordered_on, 'YYYY-"Q"Q') as key, to_char(ordered_on, 'YYYY-"Q"Q') as name, count(*) as lines, sum(amount) as amount
      from public.order_lines where ${where} group by 1, 2 order by 1`.execute(tx),
  ];
  const total = whole.rows[0];
  return {
    currency: total?.currency ?? 'USD',
    lines: total?.lines ?? 0,
    orders: total?.orders ?? 0,
    partners: total?.partners ?? 0,
    amount: total?.amount ?? '0',
    byTerritory: territories.rows,
    byQuarter: quarters.rows,
  };
}

export type QuarterSales = {
  organisationId: string;
  quarter: string;
  amount: string;
  orders: number;
  lastOrderOn: string;
};

/** Per partner and quarter, over the four quarters that end with the last recorded order. */
export async function lastFourQuarters(
  tx: Tx,
  actor: Actor,
): Promise<{ asOf: string | null; rows: QuarterSales[]; productLines: Map<string, number> }> {
  const newest = await sql<{
    day: string | null;
  }>`select max(ordered_on) as day from public.order_lines where ${ownedBy(actor, 'order_lines')}`.execute(
    tx,
  );
  const asOf = newest.rows[0]?.day ?? null;
  if (!asOf) return { asOf, rows: [], productLines: new Map() };
  const since = sql`date_trunc('quarter', ${asOf}::date) - interval '9 months'`;
  const quarters =
    await sql<QuarterSales>`select organisation_id, to_char(ordered_on, 'YYYY-"Q"Q') as quarter, sum(amount) as amount, count(distinct order_number) as orders, max(ordered_on) as last_order_on
    from public.order_lines where ${ownedBy(actor, 'order_lines')} and ordered_on >= ${since} group by 1, 2 order by 1, 2`.execute(
      tx,
    );
  const breadth = await sql<{
    organisationId: string;
    categories: number;
  }>`select l.organisation_id, count(distinct p.category) as categories from public.order_lines l
    join public.products p on p.programme_id = l.programme_id and p.id = l.product_id
    where ${ownedBy(actor, 'l')} and l.ordered_on >= ${since} group by 1`.execute(tx);
  return {
    asOf,
    rows: quarters.rows,
    productLines: new Map(breadth.rows.map((row) => [row.organisationId, row.categories])),
  };
}
