import { toSentence } from '../../../platform/conditions/index.ts';
import type { RegistrationPolicy } from './policy.ts';
import { clauseText } from './clause-text.ts';
import { registrationCatalogue } from './registration-fields.ts';

/** One clause as it is shown and quoted; `sentence` is what its condition says, where it has one. */
export type ShownClause = {
  readonly clause: string;
  readonly text: string;
  readonly why: string | null;
  readonly sentence: string | null;
};

/** All clauses of a policy, in the order in which a registration meets them. */
export function registrationClauses(policy: RegistrationPolicy): ShownClause[] {
  const {
    required,
    capacity,
    release,
    review,
    outcomes,
    otherwise,
    protection,
    extension,
    resubmission,
    reminder,
  } = policy;
  const all = [
    required,
    capacity,
    release,
    review,
    ...outcomes,
    otherwise,
    ...protection,
    extension,
    resubmission,
    reminder,
  ];
  return all.map((one) => ({
    clause: one.clause,
    text: clauseText(one),
    why: one.why ?? null,
    sentence:
      'condition' in one && one.condition
        ? `${toSentence(one.condition, registrationCatalogue)}.`
        : null,
  }));
}
