import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import {
  byReader,
  defineContract,
  idOf,
  listQuery,
  pageOf,
  text,
} from '../../platform/http/contract.ts';
import {
  LeadForOwner,
  LeadForVendor,
  NewLead,
  OfferForPartner,
  OfferForVendor,
  declineReason,
} from './shapes.ts';

const leadId = z.strictObject({ id: idOf('lead') });
const offerId = z.strictObject({ id: idOf('offer') });
const deciders = ['vendor.admin', 'vendor.channel-manager', 'api-key'] as const;
const answerers = [
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
] as const;

export const contract = defineContract({
  'GET /leads': {
    operationId: 'listLeads',
    summary: 'List leads: all for the vendor, accepted ones for a partner',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: byReader({ vendor: pageOf(LeadForVendor), partner: pageOf(LeadForOwner) }),
  },
  'POST /leads': {
    operationId: 'createLead',
    summary: 'Take in a lead; routing follows by itself',
    may: ['vendor.admin', 'vendor.channel-manager', 'vendor.marketer', 'vendor.seller', 'api-key'],
    body: NewLead,
    answer: LeadForVendor,
    status: 201,
  },
  'GET /leads/{id}': {
    operationId: 'getLead',
    summary: 'Read a lead',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: leadId,
    answer: byReader({ vendor: LeadForVendor, partner: LeadForOwner }),
  },
  'POST /leads/{id}/routing': {
    operationId: 'routeLead',
    summary: 'Route a lead now by the policy in force',
    may: deciders,
    params: leadId,
    answer: LeadForVendor,
    refusals: ['lead-routing.lead-closed'],
  },
  'POST /leads/{id}/assignment': {
    operationId: 'assignLead',
    summary: 'Offer a lead to a partner of your choice, with the reason',
    may: deciders,
    params: leadId,
    body: z.strictObject({ partnerId: idOf('org'), reason: text(1000) }),
    answer: LeadForVendor,
    refusals: ['lead-routing.lead-closed', 'lead-routing.partner-unknown'],
  },
  'GET /leads/{id}/offers': {
    operationId: 'listLeadOffers',
    summary: 'Every offer of a lead, with its answer',
    may: [...vendorKinds, 'api-key'],
    params: leadId,
    answer: z.object({ data: z.array(OfferForVendor) }),
  },
  'GET /offers': {
    operationId: 'listOffers',
    summary: 'Leads offered: to all partners for the vendor, the own ones for a partner',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: byReader({ vendor: pageOf(OfferForVendor), partner: pageOf(OfferForPartner) }),
  },
  'GET /offers/{id}': {
    operationId: 'getOffer',
    summary: 'Read an offer',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: offerId,
    answer: byReader({ vendor: OfferForVendor, partner: OfferForPartner }),
  },
  'POST /offers/{id}/acceptance': {
    operationId: 'acceptOffer',
    summary: 'Accept an offered lead; its contact opens',
    may: [...answerers, 'api-key'],
    params: offerId,
    answer: OfferForPartner,
    refusals: [
      'lead-routing.offer-answered',
      'lead-routing.offer-lapsed',
      'partners.agreement-required',
    ],
  },
  'POST /offers/{id}/decline': {
    operationId: 'declineOffer',
    summary: 'Decline an offered lead with a reason; it goes to the next partner',
    may: [...answerers, 'api-key'],
    params: offerId,
    body: z.strictObject({ reasonCode: declineReason, note: text(1000).optional() }),
    answer: OfferForPartner,
    refusals: ['lead-routing.offer-answered', 'lead-routing.offer-lapsed'],
  },
  'GET /lead-flow': {
    operationId: 'getLeadFlow',
    summary: 'How leads went: source, rule, partner, result',
    may: [...vendorKinds, 'api-key'],
    query: z.strictObject({
      days: z.coerce.number().int().min(1).max(3650).default(90).meta({ type: 'integer' }),
    }),
    answer: z
      .object({
        days: z.number(),
        leads: z.number(),
        acceptedAtFirstOffer: z.number(),
        medianMinutesToAcceptance: z.number().nullable(),
        flows: z.array(
          z.object({
            source: z.string(),
            clause: z.string(),
            partnerId: idOf('org').nullable(),
            partnerName: z.string(),
            result: z.string(),
            leads: z.number(),
          }),
        ),
      })
      .meta({ id: 'LeadFlow' }),
  },
  'POST /public/{programme}/leads': {
    operationId: 'submitLead',
    summary: 'A customer asks for a partner; works from a plain form',
    may: ['anonymous'],
    params: z.strictObject({ programme: z.string().max(63) }),
    body: NewLead.extend({
      consent: z.literal(true, { error: 'Say that a partner may contact you.' }),
    }),
    answer: z.object({ received: z.literal(true) }),
    status: 202,
  },
});
