import type { Call } from '../../platform/database/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { roundToMoney, sumDecimals } from '../../platform/money/index.ts';
import * as store from './store.ts';

/** What a partner sold in the four quarters that end with the programme's last recorded order. */
export type SalesMetrics = {
  revenueMinor: number;
  orders: number;
  productLines: number;
  quarters: { quarter: string; revenueMinor: number }[];
  lastOrderOn: string | null;
  asOf: string;
};

/** Records order lines and tells the journal once; whoever keeps tiers reacts to it. */
export async function recordOrderLines(
  call: Call,
  lines: readonly store.NewOrderLine[],
): Promise<number> {
  const created = await store.insertOrderLines(call, lines);
  if (created > 0)
    await publish(call, 'sales.order-lines-recorded', {
      subjectId: call.actor.programmeId,
      facts: { lines: created },
    });
  return created;
}

/** @returns metrics by partner id; sums are exact and rounded once, to minor units */
export async function salesMetrics(
  call: Call,
  currency: string,
): Promise<Map<string, SalesMetrics>> {
  const { asOf, rows, productLines } = await store.lastFourQuarters(call.tx, call.actor);
  const byPartner = new Map<string, store.QuarterSales[]>();
  for (const row of rows)
    byPartner.set(row.organisationId, [...(byPartner.get(row.organisationId) ?? []), row]);
  const metrics = new Map<string, SalesMetrics>();
  for (const [partnerId, quarters] of byPartner) {
    metrics.set(partnerId, {
      revenueMinor: roundToMoney(sumDecimals(quarters.map((quarter) => quarter.amount)), currency)
        .minor,
      orders: quarters.reduce((sum, quarter) => sum + quarter.orders, 0),
      productLines: productLines.get(partnerId) ?? 0,
      quarters: quarters.map((quarter) => ({
        quarter: quarter.quarter,
        revenueMinor: roundToMoney(quarter.amount, currency).minor,
      })),
      lastOrderOn: quarters.reduce<string | null>(
        (latest, quarter) =>
          latest === null || quarter.lastOrderOn > latest ? quarter.lastOrderOn : latest,
        null,
      ),
      asOf: asOf ?? '',
    });
  }
  return metrics;
}
