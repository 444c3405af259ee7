import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { policyContract } from '../../../platform/decisions/policy-contract.ts';
import type { agreementContract } from '../agreements/contract.ts';
import type { allianceContract } from '../roles/alliance/contract.ts';
import type { integrationContract } from '../roles/integration/contract.ts';
import type { contract } from '../contract.ts';
import type { roleContract } from '../roles/contract.ts';

export const partners = createClient<typeof contract & typeof roleContract>();
export const alliances = createClient<typeof allianceContract>();
export const integrations = createClient<typeof integrationContract>();
export const agreements = createClient<typeof agreementContract>();
export const policies = createClient<typeof policyContract>();

export type PartnerLine = Answer<typeof contract, 'GET /partners'>['data'][number];
export type Segment = Answer<typeof contract, 'GET /segments'>['data'][number];
export type PartnerField = Answer<typeof contract, 'GET /partner-fields'>['data'][number];
/** The vendor's telling. */
export type PartnerRecord = Answer<typeof contract, 'PATCH /partners/{id}'>;

export type OwnAgreement = Answer<typeof agreementContract, 'GET /agreement'>;
export type AgreementStanding = Answer<
  typeof agreementContract,
  'GET /agreement-standings'
>['data'][number];

export type AllianceReferral = Answer<
  typeof allianceContract,
  'GET /partners/{id}/referrals'
>['data'][number];
export type ReferralBalance = Answer<
  typeof allianceContract,
  'GET /partners/{id}/referral-balance'
>;

export type IntegrationTest = Answer<
  typeof integrationContract,
  'GET /partners/{id}/integration-tests'
>['data'][number];
export type ProductVersion = Answer<
  typeof integrationContract,
  'GET /product-versions'
>['data'][number];
