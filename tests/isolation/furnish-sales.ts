import { newId } from '../../platform/database/index.ts';
import type { Prober } from './actors.ts';
import type { ProbeWorld } from './world.ts';

/** Products with prices, and a territory: open to every partner of the programme. */
export async function addSales(world: ProbeWorld, vendor: Prober): Promise<void> {
  const forAll = `canary:${vendor.programme}/programme:`;
  for (const number of [1, 2, 3])
    await world.owner.query(
      `insert into public.products (programme_id, id, sku, name, description, created_at) values ($1, $2, $3, $4, $4, now())`,
      [vendor.programmeId, newId('prod'), `sku-${number}`, `Product ${number} ${forAll}`],
    );
  await world.owner.query(
    `insert into public.price_periods (programme_id, id, product_id, source_key, starts_on, dealer_price, list_price, standard_cost, currency)
     select programme_id, replace(id, 'prod_', 'price_'), id, id, '2026-01-01', 5, 9, 3.141593, 'EUR' from public.products where programme_id = $1`,
    [vendor.programmeId],
  );
  await world.owner.query(
    `insert into public.territories (programme_id, id, source_key, name, created_at) values ($1, $2, 'north', $3, now())`,
    [vendor.programmeId, newId('terr'), `North ${forAll}`],
  );
}
