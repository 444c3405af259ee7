import { z } from 'zod';
import { countryCode, idOf, moment, text } from '../../platform/http/contract.ts';

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
export const declineReason = z.enum(Object.keys(declineReasons) as [keyof typeof declineReasons]);

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
