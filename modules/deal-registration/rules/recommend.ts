import { explain, toPredicate } from '../../../platform/conditions/index.ts';
import type { Condition, TimeContext } from '../../../platform/conditions/index.ts';
import { clauseText } from './clause-text.ts';
import { isDrawnForReview } from './release.ts';
import type { OutcomeClause, RegistrationPolicy, RuleOutcome } from './policy.ts';
import { isOpenTo, isOwnFact, registrationCatalogue } from './registration-fields.ts';
import type { RegistrationFacts } from './registration-fields.ts';
import { changedOutcome, ownSentences, vendorSentences } from './recommendation-text.ts';
import type {
  ConsideredClause,
  OutcomeChange,
  Recommendation,
  UsedFact,
} from './recommendation.ts';
import { turnedFacts } from './turned-facts.ts';

/** The registration's id and the stored seed decide whether it is drawn; `now` is for conditions on days. */
export type RecommendOptions = TimeContext & {
  readonly seed: string;
  readonly registrationId: string;
};

/**
 * Judges a registration by the policy: the first clause that holds decides, else `otherwise`; of those approved a stated
 * share is drawn into review. Pure and repeatable: the same facts, policy and seed give the same answer for good.
 */
export function recommend(
  facts: RegistrationFacts,
  policy: RegistrationPolicy,
  options: RecommendOptions,
): Recommendation {
  const judged = judge(facts, policy, options);
  const protection = protectionFor(facts, policy, options);
  const decidedAt = policy.outcomes.findIndex(({ clause }) => clause === judged.clause.clause);
  const asked = decidedAt < 0 ? policy.outcomes : policy.outcomes.slice(0, decidedAt + 1);
  const drawn =
    judged.outcome === 'approve' &&
    isDrawnForReview(options.seed, options.registrationId, policy.review.share);
  const outcome: RuleOutcome = drawn ? 'review' : judged.outcome;
  const clause = drawn ? policy.review : judged.clause;
  const recommendation = {
    outcome,
    clause: clause.clause,
    text: clauseText(clause),
    reasonCode: drawn ? null : judged.reasonCode,
    drawn,
    protectionDays: protection.days,
    protectionClause: protection.clause,
    facts: usedFacts(facts, asked, options),
    considered: asked.map((one) => considered(one, facts, options)),
    wouldChange: changes(facts, policy, options, judged.outcome),
  };
  const open = judged.condition === undefined || isOpenTo(judged.condition);
  return {
    ...recommendation,
    explanation: {
      vendor: vendorSentences(recommendation),
      own: ownSentences(recommendation, facts, open),
      outcomeAlone: outcome === 'review' || !open,
    },
  };
}

/** The days for which a registration with these facts is protected when it is approved, and by which clause. */
export function protectionFor(
  facts: RegistrationFacts,
  policy: RegistrationPolicy,
  context: TimeContext,
): { readonly days: number; readonly clause: string; readonly text: string } {
  const found = policy.protection.find(
    ({ condition }) => condition === undefined || holds(condition, facts, context),
  );
  if (!found)
    throw new TypeError('the last clause of protection has no condition in a checked policy');
  return { days: found.days, clause: found.clause, text: clauseText(found) };
}

type Judged = {
  readonly outcome: RuleOutcome;
  readonly clause: Parameters<typeof clauseText>[0];
  readonly reasonCode: string | null;
  readonly condition?: Condition;
};

function judge(facts: RegistrationFacts, policy: RegistrationPolicy, context: TimeContext): Judged {
  const found = policy.outcomes.find(({ condition }) => holds(condition, facts, context));
  if (!found)
    return { outcome: policy.otherwise.outcome, clause: policy.otherwise, reasonCode: null };
  const { outcome, reasonCode = null, condition } = found;
  return { outcome, clause: found, reasonCode, condition };
}

function holds(condition: Condition, facts: RegistrationFacts, context: TimeContext): boolean {
  return toPredicate(condition, registrationCatalogue, context)(facts);
}

function usedFacts(
  facts: RegistrationFacts,
  asked: readonly OutcomeClause[],
  context: TimeContext,
): UsedFact[] {
  const used = new Map<string, UsedFact>();
  for (const { condition } of asked)
    for (const { field, label, fact } of explain(condition, registrationCatalogue, facts, context)
      .findings)
      used.set(field, { name: field, label, value: fact, own: isOwnFact(field) });
  return [...used.values()];
}

function considered(
  one: OutcomeClause,
  facts: RegistrationFacts,
  context: TimeContext,
): ConsideredClause {
  const { holds: held, changes: lacking } = explain(
    one.condition,
    registrationCatalogue,
    facts,
    context,
  );
  return {
    clause: one.clause,
    text: clauseText(one),
    outcome: one.outcome,
    holds: held,
    lacks: (lacking ?? []).map(({ sentence }) => sentence),
  };
}

/** Every single fact that, turned so that some clause comes out otherwise, leads to another outcome. */
function changes(
  facts: RegistrationFacts,
  policy: RegistrationPolicy,
  context: TimeContext,
  outcome: RuleOutcome,
): OutcomeChange[] {
  const found: OutcomeChange[] = [];
  for (const turned of turnedFacts(facts, policy.outcomes, context)) {
    if (found.some(({ fact }) => fact === turned.fact)) continue;
    const other = judge(turned.facts, policy, context);
    if (other.outcome === outcome) continue;
    const { fact, from, to, sentence } = turned;
    const text = `${changedOutcome[other.outcome]} (${other.clause.clause}) if ${sentence}.`;
    found.push({
      fact,
      from,
      to,
      outcome: other.outcome,
      clause: other.clause.clause,
      own: isOwnFact(fact),
      text,
    });
  }
  return found;
}
