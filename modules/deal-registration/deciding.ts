import { programmeOf } from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import {
  decide,
  keptText,
  keptValue,
  policyInForce,
  publishedPolicy,
  tellParties,
  type Decision,
  type DecisionInput,
} from '../../platform/decisions/index.ts';
import { schedule } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { after } from './actions.ts';
import { judge, ruleDecision, verdictOf } from './judging.ts';
import { can } from './rules/can.ts';
import type { Move } from './rules/moves.ts';
import type { RegistrationPolicy } from './rules/policy.ts';
import { statusAt } from './rules/protection.ts';
import { recommend } from './rules/recommend.ts';
import type { RegistrationFacts } from './rules/registration-fields.ts';
import { expiry } from './rules/prolonging.ts';
import { approval, decline, rejection, reopening, returning, review } from './rules/verdict.ts';
import * as store from './store.ts';
import type { RegistrationForVendorRow, RegistrationRow, VerdictRow } from './tables.ts';
import { expiryTimer } from './timers.ts';
import * as verdicts from './verdicts-store.ts';

const appealDays = 14;

/** The worker judges what was handed in and keeps the verdict until the release tick. */
export async function assessRegistration(call: Call, id: string): Promise<void> {
  const row = await store.lockRegistration(call.tx, call.actor, id);
  if (row.status !== 'submitted' || (await verdicts.pendingVerdict(call.tx, call.actor, id)))
    return;
  const policy = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const judged = await judge(call, row, policy);
  const decisionId = await decide(call, ruleDecision(row, policy, judged));
  const outcome = verdictOf(judged.recommendation);
  await verdicts.saveVerdict(call, {
    dealId: id,
    outcome,
    decisionId,
    protectionDays: judged.recommendation.protectionDays,
    reasonCode: judged.recommendation.reasonCode,
    reasonNote:
      (outcome === 'returned' || outcome === 'rejected') &&
      !judged.recommendation.explanation.outcomeAlone
        ? judged.recommendation.text
        : null,
    competing: judged.competing,
  });
}

/** The release tick: the partner is told what was decided, or that a person looks at it. */
export async function releaseRegistration(call: Call, id: string): Promise<void> {
  const row = await store.lockRegistration(call.tx, call.actor, id);
  if (
    row.status === 'submitted' &&
    row.decisionBy &&
    call.now.getTime() < Date.parse(row.decisionBy)
  )
    return;
  if (row.status === 'submitted') await assessRegistration(call, id);
  const verdict = await verdicts.pendingVerdict(call.tx, call.actor, id);
  if (!verdict) return;
  await verdicts.markReleased(call, verdict.id);
  if (row.status === 'submitted') await apply(call, row, verdict);
}

const events: Record<VerdictRow['outcome'], string> = {
  approved: 'deal-registration.approved',
  rejected: 'deal-registration.rejected',
  declined: 'deal-registration.declined',
  returned: 'deal-registration.returned',
  'under-review': 'deal-registration.taken-for-review',
};

/** Writes an outcome into the registration and tells its partner: record, decision, event, clock. */
async function apply(
  call: Call,
  row: RegistrationRow,
  verdict: Omit<VerdictRow, 'id' | 'decidedAt' | 'releasedAt'>,
): Promise<void> {
  const changed = after(await moved(call, row, verdict));
  await store.saveRegistration(call, { ...changed, decisionId: verdict.decisionId });
  await tellParties(call, verdict.decisionId, [row.organisationId], appealDays);
  await publish(call, events[verdict.outcome], {
    subjectId: row.id,
    organisationId: row.organisationId,
    facts: {
      decisionId: verdict.decisionId,
      ...(verdict.reasonCode ? { reasonCode: verdict.reasonCode } : {}),
    },
  });
  if (changed.status === 'approved' && changed.protectedUntil)
    await schedule(call, {
      kind: expiryTimer,
      subjectId: row.id,
      dueAt: new Date(changed.protectedUntil),
    });
}

async function moved(
  call: Call,
  row: RegistrationRow,
  verdict: Omit<VerdictRow, 'id' | 'decidedAt' | 'releasedAt'>,
) {
  const reason = {
    reasonCode: verdict.reasonCode ?? 'other',
    ...(verdict.reasonNote ? { note: verdict.reasonNote } : {}),
  };
  switch (verdict.outcome) {
    case 'approved':
      return approval(row, call.now, {
        protectionDays: verdict.protectionDays ?? 0,
        zone: (await programmeOf(call)).timeZone,
      });
    case 'returned':
      return returning(row, call.now, reason);
    case 'rejected':
      return rejection(row, call.now, reason);
    case 'declined':
      return decline(row, call.now, reason);
    case 'under-review':
      return review(row, call.now);
  }
}

export type PersonsVerdict = {
  outcome: Exclude<VerdictRow['outcome'], 'under-review'>;
  protectionDays?: number | undefined;
  reasonCode?: string | undefined;
  note?: string | undefined;
};

