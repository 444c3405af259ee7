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
  NewPartner,
  OwnCompanyChange,
  PartnerChange,
  PartnerForOwner,
  PartnerForVendor,
  PartnerInList,
  Partnership,
  Segment,
  Territory,
} from './shapes.ts';
import { stageMoves, type StageMove } from './stages/rules.ts';

const partnerId = z.strictObject({ id: idOf('org') });

export const contract = defineContract({
  'GET /partners': {
    operationId: 'listPartners',
    summary: 'List partners',
    may: [...vendorKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(PartnerInList),
  },
  'POST /partners': {
    operationId: 'createPartner',
    summary: 'Add a partner',
    may: ['vendor.admin', 'vendor.channel-manager', 'api-key'],
    body: NewPartner,
    answer: PartnerForVendor,
    status: 201,
    refusals: ['partners.name-taken'],
  },
  'GET /partners/{id}': {
    operationId: 'getPartner',
    summary: 'Read a partner',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: partnerId,
    answer: byReader({ vendor: PartnerForVendor, partner: PartnerForOwner }),
  },
  'PATCH /partners/{id}': {
    operationId: 'changePartner',
    summary: 'Change a partner',
    may: ['vendor.admin', 'vendor.channel-manager', 'api-key'],
    params: partnerId,
    body: PartnerChange,
    answer: PartnerForVendor,
    refusals: ['partners.merged'],
  },
  'GET /partners/{id}/partnerships': {
    operationId: 'listPartnerships',
    summary: 'List the partnerships of a partner',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: partnerId,
    answer: z.object({ data: z.array(Partnership) }),
  },
  'POST /partners/{id}/tier-move': {
    operationId: 'confirmTierMove',
    summary: 'Confirm or reject the proposed tier of a partner',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: partnerId,
    body: z.strictObject({ outcome: z.enum(['confirmed', 'rejected']), reason: text(1000) }),
    answer: PartnerForVendor,
    refusals: ['partners.no-tier-move', 'partners.merged'],
  },
  'POST /partners/{id}/stage-change': {
    operationId: 'changePartnerStage',
    summary: 'Set a partnership active or dormant, or end it: access ends at once, records stay',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: partnerId,
    body: z.strictObject({
      stage: z.enum(Object.keys(stageMoves) as [StageMove]),
      reason: text(1000),
    }),
    answer: PartnerForVendor,
    refusals: ['partners.stage-not-possible', 'partners.merged'],
  },
  'GET /company': {
    operationId: 'getOwnCompany',
    summary: 'Read the own company',
    may: partnerKinds,
    answer: PartnerForOwner,
  },
  'PATCH /company': {
    operationId: 'changeOwnCompany',
    summary: 'Change the own company',
    may: ['partner.admin', 'distributor.admin', 'influencer'],
    body: OwnCompanyChange,
    answer: PartnerForOwner,
  },
  'GET /segments': {
    operationId: 'listSegments',
    summary: 'List saved segments',
    may: [...vendorKinds, 'api-key'],
    answer: z.object({ data: z.array(Segment) }),
  },
  'POST /segments': {
    operationId: 'createSegment',
    summary: 'Save a condition as a segment',
    may: ['vendor.admin', 'vendor.channel-manager', 'vendor.marketer', 'api-key'],
    body: z.strictObject({ name: text(100), subject: z.enum(['partner']), condition: z.unknown() }),
    answer: Segment,
    status: 201,
    refusals: ['partners.segment-name-taken', 'partners.segment-invalid'],
  },
  'DELETE /segments/{id}': {
    operationId: 'deleteSegment',
    summary: 'Delete a segment',
    may: ['vendor.admin', 'vendor.channel-manager', 'vendor.marketer', 'api-key'],
    params: z.strictObject({ id: idOf('seg') }),
    answer: null,
    status: 204,
  },
  'GET /territories': {
    operationId: 'listTerritories',
    summary: 'The sales territories, as the vendor draws them',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    answer: z.object({ data: z.array(Territory) }),
  },
  'GET /partner-fields': {
    operationId: 'describePartnerFields',
    summary: 'The fields by which partners can be filtered',
    may: [...vendorKinds, 'api-key'],
    answer: z.object({
      data: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          type: z.string(),
          operators: z.array(z.string()),
          values: z.record(z.string(), z.string()).optional(),
          sortable: z.boolean(),
        }),
      ),
    }),
  },
});
