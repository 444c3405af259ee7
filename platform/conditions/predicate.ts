import type { Catalogue } from './catalogue.ts';
import { compileComparison } from './comparison.ts';
import type { Test } from './comparison.ts';
import type { Facts } from './facts.ts';
import { isAll, isAny, isNot } from './language.ts';
import type { Condition, TimeContext } from './language.ts';

export type Predicate = (facts: Facts) => boolean;

/**
 * Compiles a parsed condition into closures, once; asking it allocates nothing. It answers for the given `now`:
 * compile again when time has moved on. @throws TypeError on facts of another kind than the catalogue says.
 */
export function toPredicate(
  condition: Condition,
  catalogue: Catalogue,
  context: TimeContext,
): Predicate {
  if (isAll(condition))
    return every(condition.all.map((part) => toPredicate(part, catalogue, context)));
  if (isAny(condition))
    return some(condition.any.map((part) => toPredicate(part, catalogue, context)));
  if (isNot(condition)) {
    const test = toPredicate(condition.not, catalogue, context);
    return (facts) => !test(facts);
  }
  return compileComparison(condition, catalogue, context);
}

function every(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 1) return first;
  if (tests.length === 2) return (facts) => first(facts) && second(facts);
  return (facts) => {
    for (let at = 0; at < tests.length; at += 1) if (!tests[at](facts)) return false;
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 1) return first;
  if (tests.length === 2) return (facts) => first(facts) || second(facts);
  return (facts) => {
    for (let at = 0; at < tests.length; at += 1) if (tests[at](facts)) return true;
    return false;
  };
}
