import { randomBytes } from 'node:crypto';
import type { Call } from '../../platform/database/index.ts';
import type { DecisionInput, Json, PolicyInForce } from '../../platform/decisions/index.ts';
import { companyDomain, getAccount, sameIdentity } from '../accounts/index.ts';
import { getPartner } from '../partners/index.ts';
import { missingFields, type RegistrationPolicy } from './rules/policy.ts';
import { isProtected } from './rules/protection.ts';
import { recommend } from './rules/recommend.ts';
import type { Recommendation } from './rules/recommendation.ts';
import type { RegistrationFacts } from './rules/registration-fields.ts';
import * as store from './store.ts';
import type { CompetingClaim, RegistrationRow, VerdictRow } from './tables.ts';

/** What is known about a registration when it is judged; the customer's part is the vendor's alone. */
export type Judged = {
  facts: RegistrationFacts;
  competing: CompetingClaim[];
  recommendation: Recommendation;
  /** By which the lot for review was drawn. */
  seed: string;
};

/** Judges a registration by the policy. Only the worker and the vendor can: it looks at other partners' claims. */
export async function judge(
  call: Call,
  row: RegistrationRow,
  policy: PolicyInForce<RegistrationPolicy>,
): Promise<Judged> {
  const partner = await getPartner(call.tx, call.actor, row.organisationId);
  const { others, own } = await claimsOnCustomer(call, row);
  const facts: RegistrationFacts = {
    registration: {
      dealType: row.dealType,
      product: row.product,
      amount:
        row.amountMinor === null || row.currency === null
          ? null
          : { minor: row.amountMinor, currency: row.currency },
      fromLead: row.leadId !== null,
      missing: missingFields(policy.document, { ...row, amount: row.amountMinor }),
      evidenceCount: 0,
      daysToClose:
        row.expectedCloseOn === null
          ? null
          : Math.round((Date.parse(row.expectedCloseOn) - call.now.getTime()) / 86_400_000),
    },
    partner: {
      tier: partner.tier,
      stage: partner.stage,
      roles: partner.roles,
      specialisations: partner.specialisations,
      openRegistrations: await store.countOpen(call.tx, call.actor, row.organisationId),
    },
    customer: {
      claimedByAnother: others.length > 0,
      claimedBySame: own.length > 0,
      workedByVendor: false,
      isExistingCustomer: false,
      isUncertain:
        row.customerDomain === null &&
        row.customerCity === null &&
        domainOf(row.contactEmail) === null,
      isOwnCompany:
        partner.domain !== null &&
        partner.domain === (row.customerDomain ?? domainOf(row.contactEmail)),
    },
  };

  // Kept with the decision, where the vendor alone reads it: from a seed that a partner knows it could
  // reckon whether its review came by lot, and learn of a rival's claim when it did not.
  const seed = randomBytes(16).toString('hex');
  const recommendation = recommend(facts, policy.document, {
    now: call.now,
    seed,
    registrationId: row.id,
  });
  return { facts, competing: others, recommendation, seed };
}

async function claimsOnCustomer(
  call: Call,
  row: RegistrationRow,
): Promise<{ others: CompetingClaim[]; own: string[] }> {
  if (row.accountId === null) return { others: [], own: [] };
  const account = await getAccount(call.tx, call.actor, row.accountId);
  const accountIds = (await sameIdentity(call.tx, call.actor, account.identityKey)).map(
    (one) => one.id,
  );
  const claims = await store.claimsOn(call.tx, call.actor, accountIds, row.id);
  const standing = claims.filter(
    (claim) => claim.status !== 'approved' || isProtected(claim, call.now),
  );
  const others = standing.filter((claim) => claim.organisationId !== row.organisationId);
  return {
    others: others.map((claim) => ({
      dealId: claim.id,
      partnerId: claim.organisationId,
      partnerName: claim.partnerName,
      status: claim.status,
      reason: `Same customer: ${account.identityKey.replace(/^(domain|name):/, '').replaceAll('|', ', ')}`,
    })),
    own: standing
      .filter((claim) => claim.organisationId === row.organisationId)
      .map((claim) => claim.id),
  };
}

function domainOf(email: string): string | null {
  return companyDomain(email) ?? null;
}

const outcomes = {
  approve: 'approved',
  review: 'under-review',
  return: 'returned',
  reject: 'rejected',
} as const;

/** What the rule's recommendation does to the registration. */
export function verdictOf(recommendation: Recommendation): VerdictRow['outcome'] {
  return outcomes[recommendation.outcome];
}

/** The stored decision of the rule. Parties are told at the release tick, not before. */
export function ruleDecision(
  row: RegistrationRow,
  policy: PolicyInForce<RegistrationPolicy>,
  judged: Judged,
): DecisionInput {
  const { recommendation, competing } = judged;
  const of = row.organisationId;
  return {
    kind: 'deal-registration.registration',
    subjectId: row.id,
    outcome: verdictOf(recommendation),
    policy: {
      id: policy.id,
      version: policy.version,
      clause: { id: recommendation.clause, text: recommendation.text },
    },
    facts: {
      values: [
        ...recommendation.facts.map((fact) => ({
          name: fact.label,
          value: json(fact.value),
          ...(fact.own ? { of } : {}),
        })),
        // The whole of what was judged, for the vendor and for replay.
        { name: 'competing claims', value: competing.length },
        { name: 'judged', value: json(judged.facts) },
        { name: 'seed', value: judged.seed },
      ],
    },
    alternatives: recommendation.considered
      .filter((one) => one.clause !== recommendation.clause)
      .map((one) => ({
        id: one.clause,
        name: one.text,
        outcome: outcomes[one.outcome],
        score: null,
        lacks: [...one.lacks],
      })),
    counts: { clauses: recommendation.considered.length },
    wouldChange: recommendation.wouldChange.map((change) => ({
      fact: change.fact,
      from: json(change.from),
      to: json(change.to),
      text: change.text,
      ...(change.own ? { of } : {}),
    })),
    explanation: {
      vendor: [...recommendation.explanation.vendor],
      own: { [of]: [...recommendation.explanation.own] },
      outcomeAlone: recommendation.explanation.outcomeAlone,
    },
  };
}

function json(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
