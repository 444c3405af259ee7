import { daySpan, momentSpan } from './calendar.ts';
import { getField } from './catalogue.ts';
import type { Catalogue, Field } from './catalogue.ts';
import { emptinessOf, levelOf, tagsOf, textOf } from './facts.ts';
import type { Facts, Read } from './facts.ts';
import { isReference } from './language.ts';
import type { Comparison, Operand, Operator, Reference, Scalar, TimeContext } from './language.ts';
import { orderOf, orderOfFields } from './order.ts';
import type { Order } from './order.ts';
import { isOnLevel, parsePlace } from './place.ts';
import type { Level } from './place.ts';
import {
  containsFolded,
  foldText,
  holdsText,
  isFolded,
  sameText,
  startsWithFolded,
} from './text.ts';

export type Test = Read<boolean>;

/** Operators that say no more than "not" before another. */
export const denials: Partial<Record<Operator, Operator>> = {
  isNot: 'is',
  notIn: 'in',
  hasNone: 'hasAny',
  isNotEmpty: 'isEmpty',
};

/** One comparison as a function of the facts. Everything that can be prepared is prepared here, once. */
export function compileComparison(
  comparison: Comparison,
  catalogue: Catalogue,
  context: TimeContext,
): Test {
  const field = getField(catalogue, comparison.field);
  const denied = denials[comparison.operator];
  const test = compileAffirmed(
    field,
    denied ?? comparison.operator,
    comparison.value,
    catalogue,
    context,
  );
  return denied ? (facts) => !test(facts) : test;
}

function compileAffirmed(
  field: Field,
  operator: Operator,
  operand: Operand | undefined,
  catalogue: Catalogue,
  context: TimeContext,
): Test {
  if (operator === 'isEmpty') return emptinessOf(field);
  const other = isReference(operand)
    ? getField(catalogue, (operand as Reference).field)
    : undefined;
  switch (field.type) {
    case 'text':
    case 'enum':
    case 'id':
      return other
        ? wordAgainstField(field, operator, other)
        : wordAgainstValue(field, operator, operand);
    case 'tags':
      return tagsTest(field, operator, other ?? (operand as readonly string[]));
    case 'hierarchy':
      return other
        ? placeAgainstField(field, other)
        : placeAgainstPatterns(field, operand as readonly string[]);
    default:
      return orderTest(field, operator, operand, other, context);
  }
}

function wordAgainstValue(field: Field, operator: Operator, operand: Operand | undefined): Test {
  const read = textOf(field);
  const words = (Array.isArray(operand) ? operand : [operand]).map(String);
  if (field.type !== 'text') {
    const [word] = words;
    if (words.length === 1) return (facts) => read(facts) === word;
    const known = new Set(words);
    return (facts) => known.has(read(facts));
  }
  const folded = words.map(foldText);
  const [word] = folded;
  if (operator === 'contains') return (facts) => containsFolded(read(facts), word);
  if (operator === 'startsWith') return (facts) => startsWithFolded(read(facts), word);
  return (facts) => {
    const fact = read(facts);
    for (let at = 0; at < folded.length; at += 1) if (isFolded(fact, folded[at])) return true;
    return false;
  };
}

/** The left field decides whether case matters: in text it does not, in codes and ids it does. */
function wordAgainstField(field: Field, operator: Operator, other: Field): Test {
  const read = textOf(field);
  const same = field.type === 'text' ? sameText : (left: string, right: string) => left === right;
  if (operator === 'in') {
    const list = tagsOf(other);
    return (facts) => {
      const fact = read(facts);
      return fact !== '' && someTag(list(facts), fact, same);
    };
  }
  const readOther = textOf(other);
  if (operator === 'is')
    return (facts) => read(facts) !== '' && same(read(facts), readOther(facts));
  const onlyAtStart = operator === 'startsWith';
  return (facts) => {
    const part = readOther(facts);
    return part !== '' && holdsText(read(facts), part, onlyAtStart);
  };
}

function someTag(
  tags: readonly unknown[],
  word: string,
  same: (left: string, right: string) => boolean,
): boolean {
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at];
    if (typeof tag === 'string' && same(word, tag)) return true;
  }
  return false;
}

