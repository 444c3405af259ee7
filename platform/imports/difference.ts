import type { Example, Plan, Value, Values } from './kind.ts';

/** The columns in which `wanted` differs from `present`, before and after; null when in none. */
export function difference(
  present: Values,
  wanted: Values,
): { before: Values; after: Values } | null {
  const names = Object.keys(wanted).filter(
    (name) => !sameValue(present[name] ?? null, wanted[name] ?? null),
  );
  if (names.length === 0) return null;
  return { before: pick(present, names), after: pick(wanted, names) };
}

/** Whether two values are one; lists are compared in their order. */
export function sameValue(one: Value, other: Value): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function exampleOf(row: number, plan: Plan): Example[] {
  if (plan.outcome === 'create')
    return [
      {
        row,
        action: 'create',
        label: plan.label,
        id: null,
        differences: Object.entries(plan.values)
          .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
          .map(([field, to]) => ({ field, from: null, to })),
      },
    ];
  if (plan.outcome !== 'change') return [];
  const { id, label, before, after } = plan;
  return [
    {
      row,
      action: 'change',
      label,
      id,
      differences: Object.keys(after).map((field) => ({
        field,
        from: before[field] ?? null,
        to: after[field] ?? null,
      })),
    },
  ];
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}
