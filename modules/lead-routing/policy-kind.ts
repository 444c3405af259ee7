import type { Call } from '../../platform/database/index.ts';
import type { PolicyInForce, PolicyKind, Trial } from '../../platform/decisions/index.ts';
import { policyClauses } from './rules/clause-text.ts';
import { defaultRoutingPolicy } from './rules/default-policy.ts';
import type { RoutingPolicy } from './rules/policy.ts';
import { checkRoutingPolicy } from './rules/policy-check.ts';
import { routePrepared } from './rules/route.ts';
import { leadFacts, routerOf } from './router.ts';
import { sampleLead } from './samples.ts';
import * as store from './store.ts';

/** The routing policy: which partner is offered a lead. Partners may read it; it binds them. */
export const routingPolicyKind: PolicyKind<RoutingPolicy> = {
  kind: 'lead-routing',
  audience: 'partners',
  check: (document) => {
    const checked = checkRoutingPolicy(document);
    return checked.ok ? [] : checked.problems;
  },
  sentences: (document) =>
    policyClauses(document).map(({ clause, text }) => ({ id: clause, text })),
  trial,
  samples: sampleLead,
  defaultDocument: defaultRoutingPolicy,
  defaultTitle: 'Lead routing',
};

/** Routes past leads by the draft, on today's partners, and says whose lead would have gone elsewhere. */
async function trial(call: Call, document: RoutingPolicy, atMost: number): Promise<Trial> {
  const draft: PolicyInForce<RoutingPolicy> = {
    id: `draft ${JSON.stringify(document)}`,
    kind: 'lead-routing',
    version: 0,
    title: 'Draft',
    document,
    effectiveAt: call.now.toISOString(),
  };
  const router = await routerOf(call, draft, new Set(), false);
  const past = await store.routedLeads(call, atMost);
  const nameOf = (id: string | null) =>
    id === null
      ? 'the inbox'
      : (router.prepared.partners[router.prepared.placeOf.get(id) ?? -1]?.name ??
        'a partner that left');
  const examples: Trial['examples'] = [];
  let changed = 0;
  for (const { lead, chosenId, seed } of past) {
    const outcome = routePrepared(
      router.prepared,
      { id: lead.id, facts: leadFacts(lead) },
      { seed, loads: {} },
    );
    if (outcome.partnerId === chosenId) continue;
    changed += 1;
    if (examples.length < 20)
      examples.push({
        subjectId: lead.id,
        label: lead.companyName,
        before: nameOf(chosenId),
        after: nameOf(outcome.partnerId),
        why: outcome.explanation[0] ?? '',
      });
  }
  const share =
    past.length === 0
      ? 'There are no past leads to try it on.'
      : `${changed} of ${past.length} past leads would have gone elsewhere.`;
  return { considered: past.length, changed, examples, summaryText: share };
}