function tagsTest(field: Field, operator: Operator, wanted: Field | readonly string[]): Test {
  const read = tagsOf(field);
  const readWanted: Read<readonly unknown[]> = 'paths' in wanted ? tagsOf(wanted) : () => wanted;
  if (operator === 'hasAll')
    // Against another field without tags nothing is claimed, so that nothing holds.
    return (facts) => readWanted(facts).length > 0 && holdsAll(read(facts), readWanted(facts));
  return (facts) => holdsSome(read(facts), readWanted(facts));
}

function holdsAll(tags: readonly unknown[], wanted: readonly unknown[]): boolean {
  for (let at = 0; at < wanted.length; at += 1)
    if (wanted[at] != null && !tags.includes(wanted[at])) return false;
  return true;
}

function holdsSome(tags: readonly unknown[], wanted: readonly unknown[]): boolean {
  for (let at = 0; at < wanted.length; at += 1)
    if (wanted[at] != null && tags.includes(wanted[at])) return true;
  return false;
}

function placeAgainstPatterns(field: Field, patterns: readonly string[]): Test {
  const levels = levelsOf(field);
  const parsed = patterns.map((pattern) => parsePlace(pattern, levels.length) ?? []);
  return (facts) => {
    for (let at = 0; at < parsed.length; at += 1)
      if (isWithin(facts, levels, parsed[at])) return true;
    return false;
  };
}

/** A partner's regions are patterns among the facts; each is read once, text that is no pattern holds no place. */
function placeAgainstField(field: Field, other: Field): Test {
  const levels = levelsOf(field);
  const readOne = other.type === 'tags' ? undefined : textOf(other);
  const readMany = readOne ? undefined : tagsOf(other);
  let known = new Map<string, readonly Level[]>();
  const holds = (facts: Facts, pattern: unknown): boolean => {
    if (typeof pattern !== 'string') return false;
    let parsed = known.get(pattern);
    if (!parsed) {
      if (known.size >= 10_000) known = new Map();
      parsed = parsePlace(pattern, levels.length) ?? [];
      known.set(pattern, parsed);
    }
    return isWithin(facts, levels, parsed);
  };
  return (facts) => {
    if (readOne) return holds(facts, readOne(facts));
    const patterns = readMany ? readMany(facts) : [];
    for (let at = 0; at < patterns.length; at += 1) if (holds(facts, patterns[at])) return true;
    return false;
  };
}

function levelsOf(field: Field): readonly Read<string>[] {
  return (field.levels ?? []).map((_, level) => levelOf(field, level));
}

function isWithin(
  facts: Facts,
  levels: readonly Read<string>[],
  pattern: readonly Level[],
): boolean {
  for (let at = 0; at < pattern.length; at += 1)
    if (!isOnLevel(levels[at](facts), pattern[at])) return false;
  return pattern.length > 0;
}

function orderTest(
  field: Field,
  operator: Operator,
  operand: Operand | undefined,
  other: Field | undefined,
  context: TimeContext,
): Test {
  if (other) return single(operator, orderOfFields(field, other));
  if (operator === 'withinLastDays' || operator === 'withinNextDays')
    return between(
      spanOf(field, operator, operand as number, context).map((bound) => orderOf(field, bound)),
    );
  if (!Array.isArray(operand)) return single(operator, orderOf(field, operand as Scalar));
  const orders = operand.map((value) => orderOf(field, value));
  return operator === 'between' ? between(orders) : someZero(orders);
}

/** The days of a relative operator as first and last value, both included. */
export function spanOf(
  field: Field,
  operator: Operator,
  days: number,
  context: TimeContext,
): readonly string[] {
  const direction = operator === 'withinLastDays' ? 'last' : 'next';
  if (field.type === 'date') return daySpan(direction, days, context);
  return momentSpan(direction, days, context).map((moment) => moment.toISOString());
}

function single(operator: Operator, order: Order): Test {
  if (operator === 'gt' || operator === 'after') return (facts) => order(facts) > 0;
  if (operator === 'gte') return (facts) => order(facts) >= 0;
  if (operator === 'lt' || operator === 'before') return (facts) => order(facts) < 0;
  if (operator === 'lte') return (facts) => order(facts) <= 0;
  return (facts) => order(facts) === 0;
}

function between([low, high]: readonly Order[]): Test {
  return (facts) => low(facts) >= 0 && high(facts) <= 0;
}

function someZero(orders: readonly Order[]): Test {
  return (facts) => {
    for (let at = 0; at < orders.length; at += 1) if (orders[at](facts) === 0) return true;
    return false;
  };
}
