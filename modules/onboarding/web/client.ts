import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { peopleContract } from '../../../platform/access/contract.ts';
import type { policyContract } from '../../../platform/decisions/policy-contract.ts';
import type { contract } from '../contract.ts';
import type { contract as meetingContract } from '../meetings/contract.ts';
import type { contract as planContract } from '../plans/contract.ts';

export const onboarding = createClient<typeof contract>();
export const plans = createClient<typeof planContract>();
export const meetings = createClient<typeof meetingContract>();
export const people = createClient<typeof peopleContract>();
export const policies = createClient<typeof policyContract>();

export type Figures = Answer<typeof contract, 'GET /onboarding-figures'>;
export type Plan = NonNullable<Answer<typeof planContract, 'GET /partners/{id}/plan'>['agreed']>;
export type Meeting = Answer<typeof meetingContract, 'GET /partners/{id}/meetings'>['data'][number];
export type OwnStep = NonNullable<
  Answer<typeof contract, 'GET /onboarding'>['progress']
>['steps'][number];
