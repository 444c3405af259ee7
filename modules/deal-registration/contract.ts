import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import {
  byReader,
  countryCode,
  defineContract,
  idOf,
  listQuery,
  moment,
  moneyShape,
  pageOf,
  text,
} from '../../platform/http/contract.ts';

export const registrationStatuses = [
  'draft',
  'submitted',
  'under-review',
  'returned',
  'approved',
  'rejected',
  'declined',
  'withdrawn',
  'expired',
  'closed',
] as const;

/** Why a registration is returned, rejected or declined; words follow in the note. */
export const registrationReasons = {
  'information-missing': 'Information is missing',
  'no-active-work': 'No active work with the customer is shown',
  'outside-programme': 'Outside the programme',
  'existing-claim': 'Another claim takes precedence',
  'existing-customer': 'The customer is served already',
  'not-eligible': 'The partner is not eligible for this',
  other: 'Another reason',
} as const;
const reasonCode = z.enum(Object.keys(registrationReasons) as [keyof typeof registrationReasons]);

export const Protection = z
  .object({ from: moment, until: moment, timeZone: z.string(), daysLeft: z.number() })
  .describe('Half-open window in whole days of the programme’s zone')
  .meta({ id: 'Protection' });

const fields = {
  id: idOf('deal'),
  partnerId: idOf('org'),
  leadId: idOf('lead').nullable(),
  customerName: z.string(),
  customerDomain: z.string().nullable(),
  customerCity: z.string().nullable(),
  customerCountry: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string(),
  need: z.string(),
  product: z.string().nullable(),
  dealType: z.string(),
  amount: moneyShape.nullable(),
  expectedCloseOn: z.string().nullable(),
  status: z.enum(registrationStatuses),
  stage: z.string(),
  probability: z.number(),
  reasonCode: z.string().nullable(),
  reasonNote: z.string().nullable(),
  submittedAt: moment.nullable(),
  decisionBy: moment.nullable(),
  decidedAt: moment.nullable(),
  decisionId: idOf('dec').nullable(),
  protection: Protection.nullable(),
  closedAt: moment.nullable(),
  closedAs: z.enum(['won', 'lost']).nullable(),
  moves: z.array(z.string()).describe('What the reader may do now'),
  createdAt: moment,
  version: z.number(),
};

/** As the partner that owns it sees it: until the release tick nothing in it tells what was decided. */
export const DealForOwner = z.object(fields).meta({ id: 'OwnDealRegistration' });

