import type { Call } from '../../../platform/database/index.ts';
import {
  keptValue,
  publishedPolicy,
  type Decision,
  type PolicyKind,
  type Trial,
} from '../../../platform/decisions/index.ts';
import { companyDomain } from '../../accounts/index.ts';
import { partnerRoles } from '../../partners/index.ts';
import { defaultQualification } from './rules/default-policy.ts';
import type { ApplicationFacts, QualificationPolicy } from './rules/policy.ts';
import { checkQualification } from './rules/policy-check.ts';
import { qualificationClauses, qualify } from './rules/qualify.ts';
import { sampleApplications } from './samples.ts';
import * as store from './store.ts';
import { factsOf } from './telling.ts';

/** Who becomes a partner. It binds applicants, who read it and score themselves by it. */
export const qualificationPolicyKind: PolicyKind<QualificationPolicy> = {
  kind: 'recruitment.qualification',
  audience: 'partners',
  check: (document) => {
    const checked = checkQualification(document, partnerRoles);
    return checked.ok ? [] : checked.problems;
  },
  sentences: qualificationClauses,
  trial,
  samples: sampleApplications,
  defaultDocument: defaultQualification,
  defaultTitle: 'Who becomes a partner',
};

/** Judges past applications by the draft, on what they said. */
async function trial(call: Call, document: QualificationPolicy, atMost: number): Promise<Trial> {
  const past = await store.pastApplications(call, atMost);
  const moved: Trial['examples'] = [];
  for (const row of past) {
    const policy = await publishedPolicy<QualificationPolicy>(call, row.policyId);
    const facts = factsOf(row, companyDomain(row.applicantEmail) !== undefined);
    const before = qualify(facts, policy.document, call.now);
    const after = qualify(facts, document, call.now);
    if (before.outcome !== after.outcome)
      moved.push({
        subjectId: row.id,
        label: row.companyName,
        before: outcomeWords[before.outcome],
        after: outcomeWords[after.outcome],
        why: after.text,
      });
  }
  return {
    considered: past.length,
    changed: moved.length,
    examples: moved.slice(0, 20),
    summaryText:
      past.length === 0
        ? 'There are no past applications to try it on.'
        : `${moved.length} of ${past.length} past applications would have come out otherwise.`,
  };
}

const outcomeWords = {
  approved: 'approved by rule',
  refused: 'refused by rule',
  review: 'left to a person',
} as const;

/** Judges the kept facts by the same policy version again. */
export async function replayApplication(
  call: Call,
  decision: Decision,
): Promise<{ outcome: string }> {
  if (!decision.policy) throw new Error(`${decision.id} names no policy.`);
  const policy = await publishedPolicy<QualificationPolicy>(call, decision.policy.id);
  const facts = keptValue(decision, 'judged') as unknown as ApplicationFacts; // kept by ruleDecision
  return { outcome: qualify(facts, policy.document, new Date(decision.decidedAt)).outcome };
}
