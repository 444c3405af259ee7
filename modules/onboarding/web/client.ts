import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { policyContract } from '../../../platform/decisions/policy-contract.ts';
import type { contract } from '../contract.ts';

export const onboarding = createClient<typeof contract>();
export const policies = createClient<typeof policyContract>();

export type Figures = Answer<typeof contract, 'GET /onboarding-figures'>;
export type OwnStep = NonNullable<
  Answer<typeof contract, 'GET /onboarding'>['progress']
>['steps'][number];
