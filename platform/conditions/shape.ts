import { z } from 'zod';
import { limits, operators, shapes } from './language.ts';
import type { Operator } from './language.ts';

const scalar = z.union([
  z.string().min(1).max(limits.characters),
  z.number(),
  z.boolean(),
  z
    .strictObject({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) })
    .meta({ description: 'Money: minor units and ISO 4217 code' }),
]);
const reference = z
  .strictObject({ field: z.string() })
  .meta({ description: 'The value of another field, where the rule allows it' });

const values = {
  none: undefined,
  one: z.union([scalar, reference]),
  list: z.union([z.array(scalar).min(1).max(limits.values), reference]),
  pair: z.array(scalar).length(2),
  days: z.int().min(1).max(limits.days),
};

/** The comparison of one operator; the parser then holds the value against the field's type. */
function comparison(operator: Operator) {
  const types = Object.entries(operators).filter(([, list]) =>
    (list as readonly Operator[]).includes(operator),
  );
  const description = `For fields of type ${types.map(([type]) => type).join(', ')}`;
  const value = values[shapes[operator]];
  const base = { field: z.string(), operator: z.literal(operator) };
  return z.strictObject(value ? { ...base, value } : base).meta({ description });
}

const comparisons = (Object.keys(shapes) as Operator[]).map(comparison);

/** The outer shape of the language for bodies and OpenAPI. Fields and values are judged by `parseCondition`. */
export const ConditionShape: z.ZodType<unknown> = z
  .union([
    z.strictObject({
      get all() {
        return z.array(ConditionShape).max(limits.nodes);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(ConditionShape).max(limits.nodes);
      },
    }),
    z.strictObject({
      get not() {
        return ConditionShape;
      },
    }),
    ...comparisons,
  ])
  .meta({
    id: 'Condition',
    title: 'Condition',
    description: `Nests at most ${limits.depth} deep, with at most ${limits.nodes} parts and ${limits.values} values.`,
  });

/** JSON Schema (2020-12) of the language, as published in docs/reference/condition.schema.json. */
export function conditionSchema(): object {
  return z.toJSONSchema(ConditionShape, { target: 'draft-2020-12' });
}
