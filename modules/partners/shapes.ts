import { z } from 'zod';
import { countryCode, idOf, moment, text } from '../../platform/http/contract.ts';
import { partnerRoles } from './roles/names.ts';

export { partnerRoles };
export const partnerStages = [
  'prospect',
  'applicant',
  'onboarding',
  'active',
  'dormant',
  'left',
] as const;

const tags = z.array(text(100)).max(100);
const day = z.iso.date();

/** Sales over the last four quarters as recorded; minor units of the programme's currency. */
export const PartnerMetrics = z
  .object({
    revenueMinor: z.number().optional(),
    orders: z.number().optional(),
    productLines: z.number().optional(),
    quarters: z.array(z.object({ quarter: z.string(), revenueMinor: z.number() })).optional(),
    lastOrderOn: z.string().nullable().optional(),
    asOf: z.string().optional(),
  })
  .meta({ id: 'PartnerMetrics' });

const profile = {
  id: idOf('org'),
  slug: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
  website: z.string().nullable(),
  description: z.string(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string(),
  roles: z.array(z.string()),
  stage: z.string(),
  businessType: z.string().nullable(),
  employees: z.number().nullable(),
  specialisations: z.array(z.string()),
  industries: z.array(z.string()),
  languages: z.array(z.string()),
  regionsServed: z.array(z.string()),
  territory: z.string().nullable(),
  capacity: z.number().nullable(),
  tier: z.string(),
  listed: z.boolean(),
  joinedOn: z.string().nullable(),
  createdAt: moment,
  version: z.number(),
};

/** The vendor's telling of a partner. */
export const PartnerForVendor = z
  .object({
    ...profile,
    pendingTier: z.string().nullable(),
    metrics: PartnerMetrics,
    leftOn: z.string().nullable(),
    sourceKey: z.string().nullable(),
    tierDecisionId: z.string().nullable(),
    /** The partner that took this one over; null while it stands by itself. */
    mergedInto: z.string().nullable(),
  })
  .meta({ id: 'Partner' });

/** A partner's own company, as it sees it: its tier and what counted are its own facts. */
export const PartnerForOwner = z
  .object({
    ...profile,
    pendingTier: z.string().nullable(),
    metrics: PartnerMetrics,
    tierDecisionId: z.string().nullable(),
  })
  .meta({ id: 'OwnCompany' });

/** One line of the vendor's list. */
export const PartnerInList = z
  .object({
    id: idOf('org'),
    slug: z.string(),
    name: z.string(),
    tier: z.string(),
    pendingTier: z.string().nullable(),
    stage: z.string(),
    roles: z.array(z.string()),
    businessType: z.string().nullable(),
    city: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string(),
    territory: z.string().nullable(),
    employees: z.number().nullable(),
    capacity: z.number().nullable(),
    specialisations: z.array(z.string()),
    metrics: PartnerMetrics,
    tierDecisionId: z.string().nullable(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'PartnerInList' });

export const NewPartner = z.strictObject({
  name: text(300),
  domain: text(253).optional(),
  website: text(500).optional(),
  description: text(5000, 0).optional(),
  phone: text(50).optional(),
  street: text(300).optional(),
  city: text(200).optional(),
  region: text(20).optional(),
  postalCode: text(20).optional(),
  country: countryCode,
  roles: z.array(z.enum(partnerRoles)).min(1).max(partnerRoles.length),
  businessType: text(100).optional(),
  employees: z.int().min(0).max(10_000_000).optional(),
  specialisations: tags.optional(),
  industries: tags.optional(),
  languages: tags.optional(),
  regionsServed: tags.optional(),
  territory: text(100).optional(),
  capacity: z.int().min(0).max(100_000).optional(),
  stage: z.enum(partnerStages).optional(),
  joinedOn: day.optional(),
});

/**
 * What the vendor may change; a fact that is null is taken away. Tier and stage have operations of their own, because
 * their moves are decisions.
 */
export const PartnerChange = NewPartner.omit({ stage: true })
  .partial()
  .extend({
    domain: text(253).nullable().optional(),
    website: text(500).nullable().optional(),
    phone: text(50).nullable().optional(),
    street: text(300).nullable().optional(),
    city: text(200).nullable().optional(),
    region: text(20).nullable().optional(),
    postalCode: text(20).nullable().optional(),
    businessType: text(100).nullable().optional(),
    employees: z.int().min(0).max(10_000_000).nullable().optional(),
    territory: text(100).nullable().optional(),
    capacity: z.int().min(0).max(100_000).nullable().optional(),
    listed: z.boolean().optional(),
  });

/** What a partner may change of its own company. */
export const OwnCompanyChange = z.strictObject({
  website: text(500).nullable().optional(),
  description: text(5000, 0).optional(),
  phone: text(50).nullable().optional(),
  street: text(300).nullable().optional(),
  specialisations: tags.optional(),
  industries: tags.optional(),
  languages: tags.optional(),
  regionsServed: tags.optional(),
  capacity: z.int().min(0).max(100_000).nullable().optional(),
  listed: z.boolean().optional(),
});

export const Partnership = z
  .object({
    id: idOf('pship'),
    partnership: z.string(),
    tier: z.string(),
    homepage: z.string().nullable(),
    joinedOn: z.string().nullable(),
    leftOn: z.string().nullable(),
  })
  .meta({ id: 'Partnership' });

/** A sales territory; partners and order lines name it by its key. */
export const Territory = z
  .object({
    key: z.string(),
    name: z.string(),
    country: z.string().nullable(),
    grouping: z.string().nullable(),
  })
  .meta({ id: 'Territory' });

export const Segment = z
  .object({
    id: idOf('seg'),
    name: z.string(),
    subject: z.string(),
    condition: z.unknown(),
    sentence: z.string(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'Segment' });
