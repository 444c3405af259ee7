import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import { defineContract, idOf, listQuery, pageOf } from '../../platform/http/contract.ts';

/** Amounts are exact decimals as the source has them; sums are exact and rounded once where they are shown. */
export const OrderLine = z
  .object({
    id: idOf('line'),
    organisationId: idOf('org'),
    orderNumber: z.string(),
    orderedOn: z.string(),
    productId: idOf('prod').nullable(),
    territory: z.string().nullable(),
    quantity: z.number(),
    unitPrice: z.string(),
    discountAmount: z.string(),
    amount: z.string(),
    currency: z.string(),
  })
  .meta({ id: 'OrderLine' });

const total = z.object({
  key: z.string(),
  name: z.string(),
  lines: z.number(),
  amount: z.string(),
});

export const contract = defineContract({
  'GET /transactions': {
    operationId: 'listTransactions',
    summary: 'List order lines',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(OrderLine),
  },
  'GET /sales-totals': {
    operationId: 'getSalesTotals',
    summary: 'Sums of order lines by territory and by quarter',
    may: [...vendorKinds, 'api-key'],
    query: z.strictObject({ partnerId: idOf('org').optional() }),
    answer: z
      .object({
        currency: z.string(),
        lines: z.number(),
        orders: z.number(),
        partners: z.number(),
        amount: z.string(),
        byTerritory: z.array(total),
        byQuarter: z.array(total),
      })
      .meta({ id: 'SalesTotals' }),
  },
});
