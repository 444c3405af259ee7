import { programmeOf } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import {
  decide,
  decideMany,
  keptText,
  keptValue,
  policyInForce,
  publishedPolicy,
  recordVersions,
  type Decision,
} from '../../../platform/decisions/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { changePartner } from '../actions.ts';
import { routingFacts } from '../rules.ts';
import * as store from '../store.ts';
import type { Partner, PartnerRow } from '../tables.ts';
import { numbersOf, recordedOf } from './results.ts';
import {
  answeredMove,
  standing,
  tierMove,
  type Metrics,
  type RecordedTier,
  type TierPolicy,
} from './rules.ts';
import { appealDays, tierDecision, type Computed } from './telling.ts';

/**
 * Computes every partner's standing from its results. Up takes effect at once; down is proposed
 * after the policy's grace and waits for a person. Each change is a stored decision.
 *
 * @param results by partner id; a partner without any has sold nothing
 */
export async function computeTiers(
  call: Call,
  results: ReadonlyMap<string, PartnerRow['metrics']>,
): Promise<void> {
  const policy = await policyInForce<TierPolicy>(call, 'partners.tiers');
  const { timeZone } = await programmeOf(call);
  const computed = (await store.allPartners(call.tx, call.actor)).flatMap((partner): Computed[] => {
    if (partner.mergedInto !== null) return [];
    const metrics = results.get(partner.id) ?? {};
    const reached = standing(numbersOf(metrics), policy.document);
    const move = tierMove(recordedOf(partner), reached.tier, call.now, policy.document, timeZone);
    const same =
      partner.tierDecisionId !== null &&
      JSON.stringify(metrics) === JSON.stringify(partner.metrics) &&
      move.kind === 'kept';
    return same ? [] : [{ partner, metrics, standing: reached, move }];
  });
  const ids = await decideMany(
    call,
    computed.map((one) => tierDecision(one, policy, timeZone)),
  );
  await store.saveTiers(
    call,
    computed.map(({ partner, metrics, move }, index) => ({
      id: partner.id,
      version: partner.version,
      metrics,
      ...move.recorded,
      tierDecisionId: ids[index] ?? null,
    })),
  );
  await recordVersions(
    call,
    'partner',
    computed.map(({ partner, move }) => ({
      recordId: partner.id,
      version: partner.version + 1,
      facts: routingFacts({ ...partner, tier: move.recorded.tier }),
    })),
  );
  await publishMoves(call, computed);
}

async function publishMoves(call: Call, computed: readonly Computed[]): Promise<void> {
  const changed = computed.filter(({ partner, move }) => move.recorded.tier !== partner.tier);
  await publishMany(
    call,
    'partners.tier-reached',
    changed.map(({ partner, move }) => ({
      subjectId: partner.id,
      organisationId: partner.id,
      facts: { from: partner.tier, to: move.recorded.tier },
    })),
  );
  const proposed = computed.filter(
    ({ partner, move }) =>
      move.kind === 'proposed' && partner.pendingTier !== move.recorded.pendingTier,
  );
  await publishMany(
    call,
    'partners.tier-fall-proposed',
    proposed.map(({ partner, move }) => ({
      subjectId: partner.id,
      organisationId: partner.id,
      facts: { from: partner.tier, to: move.recorded.pendingTier },
    })),
  );
}

/** A person at the vendor answers a proposed fall. */
export async function answerTierMove(
  call: Call,
  id: string,
  { outcome, reason }: { outcome: 'confirmed' | 'rejected'; reason: string },
): Promise<Partner> {
  const partner = await store.getPartner(call.tx, call.actor, id);
  if (call.actor.side !== 'vendor') throw notFound();
  const answered = answeredMove(recordedOf(partner), outcome);
  if (!answered)
    throw refuse('partners.no-tier-move', {
      status: 409,
      detail: 'No tier move is proposed for this partner.',
    });
  const policy = await policyInForce<TierPolicy>(call, 'partners.tiers');
  const sentence =
    outcome === 'confirmed'
      ? `${call.actor.name} confirmed the move to ${answered.tier}: ${reason}`
      : `${call.actor.name} kept ${answered.tier}: ${reason}`;
  const tierDecisionId = await decide(call, {
    kind: 'partners.tier-move',
    subjectId: id,
    outcome,
    policy: {
      id: policy.id,
      version: policy.version,
      clause: {
        id: policy.document.grace.clause,
        text: policy.document.grace.text ?? 'A person decides about a lower tier.',
      },
    },
    facts: { values: [{ name: 'reason', value: reason, of: id }] },
    decidedBy: 'person',
    parties: [id],
    appealDays,
    explanation: { vendor: [sentence], own: { [id]: [sentence] } },
  });
  const { tier, pendingTier, belowSince } = answered;
  return changePartner(
    call,
    id,
    { tier, pendingTier, belowSince, tierDecisionId },
    null,
    `partners.tier-fall-${outcome}`,
    { from: partner.tier, to: tier },
  );
}

/** Puts the kept results through the same policy version again. */
export async function replayTier(call: Call, decision: Decision): Promise<{ outcome: string }> {
  if (!decision.policy) throw new Error(`${decision.id} names no policy.`);
  const policy = await publishedPolicy<TierPolicy>(call, decision.policy.id);
  const reached = standing(keptValue(decision, 'results') as Metrics, policy.document); // kept by tierDecision
  const move = tierMove(
    keptValue(decision, 'recorded') as unknown as RecordedTier,
    reached.tier,
    new Date(decision.decidedAt),
    policy.document,
    keptText(decision, 'zone'),
  ); // as above
  return { outcome: `${move.kind} ${move.recorded.tier}` };
}
