import type { Call } from '../../platform/database/index.ts';
import {
  decideMany,
  keptValue,
  keptText,
  policyInForce,
  publishedPolicy,
  recordVersions,
  versionsOf,
  populationOf,
  type Decision,
  type PolicyInForce,
} from '../../platform/decisions/index.ts';
import { scheduleMany } from '../../platform/jobs/index.ts';
import { publishMany } from '../../platform/journal/index.ts';
import { choose, loadColumns } from './algorithms/choose.ts';
import { ask, prepare, type Prepared } from './algorithms/prepare.ts';
import * as offers from './offers-store.ts';
import { answerDeadline } from './rules/offer.ts';
import type { Load, RoutedLead } from './rules/facts.ts';
import type { RoutingPolicy } from './rules/policy.ts';
import type { RoutingOutcome } from './rules/outcome.ts';
import { routePrepared } from './rules/route.ts';
import { candidateOf, leadFacts, routerOf, type Router } from './router.ts';
import * as store from './store.ts';
import type { LeadRow, Teaser } from './tables.ts';
import { decisionOf, loadsFrom, pastFrom, type KeptLoads, type KeptPast } from './telling.ts';

/** Timer of an open offer: when it is due, the lead goes on. */
export const lapseTimer = 'lead-routing.offer-lapse';

/** One lead routed or not, with what the decision was made of. */
type Routed = { lead: LeadRow; outcome: RoutingOutcome; decisionId: string; attempt: number };

/**
 * Routes leads by the policy in force, in their order: each decision is stored with its facts,
 * each chosen partner receives an offer with the teaser and a clock, the others go to the inbox
 * with the reason.
 *
 * @param leads locked in this transaction, in status new, offered or inbox
 */
export async function routeLeads(call: Call, leads: readonly LeadRow[]): Promise<void> {
  if (leads.length === 0) return;
  const policy = await policyInForce<RoutingPolicy>(call, 'lead-routing');
  const asked = await askedBefore(call, leads);
  const whole = await routerOf(call, policy);
  const running = runningLoads(whole);
  await recordVersions(
    call,
    'lead',
    leads.map((lead) => ({ recordId: lead.id, version: lead.version, facts: leadFacts(lead) })),
  );
  const routed: Omit<Routed, 'decisionId'>[] = [];
  const inputs = [];
  for (const lead of leads) {
    const before = asked.get(lead.id) ?? new Set<string>();
    const router = before.size === 0 ? whole : await routerOf(call, policy, before);
    const facts: RoutedLead = { id: lead.id, facts: leadFacts(lead) };
    const loads = router === whole ? running.columns : running.byId;
    const outcome = routePrepared(router.prepared, facts, { seed: policy.id, loads });
    inputs.push(decisionOf(router, { ...facts, version: lead.version }, outcome, loads, policy.id));
    routed.push({ lead, outcome, attempt: before.size + 1 });
    if (outcome.partnerId) running.add(outcome.partnerId);
  }
  const ids = await decideMany(call, inputs);
  await settle(
    call,
    policy,
    routed.map((one, index) => ({ ...one, decisionId: ids[index] ?? '' })),
  );
}

/**
 * Loads that grow while a batch is routed: the leads that follow find a chosen partner with one
 * more. Kept as columns, since thousands of leads ask for them, and by id for the few that differ.
 */
function runningLoads({ prepared, loads }: Router) {
  const byId: Record<string, Load | undefined> = { ...loads };
  const columns = loadColumns(prepared, loads);
  const add = (partnerId: string) => {
    const { open, received } = byId[partnerId] ?? { open: 0, received: 0 };
    byId[partnerId] = { open: open + 1, received: received + 1 };
    const place = prepared.placeOf.get(partnerId);
    if (place === undefined) return;
    columns.open[place] = open + 1;
    columns.received[place] = received + 1;
  };
  return { byId, columns, add };
}

/** Partners that were asked for these leads before: nobody is asked twice. */
async function askedBefore(
  call: Call,
  leads: readonly LeadRow[],
): Promise<Map<string, Set<string>>> {
  const asked = new Map<string, Set<string>>();
  const again = leads.filter((lead) => lead.decisionId !== null);
  for (const offer of await offers.offersOf(
    call.tx,
    call.actor,
    again.map((lead) => lead.id),
  )) {
    asked.set(offer.leadId, (asked.get(offer.leadId) ?? new Set()).add(offer.organisationId));
  }
  return asked;
}

