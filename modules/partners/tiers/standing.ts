import { formatMoney, money } from '../../../platform/money/index.ts';
import type {
  Floor,
  MetricDefinition,
  Metrics,
  PointRule,
  TierPolicy,
  TierRule,
} from './policy.ts';

/** Points of one rule: `value` of at most `weight`, with the fact behind it. */
export type TierPart = {
  readonly name: string;
  readonly clause: string;
  readonly metric: string;
  readonly value: number;
  readonly weight: number;
  readonly fact: string;
};

/** A metric that, raised alone from `from` to `to`, leads to `tier`: tried by computing again. */
export type TierChange = {
  readonly fact: string;
  readonly from: number;
  readonly to: number;
  readonly tier: string;
  readonly text: string;
};

/** Where a partner stands by its results, why, and what leads further. Everything in it is the partner's own. */
export type Standing = {
  readonly tier: string;
  readonly clause: string;
  readonly text: string;
  readonly points: number;
  readonly pointsAtMost: number;
  readonly parts: readonly TierPart[];
  /** The next tier and what is lacking for it; null at the top. */
  readonly next: {
    readonly tier: string;
    readonly clause: string;
    readonly lacks: readonly string[];
  } | null;
  readonly wouldChange: readonly TierChange[];
  readonly explanation: { readonly vendor: readonly string[]; readonly own: readonly string[] };
};

/** Computes tier, points and reasons from results. Pure: the same results and policy give the same standing. */
export function standing(metrics: Metrics, policy: TierPolicy): Standing {
  const held = heldTier(metrics, policy);
  const { tier, clause } = policy.tiers[held];
  const parts = policy.points.map((rule) => partOf(rule, metrics, policy));
  const points = pointsOf(metrics, policy);
  const above = policy.tiers.at(held + 1);
  const told = {
    tier,
    clause,
    text: tierText(policy.tiers[held], policy),
    points,
    pointsAtMost: policy.points.reduce((sum, { atMost }) => sum + atMost, 0),
    parts,
    next: above
      ? { tier: above.tier, clause: above.clause, lacks: lacksFor(above, metrics, policy) }
      : null,
    wouldChange: above ? changesTo(held, metrics, policy) : [],
  };
  return {
    ...told,
    explanation: { vendor: sentences(told, 'The partner'), own: sentences(told, 'You') },
  };
}

/** The place in `policy.tiers` of the highest tier that is met together with all below it. */
export function heldTier(metrics: Metrics, policy: TierPolicy): number {
  const points = pointsOf(metrics, policy);
  let held = 0;
  while (held + 1 < policy.tiers.length && isMet(policy.tiers[held + 1], points, metrics))
    held += 1;
  return held;
}

/** All points of a partner. */
export function pointsOf(metrics: Metrics, policy: TierPolicy): number {
  return policy.points.reduce((sum, rule) => sum + earned(rule, valueOf(metrics, rule.metric)), 0);
}

/** What one more of a metric (one order, or one step of a point rule in money) changes. */
export function oneMore(
  metrics: Metrics,
  policy: TierPolicy,
  metric: string,
): {
  readonly points: number;
  readonly pointsThen: number;
  readonly tier: string;
  readonly tierThen: string;
  readonly text: string;
} {
  const definition = definitionOf(metric, policy);
  const step =
    definition.unit === 'count'
      ? 1
      : (policy.points.find((rule) => rule.metric === metric)?.per ?? 100);
  const then = { ...metrics, [metric]: valueOf(metrics, metric) + step };
  const [points, pointsThen] = [pointsOf(metrics, policy), pointsOf(then, policy)];
  const [tier, tierThen] = [metrics, then].map(
    (values) => policy.tiers[heldTier(values, policy)].tier,
  );
  const gain = pointsThen - points;
  const leads = tierThen === tier ? `and leaves the tier ${tier}` : `and leads to ${tierThen}`;
  const text = `${shown(step, definition, policy)} more brings ${gain} ${gain === 1 ? 'point' : 'points'} ${leads}.`;
  return { points, pointsThen, tier, tierThen, text };
}

/** The text of a tier that can be quoted: the written one, or what it asks for. */
export function tierText(rule: TierRule, policy: TierPolicy): string {
  if (rule.text !== undefined) return rule.text;
  const floors = rule.floors.map((floor) => floorText(floor, policy));
  return `${rule.tier} asks for ${[`${rule.points} points`, ...floors].join(' and ')}.`;
}

/** The text of a point rule that can be quoted. */
export function pointText(rule: PointRule, policy: TierPolicy): string {
  if (rule.text !== undefined) return rule.text;
  const definition = definitionOf(rule.metric, policy);
  return `Every ${shown(rule.per, definition, policy)} earns ${rule.points} points, at most ${rule.atMost}.`;
}

