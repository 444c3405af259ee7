/**
 * The condition language: one JSON for saved views, segments, eligibility rules and policy clauses.
 *
 * A condition is `{all: […]}`, `{any: […]}`, `{not: …}` or one comparison `{field, operator, value}`.
 * There are two truth values. A comparison on an empty field is false; its negations (`isNot`, `notIn`,
 * `hasNone`) and `isEmpty` are true. Empty is: nothing, an empty text, an empty list of tags, a place without levels.
 */
export type Condition = All | Any | Not | Comparison;
/** True when every part is; without parts always true. */
export type All = { readonly all: readonly Condition[] };
/** True when one part is; without parts never true. */
export type Any = { readonly any: readonly Condition[] };
export type Not = { readonly not: Condition };
export type Comparison = {
  readonly field: string;
  readonly operator: Operator;
  readonly value?: Operand;
};

/** The value of another field of the same facts: `{field: 'partner.regions'}`. */
export type Reference = { readonly field: string };
/** Integer minor units, ISO 4217. */
export type Amount = { readonly minor: number; readonly currency: string };
/**
 * Numbers that a double does not hold exactly are decimal text. Days are `YYYY-MM-DD`,
 * moments RFC 3339 in UTC with milliseconds, places patterns such as `DE/BY/80..81`.
 */
export type Scalar = string | number | boolean | Amount;
export type Operand = Scalar | readonly Scalar[] | Reference;

export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'moment'
  | 'enum'
  | 'tags'
  | 'id'
  | 'hierarchy';

/** What stands in `value`: nothing, one value, one to many, two bounds, or a whole number of days. */
export const shapes = {
  is: 'one',
  isNot: 'one',
  in: 'list',
  notIn: 'list',
  contains: 'one',
  startsWith: 'one',
  gt: 'one',
  gte: 'one',
  lt: 'one',
  lte: 'one',
  between: 'pair',
  before: 'one',
  after: 'one',
  withinLastDays: 'days',
  withinNextDays: 'days',
  isEmpty: 'none',
  isNotEmpty: 'none',
  hasAny: 'list',
  hasAll: 'list',
  hasNone: 'list',
  within: 'list',
} as const;

export type Operator = keyof typeof shapes;

const choice = ['is', 'isNot', 'in', 'notIn', 'isEmpty', 'isNotEmpty'] as const;
const size = ['is', 'isNot', 'gt', 'gte', 'lt', 'lte', 'between', 'isEmpty', 'isNotEmpty'] as const;
const time = [
  'before',
  'after',
  'gte',
  'lte',
  'between',
  'withinLastDays',
  'withinNextDays',
] as const;

/** The operators each type of field has. */
export const operators = {
  text: [...choice, 'contains', 'startsWith'],
  number: [...size, 'in', 'notIn'],
  money: size,
  boolean: ['is', 'isNot', 'isEmpty', 'isNotEmpty'],
  date: ['is', 'isNot', ...time, 'isEmpty', 'isNotEmpty'],
  moment: [...time, 'isEmpty', 'isNotEmpty'],
  enum: choice,
  tags: ['hasAny', 'hasAll', 'hasNone', 'isEmpty', 'isNotEmpty'],
  id: choice,
  hierarchy: ['within', 'isEmpty', 'isNotEmpty'],
} as const satisfies Record<FieldType, readonly Operator[]>;

/** Depth counts nested conditions, the outermost being 1; characters are UTF-16 units of one text. */
export const limits = {
  depth: 8,
  nodes: 200,
  values: 1000,
  characters: 1000,
  days: 36_500,
} as const;

/** The moment that relative operators count from; `today` is the day of `now` on the programme's calendar (default: UTC). */
export type TimeContext = { readonly now: Date; readonly today?: string };

/** What is wrong and where: `pointer` is an RFC 6901 pointer into the JSON, or `/filter[name][operator]` of a query string. */
export type Problem = {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly suggestion?: string;
};

export type ProblemCode =
  | 'conditions.invalid-shape'
  | 'conditions.unknown-field'
  | 'conditions.unsuitable-operator'
  | 'conditions.invalid-value'
  | 'conditions.unknown-value'
  | 'conditions.reference-refused'
  | 'conditions.too-deep'
  | 'conditions.too-many-nodes'
  | 'conditions.too-many-values'
  | 'conditions.repeated-filter'
  | 'conditions.invalid-cursor';

export function isAll(condition: Condition): condition is All {
  return 'all' in condition;
}

export function isAny(condition: Condition): condition is Any {
  return 'any' in condition;
}

export function isNot(condition: Condition): condition is Not {
  return 'not' in condition;
}

export function isReference(operand: unknown): operand is Reference {
  return typeof operand === 'object' && operand !== null && 'field' in operand;
}

/** The text of any value but an amount, which the parser gives to money fields only. */
export function textOfScalar(value: Scalar): string {
  if (typeof value === 'object') throw new TypeError('An amount has no text of its own');
  return String(value);
}