async function settle(
  call: Call,
  policy: PolicyInForce<RoutingPolicy>,
  routed: readonly Routed[],
): Promise<void> {
  const offered = routed.flatMap((one) =>
    one.outcome.partnerId ? [{ ...one, partnerId: one.outcome.partnerId }] : [],
  );
  const nobody = routed.filter((one) => one.outcome.partnerId === null);
  const answerBy = answerDeadline(policy.document, call.now);
  await store.saveLeadStates(call, [
    ...offered.map(({ lead, decisionId }) => ({
      id: lead.id,
      version: lead.version,
      status: 'offered' as const,
      inboxReason: null,
      decisionId,
    })),
    ...nobody.map(({ lead, outcome, decisionId }) => ({
      id: lead.id,
      version: lead.version,
      status: 'inbox' as const,
      inboxReason: {
        code: outcome.unroutable?.code ?? 'nobody-passes',
        text: outcome.unroutable?.text ?? 'No partner could take it.',
      },
      decisionId,
    })),
  ]);
  await makeOffers(
    call,
    offered.map(({ lead, partnerId, outcome, decisionId, attempt }) => ({
      lead,
      partnerId,
      score: outcome.score,
      decisionId,
      attempt,
    })),
    answerBy,
  );
  await publishMany(
    call,
    'lead-routing.lead-unrouted',
    nobody.map(({ lead, outcome }) => ({
      subjectId: lead.id,
      facts: { reason: outcome.unroutable?.text ?? '' },
    })),
  );
}

export type OfferToMake = {
  lead: LeadRow;
  partnerId: string;
  score: number | null;
  decisionId: string;
  attempt: number;
};

/** Makes offers with their clocks and tells the journal; mails follow from there. */
export async function makeOffers(
  call: Call,
  made: readonly OfferToMake[],
  answerBy: Date,
): Promise<void> {
  const ids = await offers.insertOffers(
    call,
    made.map(({ lead, partnerId, score, decisionId, attempt }) => ({
      leadId: lead.id,
      organisationId: partnerId,
      decisionId,
      attempt,
      teaser: teaserOf(lead),
      score,
      answerBy,
    })),
  );
  await scheduleMany(
    call,
    ids.map((id) => ({ kind: lapseTimer, subjectId: id, dueAt: answerBy })),
  );
  await publishMany(
    call,
    'lead-routing.lead-offered',
    made.map(({ lead, partnerId, attempt }, index) => ({
      subjectId: lead.id,
      organisationId: partnerId,
      facts: {
        offerId: ids[index],
        companyName: lead.companyName,
        answerBy: answerBy.toISOString(),
        attempt,
      },
    })),
  );
}

function teaserOf({
  companyName,
  city,
  region,
  country,
  industry,
  employees,
  need,
  product,
}: LeadRow): Teaser {
  return { companyName, city, region, country, industry, employees, need, product };
}

/** Puts the kept facts of a routing through the same policy version again. */
export async function replayRouting(
  call: Call,
  decision: Decision,
): Promise<{ outcome: string; chosenId: string | null }> {
  if (!decision.policy) throw new Error(`${decision.id} names no policy.`);
  const policy = await publishedPolicy<RoutingPolicy>(call, decision.policy.id);
  const [leadRef] = decision.facts.records ?? [];
  if (!leadRef) throw new Error(`${decision.id} names no lead.`);
  const [lead] = await versionsOf(call, [leadRef]);
  const members = await populationOf(call, decision.facts.populations?.['partner'] ?? '');
  const ids = members.map((member) => member.id);
  const keptPast = keptValue(decision, 'past');
  const past = pastFrom(keptPast as KeptPast, ids); // as telling.ts keeps it
  const loads = loadsFrom(keptValue(decision, 'loads') as KeptLoads, ids); // as telling.ts keeps it
  const prepared = preparedAgain(
    JSON.stringify([decision.facts.populations, policy.id, decision.decidedAt, keptPast]),
    () =>
      prepare(
        members.map((member) => candidateOf(member, past.get(member.id))),
        policy.document,
        { now: new Date(decision.decidedAt) },
      ),
  );
  const facts = (lead?.facts ?? {}) as RoutedLead['facts']; // kept by leadFacts
  const [place] = choose(
    prepared,
    ask(prepared, { id: leadRef.id, facts }),
    loadColumns(prepared, loads),
    keptText(decision, 'seed'),
    1,
  ).ranked;
  const chosenId = place === undefined ? null : (prepared.partners[place]?.id ?? null);
  return { outcome: chosenId ? 'offered' : 'inbox', chosenId };
}

let last: { key: string; prepared: Prepared } | undefined;

/** Decisions of one batch share candidates and policy: they are made ready once. */
function preparedAgain(key: string, make: () => Prepared): Prepared {
  if (last?.key !== key) last = { key, prepared: make() };
  return last.prepared;
}

export type { Router };