const moveOf: Record<PersonsVerdict['outcome'], Move> = {
  approved: 'approve',
  returned: 'return',
  rejected: 'reject',
  declined: 'decline',
};

/** A person decides. Before the release tick the verdict waits; afterwards it is told at once. */
export async function decideByPerson(
  call: Call,
  id: string,
  verdict: PersonsVerdict,
): Promise<RegistrationForVendorRow> {
  const row = await store.lockRegistration(call.tx, call.actor, id);
  const status = statusAt(row, call.now);
  if (!can(call.actor.kind, moveOf[verdict.outcome], row, call.now)) {
    throw refuse('deal-registration.move-not-allowed', {
      status: 409,
      detail: `This registration is ${status}; it cannot be ${verdict.outcome}.`,
      facts: { status },
    });
  }
  const policy = await policyInForce<RegistrationPolicy>(call, 'deal-registration');
  const judged = await judge(call, row, policy);
  const protectionDays =
    verdict.outcome === 'approved'
      ? (verdict.protectionDays ?? judged.recommendation.protectionDays)
      : null;
  const decisionId = await decide(
    call,
    personsDecision(call, row, ruleDecision(row, policy, judged), verdict, protectionDays),
  );
  const kept = {
    dealId: id,
    outcome: verdict.outcome,
    decisionId,
    protectionDays,
    reasonCode: verdict.reasonCode ?? null,
    reasonNote: verdict.note ?? null,
    competing: judged.competing,
  };
  await verdicts.saveVerdict(call, kept);
  const waits =
    row.status === 'submitted' &&
    row.decisionBy !== null &&
    call.now.getTime() < Date.parse(row.decisionBy);
  if (waits)
    await publish(call, 'deal-registration.verdict-given', {
      subjectId: id,
      facts: { outcome: verdict.outcome, decisionId },
    });
  else {
    const pending = await verdicts.pendingVerdict(call.tx, call.actor, id);
    if (pending) await verdicts.markReleased(call, pending.id);
    await apply(call, row, kept);
  }
  return store.getForVendor(call.tx, call.actor, id);
}

function personsDecision(
  { actor }: Call,
  row: RegistrationRow,
  rule: DecisionInput,
  verdict: PersonsVerdict,
  protectionDays: number | null,
): DecisionInput {
  const said = verdict.note ? ` “${verdict.note}”` : '';
  const days = protectionDays === null ? '' : ` It is protected for ${protectionDays} days.`;
  const own = `${actor.name} decided: ${verdict.outcome}.${days}${said}`;
  return {
    ...rule,
    outcome: verdict.outcome,
    decidedBy: 'person',
    // What the rule said before the person decided; replay checks that part.
    rule: { outcome: rule.outcome },
    explanation: {
      vendor: [own, ...(rule.explanation?.vendor ?? []).map((sentence) => `Rule: ${sentence}`)],
      own: { [row.organisationId]: [own] },
      outcomeAlone: rule.explanation?.outcomeAlone ?? false,
    },
  };
}

/**
 * An appeal overturned a refusal: the registration is under review again, for somebody else than
 * who decided before, unless the partner has registered the same lead anew. Decisions stay as they were made; the appeal beside them says what came of it.
 */
export async function reopenRegistration(
  call: Call,
  id: string,
  decisionId: string,
): Promise<void> {
  const row = await store.lockRegistration(call.tx, call.actor, id);
  if (row.decisionId !== decisionId) return;
  const result = reopening(row, call.now);
  if (!result.ok) return;
  const { tx, actor } = call;
  // A lead is registered once. What the partner handed in meanwhile carries on in its place.
  const carriesOn =
    row.leadId !== null &&
    (await store.isLeadRegistered(tx, actor, row.organisationId, row.leadId));
  if (!carriesOn) await store.saveRegistration(call, result.registration);
  await publish(call, carriesOn ? 'deal-registration.superseded' : 'deal-registration.reopened', {
    subjectId: id,
    organisationId: row.organisationId,
    facts: { decisionId },
  });
}

/** Protection is over: the record says now what its window said before. */
export async function expireRegistration(call: Call, id: string): Promise<void> {
  const row = await store.lockRegistration(call.tx, call.actor, id);
  const result = expiry(row, call.now);
  if (!result.ok) return;
  await store.saveRegistration(call, result.registration);
  await publish(call, 'deal-registration.expired', {
    subjectId: id,
    organisationId: row.organisationId,
  });
}

/** Judges the kept facts by the same policy version again. */
export async function replayRegistration(
  call: Call,
  decision: Decision,
): Promise<{ outcome: string }> {
  if (!decision.policy) throw new Error(`${decision.id} names no policy.`);
  const policy = await publishedPolicy<RegistrationPolicy>(call, decision.policy.id);
  const facts = keptValue(decision, 'judged') as unknown as RegistrationFacts; // kept by ruleDecision
  const recommendation = recommend(facts, policy.document, {
    now: new Date(decision.decidedAt),
    seed: keptText(decision, 'seed'),
    registrationId: decision.subjectId,
  });
  return { outcome: verdictOf(recommendation) };
}
