import { createClient } from '../../../web/client/index.ts';
import type { Answer } from '../../../web/client/index.ts';
import type { contract as access } from '../../../platform/access/contract.ts';
import type { contract as bulk } from '../../../platform/bulk/contract.ts';
import type { contract as decisions } from '../../../platform/decisions/contract.ts';
import type { policyContract } from '../../../platform/decisions/policy-contract.ts';
import type { contract as files } from '../../../platform/files/contract.ts';
import type { contract as imports } from '../../../platform/imports/contract.ts';
import type { contract as jobs } from '../../../platform/jobs/contract.ts';
import type { contract as journal } from '../../../platform/journal/contract.ts';
import type { contract as mails } from '../../../platform/mail/contract.ts';

/** The platform's own operations: those of no module. */
export type PlatformContract = typeof access &
  typeof decisions &
  typeof policyContract &
  typeof files &
  typeof bulk &
  typeof imports &
  typeof jobs &
  typeof journal &
  typeof mails;

export const platform = createClient<PlatformContract>();

export type Appeal = Answer<PlatformContract, 'GET /appeals'>['data'][number];
export type BulkLine = Answer<PlatformContract, 'GET /bulk-changes'>['data'][number];
export type Event = Extract<
  Answer<PlatformContract, 'GET /events'>['data'][number],
  { position: number }
>;
export type Import = Answer<PlatformContract, 'GET /imports/{id}'>;
export type ImportLine = Answer<PlatformContract, 'GET /imports'>['data'][number];
export type Job = Answer<PlatformContract, 'GET /jobs'>['data'][number];
export type Mail = Answer<PlatformContract, 'GET /mails'>['data'][number];
/** The vendor's telling. */
export type Policy = Answer<PlatformContract, 'POST /policies'>;
export type Trial = Answer<PlatformContract, 'POST /policies/{id}/trial'>;
