import { toSentence } from '../../../platform/conditions/index.ts';
import type { Catalogue } from '../../../platform/conditions/index.ts';
import type { EligibilityRule, FitPart, RoutingPolicy } from './policy.ts';
import { routingCatalogue } from './routing-fields.ts';

/** The text of a rule that can be quoted: the written one, or the sentence that its condition reads as. */
export function clauseText(rule: EligibilityRule, known: Catalogue): string {
  return rule.text ?? `${toSentence(rule.condition, known)}.`;
}

/** One clause as it is shown and quoted. `sentence` is what the condition says, where the clause has one. */
export type ShownClause = {
  readonly clause: string;
  readonly text: string;
  readonly why: string | null;
  readonly sentence: string | null;
};

/** All clauses of a policy in the order in which they work: rules, fit, capacity, choice, offer. */
export function policyClauses(policy: RoutingPolicy): ShownClause[] {
  const known = routingCatalogue(policy.fields);
  const shown = (clause: string, text: string, why?: string, sentence?: string): ShownClause => ({
    clause,
    text,
    why: why ?? null,
    sentence: sentence ?? null,
  });
  return [
    ...policy.rules.map((rule) =>
      shown(
        rule.clause,
        clauseText(rule, known),
        rule.why,
        `${toSentence(rule.condition, known)}.`,
      ),
    ),
    ...policy.fit.map((part) => shown(part.clause, part.text ?? fitText(part, known), part.why)),
    shown(
      policy.capacity.clause,
      policy.capacity.text ?? 'A full partner receives no lead.',
      policy.capacity.why,
    ),
    shown(
      policy.choice.clause,
      policy.choice.text ?? 'The most points win; equals are drawn by the seed.',
      policy.choice.why,
    ),
    ...(policy.offer
      ? [
          shown(
            policy.offer.clause,
            policy.offer.text ?? `A partner has ${policy.offer.answerHours} hours to answer.`,
            policy.offer.why,
          ),
        ]
      : []),
  ];
}

function fitText(part: FitPart, known: Catalogue): string {
  if (part.kind !== 'condition') return `${part.name} earns up to ${part.weight} points.`;
  return `${part.weight} points where ${toSentence(part.settings.condition, known)}.`;
}
