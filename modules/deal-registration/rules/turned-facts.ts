import { explain, toSentence } from '../../../platform/conditions/index.ts';
import type {
  Comparison,
  Finding,
  Scalar,
  TimeContext,
} from '../../../platform/conditions/index.ts';
import { isReference } from '../../../platform/conditions/language.ts';
import type { OutcomeClause } from './policy.ts';
import { registrationCatalogue } from './registration-fields.ts';
import type { RegistrationFacts } from './registration-fields.ts';

type Value = Scalar | readonly string[] | null;

/** The facts with one of them turned so that a comparison comes out the other way, and what is true then. */
export type TurnedFacts = {
  readonly fact: string;
  readonly from: Value;
  readonly to: Value;
  readonly facts: RegistrationFacts;
  readonly sentence: string;
};

/** All ways to turn one comparison of a clause by changing its fact; whoever uses them judges again. */
export function turnedFacts(
  facts: RegistrationFacts,
  clauses: readonly OutcomeClause[],
  context: TimeContext,
): TurnedFacts[] {
  const turned: TurnedFacts[] = [];
  for (const { condition } of clauses)
    for (const finding of explain(condition, registrationCatalogue, facts, context).findings) {
      const to = turnedValue(finding);
      if (to === undefined) continue;
      const [group, name] = finding.field.split('.');
      // Catalogue fields are called group.name, as the facts are.
      const before = facts[group as keyof RegistrationFacts];
      const { field, operator, value } = finding;
      const comparison = { field, operator, ...(value !== undefined && { value }) };
      const wanted = finding.holds ? { not: comparison } : comparison;
      const sentence = toSentence(wanted, registrationCatalogue);
      turned.push({
        fact: finding.field,
        from: finding.fact as Value,
        to,
        facts: { ...facts, [group]: { ...before, [name]: to } },
        sentence: plain(finding, sentence, to),
      });
    }
  return turned;
}

/** The nearest value with which the comparison comes out the other way; undefined when there is none to name. */
function turnedValue(finding: Finding): Value | undefined {
  const { operator, value, fact, holds } = finding;
  if (isReference(value)) return undefined;
  if (typeof value === 'boolean' && (operator === 'is' || operator === 'isNot'))
    return (operator === 'is') === holds ? !value : value;
  const list = listOf(value);
  switch (operator) {
    case 'is':
    case 'in':
      return holds ? null : list[0];
    case 'isNot':
    case 'notIn':
      return holds ? list[0] : null;
    case 'hasAny':
    case 'hasAll':
      return holds ? [] : list.map(String);
    case 'hasNone':
      return holds ? list.map(String).slice(0, 1) : [];
    case 'isNotEmpty':
      return holds ? (Array.isArray(fact) ? [] : null) : undefined;
    case 'isEmpty':
      return holds ? undefined : Array.isArray(fact) ? [] : null;
    case 'gte':
    case 'lte':
    case 'gt':
    case 'lt':
      return beyond(operator, holds, list[0]);
    default:
      return undefined;
  }
}

/** The bound itself, or the next value beyond it: one unit of a number or of an amount. */
function beyond(
  operator: 'gte' | 'lte' | 'gt' | 'lt',
  holds: boolean,
  bound: Scalar | undefined,
): Scalar | undefined {
  const inclusive = operator === 'gte' || operator === 'lte';
  const upward = operator === 'gte' || operator === 'gt';
  // Turned true the bound of an inclusive comparison suffices, turned false that of a strict one.
  if (inclusive !== holds) return bound;
  const step = upward === holds ? -1 : 1;
  if (typeof bound === 'number') return bound + step;
  return typeof bound === 'object' ? { ...bound, minor: bound.minor + step } : undefined;
}

function listOf(value: Comparison['value']): readonly Scalar[] {
  if (value === undefined || isReference(value)) return [];
  return Array.isArray(value) ? value : [value as Scalar];
}

/** The condition of the changed fact in words, to stand after "if". */
function plain({ label }: Finding, sentence: string, to: Value): string {
  if (typeof to === 'boolean') return to ? inside(label) : `it were not so that ${inside(label)}`;
  if (to === null || (Array.isArray(to) && to.length === 0))
    return `there were no ${inside(label)}`;
  return inside(sentence);
}

function inside(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
