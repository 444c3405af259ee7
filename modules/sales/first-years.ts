import { sql } from 'kysely';
import { ownedBy, type Call } from '../../platform/database/index.ts';
import { roundToMoney } from '../../platform/money/index.ts';

/**
 * What each partner earned in dealer margin in the twelve months from its first recorded order: list price on the day
 * of the order, or where none was recorded yet the first one after it, less what it paid. Only partners with all twelve months on record, and a list price for every line.
 *
 * @returns minor units by partner id, and the day of the last recorded order; null where there are no orders
 */
export async function firstYears(
  { tx, actor }: Call,
  currency: string,
): Promise<{ asOf: string | null; earned: Map<string, number> }> {
  const newest = await sql<{ day: string | null }>`select max(ordered_on) as day
    from public.order_lines where ${ownedBy(actor, 'order_lines')}`.execute(tx);
  const asOf = newest.rows[0]?.day ?? null;
  if (asOf === null) return { asOf, earned: new Map() };
  const { rows } = await sql<{ organisationId: string; earned: string }>`
    with began as (select organisation_id, min(ordered_on) as day from public.order_lines
      where ${ownedBy(actor, 'order_lines')} group by 1)
    select l.organisation_id, sum(p.list_price * l.quantity - l.amount) as earned
    from began join public.order_lines l on l.organisation_id = began.organisation_id
      and l.ordered_on < began.day + interval '1 year'
    left join lateral (select list_price from public.price_periods p
      where p.programme_id = l.programme_id and p.product_id = l.product_id and p.currency = l.currency
        and p.list_price is not null and (p.ends_on is null or l.ordered_on < p.ends_on)
      order by p.starts_on limit 1) p on true
    where ${ownedBy(actor, 'l')} and began.day + interval '1 year' <= ${asOf}::date
    group by 1 having bool_and(p.list_price is not null and l.currency = ${currency})`.execute(tx);
  return {
    asOf,
    earned: new Map(
      rows.map((row) => [row.organisationId, roundToMoney(row.earned, currency).minor]),
    ),
  };
}
