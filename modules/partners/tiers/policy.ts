/**
 * A tier policy: how results become points, and what each tier asks for. A tier is held by whoever has its points *and*
 * meets its floors, and those of every tier below it: no metric makes up for another entirely, and no tier is skipped.
 */
export type Clause = { readonly clause: string; readonly text?: string; readonly why?: string };

/** A result that counts. Values are whole numbers; money is in minor units of the policy's currency. */
export type MetricDefinition = {
  /** The name under which metrics are handed in: 'revenueMinor', 'orders', 'productLines'. */
  readonly metric: string;
  readonly label: string;
  readonly unit: 'money' | 'count';
  /** How one and several are called, for counts: 'order', 'orders'. */
  readonly one?: string;
  readonly many?: string;
};

/** Every full `per` of the metric earns `points`, together at most `atMost`. */
export type PointRule = Clause & {
  readonly metric: string;
  readonly per: number;
  readonly points: number;
  readonly atMost: number;
};

/** The least of a metric that a tier asks for, whatever the points. */
export type Floor = { readonly metric: string; readonly atLeast: number };

export type TierRule = Clause & {
  readonly tier: string;
  readonly points: number;
  readonly floors: readonly Floor[];
};

export type TierPolicy = {
  readonly kind: 'partners.tiers';
  readonly name: string;
  readonly currency: string;
  readonly metrics: readonly MetricDefinition[];
  readonly points: readonly PointRule[];
  /** From lowest to highest; the lowest asks for nothing. */
  readonly tiers: readonly TierRule[];
  /** Calendar days below a tier before a lower one is proposed; a person confirms it. */
  readonly grace: Clause & { readonly days: number };
};

/** Results of one partner by metric; what is missing counts as 0. */
export type Metrics = Readonly<Record<string, number | undefined>>;
