import type { Call } from '../../platform/database/index.ts';
import {
  keepPopulation,
  latestVersions,
  stampOf,
  type MemberFacts,
  type PolicyInForce,
} from '../../platform/decisions/index.ts';
import { placeOf } from '../../platform/places/index.ts';
import { prepare, type Prepared } from './algorithms/prepare.ts';
import type { CandidatePartner, Loads, RoutedLead } from './rules/facts.ts';
import type { RoutingPolicy } from './rules/policy.ts';
import * as store from './store.ts';
import type { LeadRow } from './tables.ts';

/** How far back a received lead counts against a fair turn. */
export const fairnessDays = 30;

/** How a partner did with past leads, beside its own facts at one version. */
export type PastRecord = {
  won: number;
  decided: number;
  responseHours: number | null;
  responses: number;
};

/** Candidates made ready for one policy, and what they were made of, so that a decision can refer to it. */
export type Router = {
  policy: PolicyInForce<RoutingPolicy>;
  prepared: Prepared;
  population: string;
  members: readonly MemberFacts[];
  past: ReadonlyMap<string, PastRecord>;
  loads: Loads;
};

type Kept = {
  key: string;
  prepared: Prepared;
  members: readonly MemberFacts[];
  population: string;
};
// Rebuilt from the database whenever its stamp moves; correctness never rests on it.
const kept = new Map<string, Kept>();

/**
 * The router of this moment. Preparing 700 partners takes milliseconds, so it is kept until a
 * partner, a past record or the policy changes.
 *
 * @param without partners that are no candidates, because they were asked before
 * @param keep false for a trial, which may write nothing
 */
export async function routerOf(
  call: Call,
  policy: PolicyInForce<RoutingPolicy>,
  without: ReadonlySet<string> = new Set(),
  keep = true,
): Promise<Router> {
  const past = new Map(
    (await store.pastRecords(call.tx, call.actor)).map(({ organisationId, ...record }) => [
      organisationId,
      record,
    ]),
  );
  const loads = Object.fromEntries(
    (await store.currentLoads(call, fairnessDays)).map(({ organisationId, ...load }) => [
      organisationId,
      load,
    ]),
  );
  const key = `${policy.id} ${await stampOf(call, 'partner')} ${JSON.stringify([...past])}`;
  const known = kept.get(call.actor.programmeId);
  const whole = known?.key === key ? known : await prepareAll(call, policy, past, key, keep);
  if (without.size === 0) return { policy, past, loads, ...whole };
  const members = whole.members.filter((member) => !without.has(member.id));
  return {
    policy,
    past,
    loads,
    members,
    prepared: prepareMembers(members, policy, past, call.now),
    population: await keepPopulation(call, 'partner', members),
  };
}

async function prepareAll(
  call: Call,
  policy: PolicyInForce<RoutingPolicy>,
  past: ReadonlyMap<string, PastRecord>,
  key: string,
  keep: boolean,
): Promise<Kept> {
  const members = (await latestVersions(call, 'partner')).filter(
    (member) => member.facts['stage'] === 'active',
  );
  const made = {
    key,
    members,
    prepared: prepareMembers(members, policy, past, call.now),
    population: keep ? await keepPopulation(call, 'partner', members) : '',
  };
  if (keep) kept.set(call.actor.programmeId, made);
  return made;
}

function prepareMembers(
  members: readonly MemberFacts[],
  policy: PolicyInForce<RoutingPolicy>,
  past: ReadonlyMap<string, PastRecord>,
  now: Date,
): Prepared {
  return prepare(
    members.map((member) => candidateOf(member, past.get(member.id))),
    policy.document,
    { now },
  );
}

/** A kept partner version, with its past record, as the rules know a candidate. */
export function candidateOf(member: MemberFacts, past: PastRecord | undefined): CandidatePartner {
  const { name, capacity, ...facts } = member.facts;
  return {
    id: member.id,
    name: String(name),
    capacity: typeof capacity === 'number' ? capacity : null,
    // Kept by modules/partners as texts, numbers, lists and nulls alone.
    facts: { ...(facts as CandidatePartner['facts']), ...past },
  };
}

/** A lead's facts that rules may look at; contact data is not among them. */
export function leadFacts(lead: LeadRow): RoutedLead['facts'] {
  return {
    companyName: lead.companyName,
    country: lead.country,
    region: lead.region,
    city: lead.city,
    postalCode: lead.postalCode,
    ...placeOf(lead.country, lead.postalCode),
    industry: lead.industry,
    size: lead.employees,
    product: lead.product,
    need: lead.need,
    language: lead.language,
    source: lead.source,
    isPersonal: lead.personal,
  };
}
