import { daySpan, momentSpan } from './calendar.ts';
import { getField } from './catalogue.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { denials } from './comparison.ts';
import { isAll, isAny, isNot, isReference } from './language.ts';
import type { Comparison, Condition, Operator, Scalar } from './language.ts';
import { sayScalar } from './spoken-value.ts';

export type SentenceOptions = {
  /** Given, relative spans are told with their date as well. */
  readonly now?: Date;
  readonly today?: string;
  /** The name of what an id or a code stands for, before the catalogue's own `values` are looked at. */
  readonly nameOf?: (field: string, value: string) => string | undefined;
};

/**
 * The condition in plain English, without a full stop: 'Country is Germany and tier is not Applicant'.
 * It says neither more nor less than the condition: parentheses stand wherever "and" meets "or".
 */
export function toSentence(
  condition: Condition,
  catalogue: Catalogue,
  options: SentenceOptions = {},
): string {
  const sentence = say(condition, catalogue, options, false);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function say(
  condition: Condition,
  catalogue: Catalogue,
  options: SentenceOptions,
  denied: boolean,
): string {
  if (isNot(condition)) return say(condition.not, catalogue, options, !denied);
  if (!isAll(condition) && !isAny(condition))
    return sayComparison(condition, catalogue, options, denied);
  const parts = isAll(condition) ? condition.all : condition.any;
  if (parts.length === 0) return isAll(condition) === denied ? 'never' : 'always';
  if (parts.length === 1) return say(parts[0], catalogue, options, denied);
  const said = parts.map((part) => {
    const phrase = say(part, catalogue, options, false);
    return isCompound(part) ? `(${phrase})` : phrase;
  });
  const joined = said.join(isAll(condition) ? ' and ' : ' or ');
  return denied ? `not (${joined})` : joined;
}

/** Whether the phrase joins several by "and" or "or", and so needs parentheses beside others. */
function isCompound(condition: Condition): boolean {
  if (isNot(condition)) return isNot(condition.not) && isCompound(condition.not.not);
  if (!isAll(condition) && !isAny(condition)) return false;
  const parts = isAll(condition) ? condition.all : condition.any;
  return parts.length > 1 || (parts.length === 1 && isCompound(parts[0]));
}

const plain: Partial<Record<Operator, string>> = {
  is: 'is',
  in: 'is one of',
  contains: 'contains',
  startsWith: 'starts with',
  gt: 'is more than',
  gte: 'is at least',
  lt: 'is less than',
  lte: 'is at most',
  between: 'is from',
  before: 'is before',
  after: 'is after',
  withinLastDays: 'is in the last',
  withinNextDays: 'is in the next',
  isEmpty: 'is empty',
  hasAny: 'has one of',
  hasAll: 'has all of',
  within: 'is within',
};

const inverted: Partial<Record<Operator, string>> = {
  in: 'is none of',
  contains: 'does not contain',
  startsWith: 'does not start with',
  hasAny: 'has none of',
  hasAll: 'does not have all of',
};

const ofTime: Partial<Record<Operator, string>> = { gte: 'is on or after', lte: 'is on or before' };

function sayComparison(
  comparison: Comparison,
  catalogue: Catalogue,
  options: SentenceOptions,
  denied: boolean,
): string {
  const field = getField(catalogue, comparison.field);
  const affirmed = denials[comparison.operator];
  const negative = denied !== (affirmed !== undefined);
  const operator = affirmed ?? comparison.operator;
  const { value } = comparison;
  const label = inside(field.label);
  if (value === undefined) return `${label} ${verb(field, operator, negative)}`;
  if (isReference(value))
    return `${label} ${verb(field, operator, negative)} the ${inside(getField(catalogue, value.field).label)}`;
  if (operator === 'withinLastDays' || operator === 'withinNextDays')
    return `${label} ${verb(field, operator, negative)} ${saySpan(field, operator, Number(value), options)}`;
  const items = (Array.isArray(value) ? value : [value]).map((item: Scalar) =>
    sayScalar(field, item, options.nameOf),
  );
  if (operator === 'between')
    return `${label} ${verb(field, operator, negative)} ${items.join(' to ')}`;
  if (items.length === 1) return `${label} ${verb(field, forOne(operator), negative)} ${items[0]}`;
  return `${label} ${verb(field, operator, negative)} ${items.join(', ')}`;
}

function verb(field: Field, operator: Operator | 'has', negative: boolean): string {
  if (operator === 'has') return negative ? 'does not have' : 'has';
  const timely = field.type === 'date' || field.type === 'moment';
  const affirmative = (timely ? ofTime[operator] : undefined) ?? plain[operator] ?? operator;
  if (!negative) return affirmative;
  return inverted[operator] ?? affirmative.replace('is', 'is not');
}

/** "is one of Germany" is said "is Germany". */
function forOne(operator: Operator): Operator | 'has' {
  if (operator === 'in') return 'is';
  return operator === 'hasAny' || operator === 'hasAll' ? 'has' : operator;
}

function saySpan(
  field: Field,
  operator: Operator,
  days: number,
  { now, today, nameOf }: SentenceOptions,
): string {
  const span = days === 1 ? 'day' : `${days} days`;
  if (!now) return span;
  const last = operator === 'withinLastDays';
  const context = today === undefined ? { now } : { now, today };
  const bounds =
    field.type === 'date'
      ? daySpan(last ? 'last' : 'next', days, context)
      : momentSpan(last ? 'last' : 'next', days, context).map((moment) => moment.toISOString());
  return `${span} (${last ? 'since' : 'until'} ${sayScalar(field, bounds[last ? 0 : 1], nameOf)})`;
}

/** A label within a sentence: 'Tier' is 'tier', 'MDF balance' stays. */
function inside(label: string): string {
  return /^\p{Lu}(\p{Lu}|\d)/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
