import { getField } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { compileComparison } from './comparison.ts';
import { shownFact } from './facts.ts';
import type { Facts } from './facts.ts';
import { isAll, isAny, isNot, isReference } from './language.ts';
import type { Comparison, Condition, Operand, Operator, TimeContext } from './language.ts';
import { toSentence } from './sentence.ts';
import type { SentenceOptions } from './sentence.ts';

/** One comparison and how it came out. */
export type Finding = {
  /** Where it stands in the condition (RFC 6901). */
  readonly pointer: string;
  readonly field: string;
  readonly label: string;
  readonly operator: Operator;
  readonly value?: Operand;
  /** The fact as it was found; null when there was none. */
  readonly fact: unknown;
  /** The fact of the other field, where the value is a reference. */
  readonly otherFact?: unknown;
  readonly holds: boolean;
  readonly sentence: string;
};

/** What would have to be otherwise: the comparison must come to hold, or no longer hold. */
export type Change = {
  readonly pointer: string;
  readonly field: string;
  readonly label: string;
  readonly fact: unknown;
  readonly mustHold: boolean;
  /** What has to be true then: 'Tier is not Applicant'. */
  readonly sentence: string;
};

export type Explanation = {
  readonly holds: boolean;
  /** All comparisons in the order of the condition. */
  readonly findings: readonly Finding[];
  /**
   * The fewest comparisons that, turned round, make the condition hold, the first of equally short sets; none when it holds,
   * null when nothing could make it hold. Each comparison counts by itself, even where two ask the same field.
   */
  readonly changes: readonly Change[] | null;
};

/** Says of every comparison whether it holds and by which fact, what was lacking and what would change the outcome. */
export function explain(
  condition: Condition,
  catalogue: Catalogue,
  facts: Facts,
  context: TimeContext & Pick<SentenceOptions, 'nameOf'>,
): Explanation {
  const findings: Finding[] = [];
  const { holds, turn } = weigh(condition, '', (comparison, pointer) => {
    const finding = findingOf(comparison, pointer, catalogue, facts, context);
    findings.push(finding);
    return finding;
  });
  const changes = holds ? [] : turn;
  return {
    holds,
    findings,
    changes: changes && changes.map((finding) => changeOf(finding, catalogue, context)),
  };
}

/** Whether a part holds, and the fewest findings to turn round so that it comes out the other way; null when it cannot. */
type Weighed = { readonly holds: boolean; readonly turn: readonly Finding[] | null };

function weigh(
  condition: Condition,
  pointer: string,
  find: (comparison: Comparison, pointer: string) => Finding,
): Weighed {
  if (isNot(condition)) {
    const { holds, turn } = weigh(condition.not, `${pointer}/not`, find);
    return { holds: !holds, turn };
  }
  if (!isAll(condition) && !isAny(condition)) {
    const finding = find(condition, pointer);
    return { holds: finding.holds, turn: [finding] };
  }
  const key = isAll(condition) ? 'all' : 'any';
  const parts = isAll(condition) ? condition.all : condition.any;
  const weighed = parts.map((part, at) => weigh(part, `${pointer}/${key}/${at}`, find));
  // Of `all` one failing part decides, of `any` one that holds.
  const deciding = key === 'any';
  const decisive = weighed.filter((part) => part.holds === deciding);
  const holds = decisive.length > 0 === deciding;
  return { holds, turn: decisive.length > 0 ? turnAll(decisive) : turnOne(weighed) };
}

/** All the decisive parts have to be turned. */
function turnAll(parts: readonly Weighed[]): readonly Finding[] | null {
  const turns: Finding[] = [];
  for (const { turn } of parts) {
    if (!turn) return null;
    turns.push(...turn);
  }
  return turns;
}

/** One part suffices: the one with the fewest. */
function turnOne(parts: readonly Weighed[]): readonly Finding[] | null {
  let fewest: readonly Finding[] | null = null;
  for (const { turn } of parts) if (turn && (!fewest || turn.length < fewest.length)) fewest = turn;
  return fewest;
}

function findingOf(
  comparison: Comparison,
  pointer: string,
  catalogue: Catalogue,
  facts: Facts,
  context: TimeContext & SentenceOptions,
): Finding {
  const field = getField(catalogue, comparison.field);
  const other = isReference(comparison.value)
    ? getField(catalogue, comparison.value.field)
    : undefined;
  return {
    pointer,
    ...comparison,
    label: field.label,
    fact: shownFact(field)(facts) ?? null,
    ...(other && { otherFact: shownFact(other)(facts) ?? null }),
    holds: compileComparison(comparison, catalogue, context)(facts),
    sentence: toSentence(comparison, catalogue, context),
  };
}

function changeOf(
  finding: Finding,
  catalogue: Catalogue,
  context: TimeContext & SentenceOptions,
): Change {
  const { pointer, field, label, fact, holds, operator, value } = finding;
  const comparison: Comparison = { field, operator, ...(value !== undefined && { value }) };
  const wanted = holds ? { not: comparison } : comparison;
  return {
    pointer,
    field,
    label,
    fact,
    mustHold: !holds,
    sentence: toSentence(wanted, catalogue, context),
  };
}
