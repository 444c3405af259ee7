import type { Call } from '../../platform/database/index.ts';
import type { PolicyKind, Trial } from '../../platform/decisions/index.ts';
import { registrationClauses } from './rules/clauses.ts';
import { defaultRegistrationPolicy } from './rules/default-policy.ts';
import { verdictOf } from './judging.ts';
import type { RegistrationPolicy } from './rules/policy.ts';
import { checkRegistrationPolicy } from './rules/policy-check.ts';
import { recommend } from './rules/recommend.ts';
import { sampleDeals } from './samples.ts';
import * as store from './store.ts';

/** The registration policy: what is approved by rule, how long it is protected. It binds partners, who may read it. */
export const registrationPolicyKind: PolicyKind<RegistrationPolicy> = {
  kind: 'deal-registration',
  audience: 'partners',
  check: (document) => {
    const checked = checkRegistrationPolicy(document);
    return checked.ok ? [] : checked.problems;
  },
  sentences: (document) =>
    registrationClauses(document).map(({ clause, text }) => ({ id: clause, text })),
  trial,
  samples: sampleDeals,
  defaultDocument: defaultRegistrationPolicy,
  defaultTitle: 'Deal registration',
};

/** Judges past registrations by the draft, on the facts as they stood. */
async function trial(call: Call, document: RegistrationPolicy, atMost: number): Promise<Trial> {
  const past = await store.judgedRegistrations(call, atMost);
  const examples: Trial['examples'] = [];
  let changed = 0;
  for (const one of past) {
    const now = recommend(one.facts, document, {
      now: new Date(one.decidedAt),
      seed: one.seed,
      registrationId: one.id,
    });
    const before = `${one.outcome}, ${one.days ?? 0} days`;
    const after = `${verdictOf(now)}, ${now.protectionDays} days`;
    if (before === after) continue;
    changed += 1;
    if (examples.length < 20)
      examples.push({ subjectId: one.id, label: one.customerName, before, after, why: now.text });
  }
  const summaryText =
    past.length === 0
      ? 'There are no past registrations to try it on.'
      : `${changed} of ${past.length} past registrations would have come out otherwise.`;
  return { considered: past.length, changed, examples, summaryText };
}
