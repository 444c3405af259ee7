// The pure part: rules and browsers may import it. SQL and cursors are in sql.ts, the shape for HTTP in shape.ts.
export { catalogue, describeFields, unknownField } from './catalogue.ts';
export type {
  Catalogue,
  Field,
  FieldDefinition,
  FieldDescription,
  SqlExpression,
  SqlSource,
} from './catalogue.ts';
export { explain } from './explain.ts';
export type { Change, Explanation, Finding } from './explain.ts';
export type { Facts } from './facts.ts';
export { isAll, isAny, isNot, isReference, limits, operators, shapes } from './language.ts';
export type {
  All,
  Amount,
  Any,
  Comparison,
  Condition,
  FieldType,
  Not,
  Operand,
  Operator,
  Problem,
  ProblemCode,
  Reference,
  Scalar,
  TimeContext,
} from './language.ts';
export { parseCondition } from './parse.ts';
export type { Parsed, ParseOptions } from './parse.ts';
export { toPredicate } from './predicate.ts';
export type { Predicate } from './predicate.ts';
export { formatListQuery, parseListQuery } from './query-string.ts';
export type { ListQuery, ListQueryOptions, ParsedQuery, SortKey } from './query-string.ts';
export { toSentence } from './sentence.ts';
export type { SentenceOptions } from './sentence.ts';
