import type { Call } from '../../platform/database/index.ts';
import { decide, policyInForce } from '../../platform/decisions/index.ts';
import { cancelTimer } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/journal/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { findAccount, isPersonalDomain } from '../accounts/index.ts';
import { demandAgreement, getPartner } from '../partners/index.ts';
import * as offers from './offers-store.ts';
import { lapseTimer, makeOffers, routeLeads } from './routing.ts';
import { answerDeadline, hasLapsed } from './rules/offer.ts';
import type { RoutingPolicy } from './rules/policy.ts';
import * as store from './store.ts';
import { appealDays } from './telling.ts';
import type { LeadRow, NewLeadRow } from './tables.ts';

/** Takes in leads; the journal's reaction identifies their accounts and routes them. */
export async function takeInLeads(call: Call, leads: readonly NewLeadRow[]): Promise<string[]> {
  const ids = await store.insertLeads(call, leads);
  for (const [index, id] of ids.entries())
    await publish(call, 'lead-routing.lead-received', {
      subjectId: id,
      facts: { source: leads[index]?.source ?? 'api' },
    });
  return ids;
}

/**
 * Takes in many leads of a file and routes those that stand for a company, in one go. Personal
 * leads go to the inbox: no partner is asked to call a private person by rule.
 */
export async function importLeads(call: Call, leads: readonly NewLeadRow[]): Promise<string[]> {
  const ids = await store.insertLeads(call, leads);
  const rows = await store.lockNewLeads(call.tx, call.actor, ids);
  await routeLeads(call, rows);
  return ids;
}

/** Takes in one lead by hand or API, and answers it as the vendor sees it. */
export async function createLead(call: Call, lead: NewLeadRow): Promise<store.LeadForVendorRow> {
  const [id] = await takeInLeads(call, [lead]);
  return store.getLeadForVendor(call.tx, call.actor, id ?? '');
}

/**
 * What follows an arrival: the account is identified, a repetition joins the lead that is being
 * worked already, and what remains is routed.
 */
export async function receiveLead(call: Call, id: string): Promise<void> {
  const [lead] = await store.lockNewLeads(call.tx, call.actor, [id]);
  if (!lead || lead.decisionId) return;
  const [earlier] = await store.earlierLeads(call.tx, call.actor, lead);
  if (earlier) {
    await store.saveLeadStates(call, [{ ...lead, status: 'joined', joinedInto: earlier.id }]);
    await publish(call, 'lead-routing.lead-repeated', {
      subjectId: earlier.id,
      facts: { leadId: lead.id },
    });
    return;
  }
  const identified = await identifyAccount(call, lead);
  await routeLeads(call, [identified]);
}

async function identifyAccount(call: Call, lead: LeadRow): Promise<LeadRow> {
  const domain = lead.contactEmail.split('@').at(-1) ?? '';
  if (lead.personal || isPersonalDomain(domain)) return lead;
  const accountId = await findAccount(call, {
    name: lead.companyName,
    domain,
    city: lead.city,
    region: lead.region,
    country: lead.country,
    postalCode: lead.postalCode,
    industry: lead.industry,
    employees: lead.employees,
  });
  await store.saveLeadStates(call, [{ ...lead, accountId }]);
  return { ...lead, accountId, version: lead.version + 1 };
}

/** Routes a lead now. One that is offered already keeps its offer. */
export async function routeNow(call: Call, id: string): Promise<store.LeadForVendorRow> {
  const lead = await store.lockLead(call.tx, call.actor, id);
  if (lead.status === 'new' || lead.status === 'inbox') await routeLeads(call, [lead]);
  else if (lead.status !== 'offered') throw closed(lead);
  return store.getLeadForVendor(call.tx, call.actor, id);
}

function closed(lead: LeadRow) {
  return refuse('lead-routing.lead-closed', {
    status: 409,
    detail: `This lead is ${lead.status}; it is not routed any more.`,
    facts: { status: lead.status },
  });
}

/** A person offers the lead to a partner of its choice; an open offer is taken back. The reason is told. */
export async function assignLead(
  call: Call,
  id: string,
  { partnerId, reason }: { partnerId: string; reason: string },
): Promise<store.LeadForVendorRow> {
  const lead = await store.lockLead(call.tx, call.actor, id);
  if (!['new', 'inbox', 'offered'].includes(lead.status)) throw closed(lead);
  const partner = await getPartner(call.tx, call.actor, partnerId).catch(() => null);
  if (!partner || partner.stage !== 'active')
    throw refuse('lead-routing.partner-unknown', {
      status: 422,
      detail: 'Choose an active partner of this programme.',
    });
  const before = await offers.offersOf(call.tx, call.actor, [id]);
  const open = before.find((offer) => offer.status === 'open');
  if (open) await withdraw(call, open);
  const policy = await policyInForce<RoutingPolicy>(call, 'lead-routing');
  const decisionId = await decide(call, {
    kind: 'lead-routing.assignment',
    subjectId: id,
    outcome: 'offered',
    chosenId: partnerId,
    policy: { id: policy.id, version: policy.version, clause: null },
    facts: { values: [{ name: 'reason', value: reason, of: partnerId }] },
    decidedBy: 'person',
    parties: [partnerId],
    appealDays,
    explanation: {
      vendor: [`${call.actor.name} offered it to ${partner.name}: ${reason}`],
      own: { [partnerId]: [`${call.actor.name} chose you for this lead: ${reason}`] },
    },
  });
  await store.saveLeadStates(call, [{ ...lead, status: 'offered', inboxReason: null, decisionId }]);
  await makeOffers(
    call,
    [{ lead, partnerId, score: null, decisionId, attempt: before.length + 1 }],
    answerDeadline(policy.document, call.now),
  );
  return store.getLeadForVendor(call.tx, call.actor, id);
}

