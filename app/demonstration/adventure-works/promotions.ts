import { sampleRows } from './sample-rows.ts';

export type Promotion = {
  promotionKey: number;
  name: string;
  /** 0 to 1, exact. */
  discountShare: string;
  type: string;
  audience: 'Reseller' | 'Customer' | null;
  /** First and last day, YYYY-MM-DD. */
  from: string;
  until: string;
  minimumQuantity: number;
  maximumQuantity: number | null;
};

/** The 15 promotions and, with key 1, "No Discount", which order lines without promotion name. */
export async function readPromotions(): Promise<Promotion[]> {
  const promotions: Promotion[] = [];
  for await (const row of sampleRows('promotions.csv')) {
    const audience = row.text('PromotionCategory');
    promotions.push({
      promotionKey: row.integer('PromotionKey'),
      name: row.text('PromotionName'),
      discountShare: row.decimal('DiscountPct'),
      type: row.text('PromotionType'),
      audience: audience === 'Reseller' || audience === 'Customer' ? audience : null,
      from: row.day('StartDate'),
      until: row.day('EndDate'),
      minimumQuantity: row.integer('MinQty'),
      maximumQuantity: row.integerOrNull('MaxQty'),
    });
  }
  return promotions;
}
