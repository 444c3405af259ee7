import { findDecision } from '../platform/decisions/index.ts';
import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import { getOffer } from '../modules/lead-routing/index.ts';
import { getRegistration } from '../modules/deal-registration/index.ts';
import { notify, readable } from './notices.ts';

/** Tells a partner's people that a lead waits for their answer; the teaser only. */
export async function tellOffered(call: Call, event: JournalEvent, baseUrl: string): Promise<void> {
  const offerId = String(event.facts['offerId']);
  const offer = await getOffer(call.tx, call.actor, offerId);
  if (!event.organisationId || offer.status !== 'open') return;
  const { companyName, city, region, country, industry, need, product } = offer.teaser;
  const teaser = [
    ['Company', companyName],
    ['Place', [city, region, country].filter(Boolean).join(', ')],
    ['Industry', industry],
    ['Product', product],
    ['Need', need],
  ]
    .filter((line) => line[1])
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
  await notify(call, baseUrl, {
    organisationId: event.organisationId,
    template: 'lead-offered',
    reason: 'assigned',
    subjectId: offerId,
    target: `/offers/${offerId}`,
    facts: (to) => ({
      programmeName: to.programmeName,
      partnerName: to.organisationName,
      teaser,
      answerBy: readable(offer.answerBy, to),
    }),
  });
}

export async function tellReceived(
  call: Call,
  event: JournalEvent,
  baseUrl: string,
): Promise<void> {
  const deal = await getRegistration(call.tx, call.actor, event.subjectId);
  await notify(call, baseUrl, {
    organisationId: deal.organisationId,
    template: 'registration-received',
    reason: 'received',
    subjectId: deal.id,
    target: `/deals/${deal.id}`,
    facts: (to) => ({
      programmeName: to.programmeName,
      partnerName: to.organisationName,
      customerName: deal.customerName,
      decisionBy: readable(deal.decisionBy ?? call.now.toISOString(), to),
    }),
  });
}

const outcomes: Record<string, string> = {
  'deal-registration.approved': 'approved',
  'deal-registration.rejected': 'rejected',
  'deal-registration.declined': 'declined',
  'deal-registration.returned': 'returned for information',
  'deal-registration.taken-for-review': 'being looked at by a person',
};

/** Tells what was decided, in the partner's own telling of the stored decision. */
export async function tellDecided(call: Call, event: JournalEvent, baseUrl: string): Promise<void> {
  const deal = await getRegistration(call.tx, call.actor, event.subjectId);
  const decision = deal.decisionId
    ? await findDecision(call.tx, call.actor, deal.decisionId)
    : undefined;
  await notify(call, baseUrl, {
    organisationId: deal.organisationId,
    template: 'registration-decided',
    reason: 'decided',
    subjectId: deal.id,
    target: `/deals/${deal.id}`,
    facts: (to) => ({
      programmeName: to.programmeName,
      partnerName: to.organisationName,
      customerName: deal.customerName,
      outcome: outcomes[event.type] ?? deal.status,
      explanation: (decision?.explanation.own?.[deal.organisationId] ?? []).join('\n'),
    }),
  });
}