async function withdraw(call: Call, offer: offers.OfferForVendorRow): Promise<void> {
  await offers.answerOffer(call, offer.id, { status: 'withdrawn' });
  await cancelTimer(call, lapseTimer, offer.id);
  await publish(call, 'lead-routing.offer-withdrawn', {
    subjectId: offer.leadId,
    organisationId: offer.organisationId,
    facts: { offerId: offer.id },
  });
}

/** A partner takes the lead. The database opens the contact to it in the same statement. */
export async function acceptOffer(call: Call, id: string): Promise<offers.OfferForVendorRow> {
  const offer = await openOffer(call, id);
  const partner = await getPartner(call.tx, call.actor, offer.organisationId);
  await demandAgreement(call, partner, 'accept-leads');
  await offers.answerOffer(call, id, { status: 'accepted' });
  await cancelTimer(call, lapseTimer, id);
  await publish(call, 'lead-routing.offer-accepted', {
    subjectId: offer.leadId,
    organisationId: offer.organisationId,
    facts: { offerId: id, companyName: offer.teaser.companyName },
  });
  return offers.getOffer(call.tx, call.actor, id);
}

/** A partner passes the lead on, with the reason. */
export async function declineOffer(
  call: Call,
  id: string,
  { reasonCode, note }: { reasonCode: string; note?: string | undefined },
): Promise<offers.OfferForVendorRow> {
  const offer = await openOffer(call, id);
  await offers.answerOffer(call, id, {
    status: 'declined',
    declineReason: reasonCode,
    declineNote: note ?? null,
  });
  await cancelTimer(call, lapseTimer, id);
  await publish(call, 'lead-routing.offer-declined', {
    subjectId: offer.leadId,
    organisationId: offer.organisationId,
    facts: { offerId: id, reasonCode },
  });
  return offers.getOffer(call.tx, call.actor, id);
}

async function openOffer(call: Call, id: string): Promise<offers.OfferForVendorRow> {
  const offer = await offers.getOffer(call.tx, call.actor, id);
  if (call.actor.side !== 'partner') throw notFound();
  if (offer.status !== 'open')
    throw refuse('lead-routing.offer-answered', {
      status: 409,
      detail: `This offer is ${offer.status} already.`,
      facts: { status: offer.status },
    });
  if (hasLapsed(offer.answerBy, call.now))
    throw refuse('lead-routing.offer-lapsed', {
      status: 409,
      detail: 'The time to answer has passed; the lead goes to the next partner.',
      facts: { answerBy: offer.answerBy },
    });
  return offer;
}

/** The clock of an offer ran out: it is pulled back and the lead goes on. */
export async function lapseOffer(call: Call, offerId: string): Promise<void> {
  const offer = await offers.getOffer(call.tx, call.actor, offerId);
  if (offer.status !== 'open' || !hasLapsed(offer.answerBy, call.now)) return;
  await offers.answerOffer(call, offerId, { status: 'lapsed' });
  await publish(call, 'lead-routing.offer-lapsed', {
    subjectId: offer.leadId,
    organisationId: offer.organisationId,
    facts: { offerId },
  });
  await passOn(call, offer.leadId);
}

/** What was offered to a partner that cannot answer any more goes to the next, at once and not by the clock. */
export async function pullBackFrom(call: Call, partnerId: string): Promise<void> {
  for (const offer of await offers.openOffersOf(call.tx, call.actor, partnerId)) {
    await withdraw(call, offer);
    await passOn(call, offer.leadId);
  }
}

/** The lead goes to the next partner that fits, or to the inbox when nobody is left. */
export async function passOn(call: Call, leadId: string): Promise<void> {
  const lead = await store.lockLead(call.tx, call.actor, leadId);
  if (lead.status === 'offered') await routeLeads(call, [lead]);
}

/** A registered deal grew out of the lead, or the partner lost it. */
export async function closeLead(
  call: Call,
  leadId: string,
  status: 'converted' | 'lost',
): Promise<void> {
  const lead = await store.lockLead(call.tx, call.actor, leadId);
  if (lead.status !== 'accepted' && !(lead.status === 'converted' && status === 'lost')) return;
  await store.saveLeadStates(call, [{ ...lead, status }]);
  await publish(call, `lead-routing.lead-${status}`, {
    subjectId: leadId,
    organisationId: lead.organisationId,
  });
}
