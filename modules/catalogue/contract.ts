import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, idOf, listQuery, moment, pageOf } from '../../platform/http/contract.ts';

export const Product = z
  .object({
    id: idOf('prod'),
    sku: z.string(),
    name: z.string(),
    category: z.string().nullable(),
    subcategory: z.string().nullable(),
    family: z.string().nullable(),
    description: z.string(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'Product' });

/** A price holds from its first day up to, not including, its end. Amounts are exact decimals. */
export const PricePeriod = z
  .object({
    id: idOf('price'),
    startsOn: z.string(),
    endsOn: z.string().nullable(),
    dealerPrice: z.string().nullable(),
    listPrice: z.string().nullable(),
    currency: z.string(),
  })
  .meta({ id: 'PricePeriod' });

export const contract = defineContract({
  'GET /products': {
    operationId: 'listProducts',
    summary: 'List products',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(Product),
  },
  'GET /products/{id}': {
    operationId: 'getProduct',
    summary: 'Read a product with its price periods',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: z.strictObject({ id: idOf('prod') }),
    answer: Product.extend({ prices: z.array(PricePeriod) }).meta({ id: 'ProductWithPrices' }),
  },
});
