import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import {
  byReader,
  countryCode,
  defineContract,
  idOf,
  listQuery,
  moment,
  pageOf,
  text,
} from '../../platform/http/contract.ts';

export const leadStatuses = [
  'new',
  'offered',
  'accepted',
  'inbox',
  'converted',
  'lost',
  'joined',
] as const;
export const offerStatuses = ['open', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;

/** Why a partner declines. Its own words may follow. */
export const declineReasons = {
  'no-capacity': 'No capacity now',
  'outside-region': 'Outside our region',
  'outside-expertise': 'Not our field',
  'already-working': 'We work with this customer already',
  'need-unclear': 'The need is unclear',
  other: 'Another reason',
} as const;
const declineReason = z.enum(Object.keys(declineReasons) as [keyof typeof declineReasons]);

const InboxReason = z.object({ code: z.string(), text: z.string() }).meta({ id: 'InboxReason' });

const who = {
  companyName: z.string(),
  contactName: z.string().nullable(),
  contactEmail: z.string(),
  contactPhone: z.string().nullable(),
  occupation: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  industry: z.string().nullable(),
  employees: z.number().nullable(),
  need: z.string().nullable(),
  product: z.string().nullable(),
  language: z.string().nullable(),
};

export const LeadForVendor = z
  .object({
    id: idOf('lead'),
    ...who,
    source: z.string(),
    personal: z.boolean(),
    deliverable: z.boolean(),
    status: z.enum(leadStatuses),
    inboxReason: InboxReason.nullable(),
    accountId: idOf('acc').nullable(),
    partnerId: idOf('org').nullable(),
    partnerName: z.string().nullable(),
    decisionId: idOf('dec').nullable(),
    offer: z
      .object({
        id: idOf('offer'),
        partnerId: idOf('org'),
        partnerName: z.string(),
        status: z.enum(offerStatuses),
        score: z.number().nullable(),
        attempt: z.number(),
        offeredAt: moment,
        answerBy: moment,
        answeredAt: moment.nullable(),
      })
      .nullable(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'Lead' });

/** A lead as the partner that accepted it sees it. */
export const LeadForOwner = z
  .object({
    id: idOf('lead'),
    ...who,
    status: z.enum(leadStatuses),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'OwnLead' });

/** What a partner may know before it accepts. */
export const Teaser = z
  .object({
    companyName: z.string(),
    city: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string().nullable(),
    industry: z.string().nullable(),
    employees: z.number().nullable(),
    need: z.string().nullable(),
    product: z.string().nullable(),
  })
  .meta({ id: 'LeadTeaser' });

const offerFields = {
  id: idOf('offer'),
  leadId: idOf('lead'),
  decisionId: idOf('dec'),
  teaser: Teaser,
  score: z.number().nullable(),
  status: z.enum(offerStatuses),
  offeredAt: moment,
  answerBy: moment,
  answeredAt: moment.nullable(),
  declineReason: z.string().nullable(),
  declineNote: z.string().nullable(),
  version: z.number(),
};
export const OfferForPartner = z.object(offerFields).meta({ id: 'OwnOffer' });
export const OfferForVendor = z
  .object({ ...offerFields, partnerId: idOf('org'), partnerName: z.string(), attempt: z.number() })
  .meta({ id: 'Offer' });

export const NewLead = z.strictObject({
  companyName: text(300),
  contactName: text(200).optional(),
  contactEmail: text(320, 3).regex(/^[^\s@]+@[^\s@]+$/, {
    error: 'Give a mail address such as ana@example.com.',
  }),
  contactPhone: text(50).optional(),
  city: text(200).optional(),
  region: text(20).optional(),
  postalCode: text(20).optional(),
  country: countryCode.optional(),
  industry: text(200).optional(),
  employees: z.int().min(0).max(10_000_000).optional(),
  need: text(5000).optional(),
  product: text(300).optional(),
  language: text(20).optional(),
});

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
    refusals: ['lead-routing.offer-answered', 'lead-routing.offer-lapsed'],
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