/** What a partner must bring to keep a tier below which its results have fallen; empty when it lacks nothing. */
export function remedy(tier: string, metrics: Metrics, policy: TierPolicy): string[] {
  const rule = policy.tiers.find((one) => one.tier === tier);
  return rule ? lacksFor(rule, metrics, policy) : [];
}

function isMet(rule: TierRule, points: number, metrics: Metrics): boolean {
  return (
    points >= rule.points &&
    rule.floors.every(({ metric, atLeast }) => valueOf(metrics, metric) >= atLeast)
  );
}

function earned({ per, points, atMost }: PointRule, value: number): number {
  return Math.min(atMost, Math.floor(value / per) * points);
}

/** Returns and credits can bring a sum below zero; it then counts as nothing. */
function valueOf(metrics: Metrics, metric: string): number {
  return Math.max(0, metrics[metric] ?? 0);
}

function partOf(rule: PointRule, metrics: Metrics, policy: TierPolicy): TierPart {
  const definition = definitionOf(rule.metric, policy);
  const value = valueOf(metrics, rule.metric);
  return {
    name: definition.label,
    clause: rule.clause,
    metric: rule.metric,
    value: earned(rule, value),
    weight: rule.atMost,
    fact: shown(value, definition, policy),
  };
}

function lacksFor(rule: TierRule, metrics: Metrics, policy: TierPolicy): string[] {
  const lacks: string[] = [];
  const missing = rule.points - pointsOf(metrics, policy);
  if (missing > 0) lacks.push(`${missing} ${missing === 1 ? 'point' : 'points'}`);
  for (const floor of rule.floors)
    if (valueOf(metrics, floor.metric) < floor.atLeast) lacks.push(floorText(floor, policy));
  return lacks;
}

/** For each metric the least value with which it alone leads above the held tier. */
function changesTo(held: number, metrics: Metrics, policy: TierPolicy): TierChange[] {
  const changes: TierChange[] = [];
  for (const definition of policy.metrics) {
    const { metric } = definition;
    const from = valueOf(metrics, metric);
    for (const to of candidates(held, metrics, policy, metric)) {
      const reached = heldTier({ ...metrics, [metric]: to }, policy);
      if (reached <= held) continue;
      const { tier } = policy.tiers[reached];
      const text = `${shown(to, definition, policy)} instead of ${shown(from, definition, policy)} would lead to ${tier}.`;
      changes.push({ fact: metric, from, to, tier, text });
      break;
    }
  }
  return changes;
}

/** Values of a metric at which something changes: its floors, and each step of its points; ascending, above the present one. */
function candidates(held: number, metrics: Metrics, policy: TierPolicy, metric: string): number[] {
  const value = valueOf(metrics, metric);
  const values = policy.tiers[held + 1].floors
    .filter((floor) => floor.metric === metric)
    .map(({ atLeast }) => atLeast);
  for (const rule of policy.points) {
    if (rule.metric !== metric) continue;
    const steps = Math.ceil(rule.atMost / rule.points);
    const missing = policy.tiers[held + 1].points - pointsOf(metrics, policy) + earned(rule, value);
    const step = Math.min(steps, Math.ceil(Math.max(0, missing) / rule.points));
    values.push(step * rule.per, steps * rule.per);
  }
  return values.filter((candidate) => candidate > value).sort((left, right) => left - right);
}

function definitionOf(metric: string, { metrics }: TierPolicy): MetricDefinition {
  const found = metrics.find((definition) => definition.metric === metric);
  if (!found) throw new TypeError(`${metric} is no metric of this policy: it has not been checked`);
  return found;
}

function shown(
  value: number,
  { unit, one, many }: MetricDefinition,
  { currency }: TierPolicy,
): string {
  if (unit === 'money') return formatMoney(money(value, currency), 'en-US');
  return `${value} ${value === 1 ? (one ?? '') : (many ?? '')}`.trim();
}

function floorText({ metric, atLeast }: Floor, policy: TierPolicy): string {
  return `at least ${shown(atLeast, definitionOf(metric, policy), policy)}`;
}

function sentences(told: Omit<Standing, 'explanation'>, who: 'You' | 'The partner'): string[] {
  const { tier, points, pointsAtMost, parts, next, wouldChange, clause, text } = told;
  const has = who === 'You' ? 'have' : 'has';
  const list = parts
    .map(({ name, value, weight, fact }) => `${name} ${value} of ${weight} (${fact})`)
    .join('; ');
  const lines = [
    `${who} ${has} ${points} of ${pointsAtMost} points: ${list}.`,
    `That is ${tier} (${clause}): ${text}`,
  ];
  if (next)
    lines.push(`For ${next.tier} (${next.clause}) there is lacking: ${next.lacks.join(', ')}.`);
  lines.push(...wouldChange.map((change) => change.text));
  return lines;
}
