import { createHash } from 'node:crypto';
import type { Call } from '../../../platform/database/index.ts';
import {
  findPolicyInForce,
  publishedPolicy,
  type PolicyInForce,
} from '../../../platform/decisions/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { allPartners, getPartner } from '../store.ts';
import type { PartnerRow } from '../tables.ts';
import {
  changesBetween,
  plainText,
  stateOf,
  textFor,
  type Agreement,
  type AgreementState,
} from './agreement.ts';
import { partnerStages } from '../stages/rules.ts';
import * as store from './store.ts';
import type { AcceptanceRow } from './tables.ts';

type InForce = PolicyInForce<Agreement>;

export const findAgreement = (call: Call) =>
  findPolicyInForce<Agreement>(call, 'partners.agreement');

/** The own agreement of a partner's call: what is in force, what was accepted, and what changed between them. */
export async function ownAgreement(call: Call) {
  const partner = await ownPartner(call);
  const inForce = await findAgreement(call);
  const accepted = (await store.latestAcceptances(call.tx, call.actor, [partner.id])).get(
    partner.id,
  );
  const clauses = inForce ? textFor(inForce.document, partner.country) : [];
  const before = accepted && inForce && accepted.policyId !== inForce.id ? accepted : undefined;
  return {
    ...standing(inForce, accepted, call.now),
    agreement: inForce ? textOf(inForce, partner.country) : null,
    changes: before ? await changesSince(call, before, clauses) : [],
  };
}

/** The agreement in force in a country's wording, for whoever may read it; null while there is none. */
export async function agreementFor(call: Call, country: string): Promise<AgreementText | null> {
  const inForce = await findAgreement(call);
  return inForce ? textOf(inForce, country) : null;
}

export type AgreementText = ReturnType<typeof textOf>;

function textOf(inForce: InForce, country: string) {
  const { id, version, document, effectiveAt } = inForce;
  return {
    policyId: id,
    version,
    name: document.name,
    country,
    effectiveAt,
    requiredFor: [...(document.requiredFor ?? [])],
    summary: [...document.summary],
    clauses: textFor(document, country),
  };
}

async function changesSince(
  call: Call,
  { policyId, country }: AcceptanceRow,
  clauses: ReturnType<typeof textFor>,
) {
  const { document } = await publishedPolicy<Agreement>(call, policyId);
  return changesBetween(textFor(document, country), clauses).map((change) =>
    change.kind === 'changed' ? { ...change, words: [...change.words] } : change,
  );
}

/**
 * Accepts the version that was read, for the own company. Accepting it again changes nothing.
 *
 * @throws 409 when another version is in force by now
 */
export async function accept(call: Call, policyId: string) {
  const partner = await ownPartner(call);
  const inForce = await findAgreement(call);
  if (inForce?.id !== policyId)
    throw refuse('partners.agreement-changed', {
      status: 409,
      detail: 'Another version of the agreement is in force by now. Read it before you accept.',
    });
  const { actor } = call;
  const acceptanceId = await store.insertAcceptance(call, {
    organisationId: partner.id,
    policyId,
    policyVersion: inForce.version,
    country: partner.country,
    personId: actor.personId ?? '',
    personName: actor.name,
    digest: digestOf(inForce.document, partner.country),
    surface: actor.surface,
  });
  if (acceptanceId !== null)
    await publish(call, 'partners.agreement-accepted', {
      subjectId: partner.id,
      organisationId: partner.id,
      facts: { version: inForce.version, acceptanceId, person: actor.name },
    });
  return ownAgreement(call);
}

export function digestOf(agreement: Agreement, country: string): string {
  const text = plainText(agreement.name, textFor(agreement, country));
  return createHash('sha256').update(text).digest('hex');
}

const order: Record<AgreementState, number> = { overdue: 0, 'to-accept': 1, none: 2, accepted: 3 };

/** How the vendor's partners stand to the agreement in force; whoever is most overdue first. */
export async function listStandings(call: Call, state: AgreementState | undefined) {
  const inForce = await findAgreement(call);
  const accepted = await store.latestAcceptances(call.tx, call.actor);
  const bound = (await allPartners(call.tx, call.actor)).filter(({ stage }) =>
    partnerStages.includes(stage),
  );
  const all = bound.map((partner) => ({
    ...named(partner),
    ...standing(inForce, accepted.get(partner.id), call.now),
  }));
  const count = (one: AgreementState) => all.filter((row) => row.state === one).length;
  return {
    counts: { accepted: count('accepted'), open: count('to-accept'), overdue: count('overdue') },
    data: all
      .filter((row) => state === undefined || row.state === state)
      .toSorted(
        (one, other) =>
          order[one.state] - order[other.state] || one.partnerName.localeCompare(other.partnerName),
      )
      .slice(0, 500),
  };
}

export async function standingOf(call: Call, partnerId: string) {
  const partner = await getPartner(call.tx, call.actor, partnerId);
  const accepted = await store.latestAcceptances(call.tx, call.actor, [partnerId]);
  return {
    ...named(partner),
    ...standing(await findAgreement(call), accepted.get(partnerId), call.now),
  };
}

/** An acceptance with the text that it is about, for the document. */
export async function acceptedText(call: Call, id: string) {
  const acceptance = await store.getAcceptance(call.tx, call.actor, id);
  const { document } = await publishedPolicy<Agreement>(call, acceptance.policyId);
  const partner = await getPartner(call.tx, call.actor, acceptance.organisationId);
  return {
    acceptance,
    partnerName: partner.name,
    name: document.name,
    clauses: textFor(document, acceptance.country),
  };
}

function named({ id, name, country }: PartnerRow) {
  return { partnerId: id, partnerName: name, country };
}

export function standing(
  inForce: InForce | undefined,
  accepted: AcceptanceRow | undefined,
  now: Date,
) {
  const known = inForce && {
    version: inForce.version,
    effectiveAt: inForce.effectiveAt,
    graceDays: inForce.document.graceDays,
  };
  return {
    ...stateOf(known, accepted?.policyVersion ?? null, now),
    accepted: accepted
      ? {
          id: accepted.id,
          version: accepted.policyVersion,
          country: accepted.country,
          personName: accepted.personName,
          digest: accepted.digest,
          acceptedAt: accepted.acceptedAt,
        }
      : null,
  };
}

async function ownPartner(call: Call) {
  const { organisationId } = call.actor;
  if (call.actor.side !== 'partner' || !organisationId) throw notFound();
  return getPartner(call.tx, call.actor, organisationId);
}
