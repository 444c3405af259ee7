import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import {
  byReader,
  defineContract,
  idOf,
  listQuery,
  moneyShape,
  pageOf,
  text,
} from '../../platform/http/contract.ts';
import {
  DealForOwner,
  DealForVendor,
  NewRegistration,
  Received,
  RegistrationChange,
  reasonCode,
} from './shapes.ts';

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
      'deal-registration.not-a-partner',
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