export const Verdict = z
  .object({
    outcome: z.string(),
    decisionId: idOf('dec'),
    decidedAt: moment,
    toldAt: moment.nullable(),
    protectionDays: z.number().nullable(),
    competing: z.array(
      z.object({
        dealId: idOf('deal'),
        partnerId: idOf('org'),
        partnerName: z.string(),
        status: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .meta({ id: 'RegistrationVerdict' });

export const DealForVendor = z
  .object({
    ...fields,
    partnerName: z.string(),
    partnerTier: z.string(),
    accountId: idOf('acc').nullable(),
    verdict: Verdict.nullable(),
  })
  .meta({ id: 'DealRegistration' });

const mail = text(320, 3).regex(/^[^\s@]+@[^\s@]+$/, {
  error: 'Give a mail address such as ana@example.com.',
});

const newFields = {
  customerName: text(300),
  need: text(5000),
  contactEmail: mail,
  contactName: text(200).optional(),
  customerDomain: text(253).optional(),
  customerCity: text(200).optional(),
  customerCountry: countryCode.optional(),
  product: text(300).optional(),
  dealType: z.enum(['new-business', 'expansion', 'renewal']).optional(),
  amount: moneyShape.optional(),
  expectedCloseOn: z.iso.date().optional(),
};

/** Three fields are enough; from an accepted lead none. */
export const NewRegistration = z
  .strictObject({
    ...newFields,
    customerName: newFields.customerName.optional(),
    need: newFields.need.optional(),
    contactEmail: mail.optional(),
    leadId: idOf('lead').optional(),
  })
  .superRefine((value, context) => {
    if (value.leadId !== undefined) return;
    for (const name of ['customerName', 'need', 'contactEmail'] as const) {
      if (value[name] === undefined)
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'This is needed, unless you give the lead that you accepted.',
        });
    }
  });

export const RegistrationChange = z.strictObject(newFields).partial();

const Received = z
  .object({
    id: idOf('deal'),
    status: z.literal('submitted'),
    decisionBy: moment,
    version: z.number(),
  })
  .meta({ id: 'RegistrationReceived' });

const dealId = z.strictObject({ id: idOf('deal') });
const deciders = ['vendor.admin', 'vendor.channel-manager', 'api-key'] as const;
const sellers = [
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
  'api-key',
] as const;
const refusals = [
  'deal-registration.move-not-allowed',
  'deal-registration.protection-days-out-of-range',
] as const;
const Reasoned = z.strictObject({ reasonCode, note: text(2000).optional() });

export const contract = defineContract({
  'GET /deal-registrations': {
    operationId: 'listDealRegistrations',
    summary: 'List deal registrations: all for the vendor, the own ones for a partner',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: byReader({ vendor: pageOf(DealForVendor), partner: pageOf(DealForOwner) }),
  },
  'POST /deal-registrations': {
    operationId: 'registerDeal',
    summary: 'Register a deal; the answer is the same whatever is known about the customer',
    may: sellers,
    body: NewRegistration,
    answer: Received,
    status: 202,
    refusals: [
      'deal-registration.lead-not-accepted',
      'deal-registration.lead-registered',
      'deal-registration.capacity-reached',
    ],
  },
  'GET /deal-registrations/{id}': {
    operationId: 'getDealRegistration',
    summary: 'Read a deal registration',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: dealId,
    answer: byReader({ vendor: DealForVendor, partner: DealForOwner }),
  },
  'PATCH /deal-registrations/{id}': {
    operationId: 'changeDealRegistration',
    summary: 'Complete a returned registration',
    may: sellers,
    params: dealId,
    body: RegistrationChange,
    answer: byReader({ vendor: DealForVendor, partner: DealForOwner }),
    refusals,
  },
  'POST /deal-registrations/{id}/resubmission': {
    operationId: 'resubmitDealRegistration',
    summary: 'Submit a returned registration again',
    may: sellers,
    params: dealId,
    answer: Received,
    status: 202,
    refusals,
  },
  'POST /deal-registrations/{id}/approval': {
    operationId: 'approveDealRegistration',
    summary: 'Approve a registration; protection starts when the partner is told',
    may: deciders,
    params: dealId,
    body: z.strictObject({ protectionDays: z.int().min(1).max(730).optional() }),
    answer: DealForVendor,
    refusals,
  },
  'POST /deal-registrations/{id}/return': {
    operationId: 'returnDealRegistration',
    summary: 'Return a registration for information',
    may: deciders,
    params: dealId,
    body: Reasoned,
    answer: DealForVendor,
    refusals,
  },
  'POST /deal-registrations/{id}/rejection': {
    operationId: 'rejectDealRegistration',
    summary: 'Reject a registration; it may be corrected and submitted again',
    may: deciders,
    params: dealId,
    body: Reasoned,
    answer: DealForVendor,
    refusals,
  },
  'POST /deal-registrations/{id}/decline': {
    operationId: 'declineDealRegistration',
    summary: 'Decline a registration for good',
    may: deciders,
    params: dealId,
    body: Reasoned,
    answer: DealForVendor,
    refusals,
  },
  'POST /deal-registrations/{id}/withdrawal': {
    operationId: 'withdrawDealRegistration',
    summary: 'Withdraw a registration',
    may: sellers,
    params: dealId,
    body: z.strictObject({ note: text(2000).optional() }),
    answer: DealForOwner,
    refusals,
  },
  'POST /deal-registrations/{id}/extension': {
    operationId: 'extendDealRegistration',
    summary: 'Extend the protection, with evidence of activity',
    may: [...sellers, 'vendor.admin', 'vendor.channel-manager'],
    params: dealId,
    body: z.strictObject({ days: z.int().min(1).max(365), evidence: text(5000) }),
    answer: byReader({ vendor: DealForVendor, partner: DealForOwner }),
    refusals: [...refusals, 'deal-registration.extension-exhausted'],
  },
  'POST /deal-registrations/{id}/stage': {
    operationId: 'moveDealStage',
    summary: 'Say how far the sale is',
    may: sellers,
    params: dealId,
    body: z.strictObject({ stage: text(50) }),
    answer: DealForOwner,
    refusals,
  },
  'POST /deal-registrations/{id}/win': {
    operationId: 'winDeal',
    summary: 'Close as won',
    may: [...sellers, 'vendor.admin', 'vendor.channel-manager'],
    params: dealId,
    body: z.strictObject({ amount: moneyShape.optional() }),
    answer: byReader({ vendor: DealForVendor, partner: DealForOwner }),
    refusals,
  },
  'POST /deal-registrations/{id}/loss': {
    operationId: 'loseDeal',
    summary: 'Close as lost, with the reason',
    may: [...sellers, 'vendor.admin', 'vendor.channel-manager'],
    params: dealId,
    body: z.strictObject({ reason: text(2000) }),
    answer: byReader({ vendor: DealForVendor, partner: DealForOwner }),
    refusals,
  },
});
