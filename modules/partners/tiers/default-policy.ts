import type { TierPolicy } from './policy.ts';

/** The policy that a programme starts with and that the demonstration runs on; it counts recorded order lines. */
export const defaultTierPolicy: TierPolicy = {
  kind: 'partners.tiers',
  name: 'Revenue, regularity and breadth over four quarters',
  currency: 'USD',
  metrics: [
    { metric: 'revenueMinor', label: 'revenue', unit: 'money' },
    { metric: 'orders', label: 'orders', unit: 'count', one: 'order', many: 'orders' },
    {
      metric: 'productLines',
      label: 'breadth',
      unit: 'count',
      one: 'product category',
      many: 'product categories',
    },
  ],
  points: [
    {
      clause: 'P1',
      metric: 'revenueMinor',
      per: 500_000,
      points: 1,
      atMost: 60,
      text: 'Every 5,000 dollars of revenue in the last four quarters earn 1 point, at most 60.',
      why: 'Revenue counts most, and has a limit, so that size alone does not make the highest tier.',
    },
    {
      clause: 'P2',
      metric: 'orders',
      per: 1,
      points: 5,
      atMost: 20,
      text: 'Every order in the last four quarters earns 5 points, at most 20.',
      why: 'Ordering in every quarter shows a living partnership better than one large order.',
    },
    {
      clause: 'P3',
      metric: 'productLines',
      per: 1,
      points: 5,
      atMost: 20,
      text: 'Every product category sold earns 5 points, at most 20.',
      why: 'Whoever sells the whole range can serve more of the leads.',
    },
  ],
  tiers: [
    {
      clause: 'T1',
      tier: 'Registered',
      points: 0,
      floors: [],
      text: 'Every partner is Registered.',
      why: 'Nobody has to earn being a partner.',
    },
    {
      clause: 'T2',
      tier: 'Silver',
      points: 35,
      floors: [{ metric: 'orders', atLeast: 2 }],
      text: 'Silver asks for 35 points and at least 2 orders.',
      why: 'A second order shows that the first was no accident.',
    },
    {
      clause: 'T3',
      tier: 'Gold',
      points: 60,
      floors: [
        { metric: 'orders', atLeast: 4 },
        { metric: 'productLines', atLeast: 3 },
      ],
      text: 'Gold asks for 60 points, at least 4 orders and at least 3 product categories.',
      why: 'One order a quarter and most of the range: such partners can be relied on.',
    },
    {
      clause: 'T4',
      tier: 'Platinum',
      points: 85,
      floors: [
        { metric: 'revenueMinor', atLeast: 20_000_000 },
        { metric: 'productLines', atLeast: 4 },
      ],
      text: 'Platinum asks for 85 points, at least 200,000 dollars of revenue and 4 product categories.',
      why: 'The highest tier is for those few who carry the programme.',
    },
  ],
  grace: {
    clause: 'T5',
    days: 60,
    text: 'Whoever falls below a tier has 60 days to recover; then a lower tier is proposed, and a person decides.',
    why: 'One weak quarter is no fall, and nobody should lose a standing without somebody looking.',
  },
};
