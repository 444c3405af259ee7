import { isAll, isAny, isNot, isReference } from '../../../platform/conditions/language.ts';
import type { Comparison, Condition } from '../../../platform/conditions/language.ts';
import { adding } from '../algorithms/fit/kind.ts';
import type { FactChange } from '../algorithms/fit/kind.ts';
import type { AskedLead, Prepared } from '../algorithms/prepare.ts';
import { textsOf } from './facts.ts';
import type { FactValue } from './facts.ts';

/**
 * Changes of one fact of the partner that could let it pass a rule which it fails, a list for each comparison.
 * They are candidates only: whoever uses them routes again.
 */
export function changesFor(prepared: Prepared, lead: AskedLead, place: number): FactChange[][] {
  const facts = { lead: lead.read, partner: prepared.read[place] };
  return prepared.rules
    .filter(({ holds }) => !holds(facts))
    .flatMap(({ rule }) => comparisonsIn(rule.condition))
    .map((comparison) => changesByComparison(prepared, lead, place, comparison))
    .filter((changes) => changes.length > 0);
}

function changesByComparison(
  prepared: Prepared,
  lead: AskedLead,
  place: number,
  comparison: Comparison,
): FactChange[] {
  const partner = prepared.partners[place];
  const { field, operator, value } = comparison;
  if (field.startsWith('lead.') && isReference(value) && value.field.startsWith('partner.')) {
    // lead.country in partner.countries
    const wanted = textsOf(lead.read[field.slice('lead.'.length)]);
    return wanted.map((text) => put(prepared, place, value.field, text));
  }
  if (!field.startsWith('partner.')) return [];
  const name = field.slice('partner.'.length);
  const wanted = isReference(value)
    ? lead.read[value.field.slice('lead.'.length)]
    : (value as FactValue | undefined);
  if (wanted === undefined || wanted === null) return [];
  if (operator === 'is' || operator === 'in' || operator === 'hasAny' || operator === 'hasAll')
    return listOf(wanted).map((one) =>
      typeof one === 'string'
        ? put(prepared, place, field, one)
        : { fact: name, from: partner.facts[name] ?? null, to: one },
    );
  if (operator === 'gte' || operator === 'lte')
    return [{ fact: name, from: partner.facts[name] ?? null, to: wanted }];
  return [];
}

/** The partner's fact with the value in it: one more in a list, the value itself elsewhere. */
function put(prepared: Prepared, place: number, field: string, value: string): FactChange {
  const partner = prepared.partners[place];
  const name = field.slice('partner.'.length);
  if (prepared.known.fields.get(field)?.type === 'tags') return adding(partner, name, value);
  return { fact: name, from: partner.facts[name] ?? null, to: value };
}

function listOf(value: FactValue): readonly (string | number | boolean)[] {
  if (value === null) return [];
  return typeof value === 'object' ? value : [value];
}

function comparisonsIn(condition: Condition): Comparison[] {
  if (isAll(condition)) return condition.all.flatMap(comparisonsIn);
  if (isAny(condition)) return condition.any.flatMap(comparisonsIn);
  return isNot(condition) ? [] : [condition];
}
