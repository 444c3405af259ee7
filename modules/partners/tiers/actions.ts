import { programmeOf } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import {
  decide,
  decideMany,
  policyInForce,
  publishedPolicy,
  recordVersions,
  type Decision,
  type DecisionInput,
  type Json,
  type PolicyInForce,
  type PolicyKind,
  type Trial,
} from '../../../platform/decisions/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { changePartner } from '../actions.ts';
import { routingFacts } from '../rules.ts';
import * as store from '../store.ts';
import type { Partner, PartnerRow } from '../tables.ts';
import {
  answeredMove,
  checkTierPolicy,
  defaultTierPolicy,
  standing,
  tierClauses,
  tierMove,
  type Metrics,
  type RecordedTier,
  type Standing,
  type TierMove,
  type TierPolicy,
} from './rules.ts';

export type PartnerResults = Metrics & {
  revenueMinor: number;
  orders: number;
  productLines: number;
};

const appealDays = 14;

type Computed = {
  partner: PartnerRow;
  metrics: PartnerRow['metrics'];
  standing: Standing;
  move: TierMove;
};

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
    const metrics = results.get(partner.id) ?? {};
    const reached = standing(numbers(metrics), policy.document);
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
  const changed = computed.filter(({ partner, move }) => move.recorded.tier !== partner.tier);
  await recordVersions(
    call,
    'partner',
    computed.map(({ partner, move }) => ({
      recordId: partner.id,
      version: partner.version + 1,
      facts: routingFacts({ ...partner, tier: move.recorded.tier }),
    })),
  );
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

function tierDecision(
  { partner, metrics, standing: reached, move }: Computed,
  policy: PolicyInForce<TierPolicy>,
  zone: string,
): DecisionInput {
  const of = partner.id;
  const tier = move.recorded.tier;
  return {
    kind: 'partners.tier',
    subjectId: partner.id,
    outcome: `${move.kind} ${tier}`,
    policy: {
      id: policy.id,
      version: policy.version,
      clause: { id: reached.clause, text: reached.text },
    },
    facts: {
      values: [
        ...reached.parts.map((part) => ({ name: part.name, value: part.fact, of })),
        { name: 'results', value: json(numbers(metrics)), of },
        { name: 'recorded', value: json(recordedOf(partner)), of },
        { name: 'zone', value: zone, of },
      ],
    },
    parts: reached.parts.map((part) => ({
      name: part.name,
      value: part.value,
      weight: part.weight,
      fact: part.fact,
      of,
    })),
    counts: { points: reached.points },
    wouldChange: reached.wouldChange.map((change) => ({
      fact: change.fact,
      from: change.from,
      to: change.to,
      text: change.text,
      of,
    })),
    parties: [partner.id],
    appealDays,
    explanation: {
      vendor: [...reached.explanation.vendor, ...graceSentence(move)],
      own: { [of]: [...reached.explanation.own, ...graceSentence(move)] },
    },
  };
}

function graceSentence({ kind, recorded, proposeAt }: TierMove): string[] {
  if (kind === 'grace' && proposeAt)
    return [
      `The tier ${recorded.tier} stays for now; if results do not recover, a lower one is proposed on ${proposeAt.slice(0, 10)}.`,
    ];
  return kind === 'proposed'
    ? [`${recorded.pendingTier ?? ''} is proposed; a person at the vendor decides.`]
    : [];
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
  const value = (name: string) => decision.facts.values?.find((fact) => fact.name === name)?.value;
  const reached = standing(value('results') as Metrics, policy.document); // kept by tierDecision
  const move = tierMove(
    value('recorded') as unknown as RecordedTier,
    reached.tier,
    new Date(decision.decidedAt),
    policy.document,
    String(value('zone')),
  ); // as above
  return { outcome: `${move.kind} ${move.recorded.tier}` };
}

/** The tier policy: points, floors and grace. It binds partners, who may read it. */
export const tierPolicyKind: PolicyKind<TierPolicy> = {
  kind: 'partners.tiers',
  audience: 'partners',
  check: (document) => {
    const checked = checkTierPolicy(document);
    return checked.ok ? [] : checked.problems;
  },
  sentences: (document) => tierClauses(document).map(({ clause, text }) => ({ id: clause, text })),
  trial,
  defaultDocument: defaultTierPolicy,
  defaultTitle: 'Tiers',
};

/** Puts today's results of all partners through the draft and says who would stand elsewhere. */
async function trial(call: Call, document: TierPolicy, atMost: number): Promise<Trial> {
  const partners = (await store.allPartners(call.tx, call.actor)).slice(0, atMost);
  const moved = partners.flatMap((partner) => {
    const reached = standing(numbers(partner.metrics), document);
    return reached.tier === partner.tier
      ? []
      : [
          {
            subjectId: partner.id,
            label: partner.name,
            before: partner.tier,
            after: reached.tier,
            why: reached.explanation.vendor[0] ?? '',
          },
        ];
  });
  return {
    considered: partners.length,
    changed: moved.length,
    examples: moved.slice(0, 20),
    summaryText: `${moved.length} of ${partners.length} partners would stand in another tier.`,
  };
}

function recordedOf({ tier, pendingTier, belowSince }: PartnerRow): RecordedTier {
  return { tier, pendingTier, belowSince };
}

/** Metrics that are numbers: what the rules count. */
function numbers(metrics: PartnerRow['metrics']): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

function json(value: unknown): Json {
  return value as Json; // numbers, texts and nulls only
}
