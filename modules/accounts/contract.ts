import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../platform/access/actor.ts';
import {
  countryCode,
  defineContract,
  idOf,
  listQuery,
  moment,
  pageOf,
  text,
} from '../../platform/http/contract.ts';

export const Account = z
  .object({
    id: idOf('acc'),
    name: z.string(),
    domain: z.string().nullable(),
    city: z.string().nullable(),
    region: z.string().nullable(),
    country: z.string().nullable(),
    postalCode: z.string().nullable(),
    industry: z.string().nullable(),
    employees: z.number().nullable(),
    mergedInto: idOf('acc').nullable(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'Account' });

export const NewAccount = z.strictObject({
  name: text(300),
  domain: text(253).optional(),
  city: text(200).optional(),
  region: text(20).optional(),
  country: countryCode.optional(),
  postalCode: text(20).optional(),
  industry: text(200).optional(),
  employees: z.int().min(0).max(10_000_000).optional(),
});

/** A fact that is null is taken away. */
export const AccountChange = NewAccount.partial().extend({
  domain: text(253).nullable().optional(),
  city: text(200).nullable().optional(),
  region: text(20).nullable().optional(),
  country: countryCode.nullable().optional(),
  postalCode: text(20).nullable().optional(),
  industry: text(200).nullable().optional(),
  employees: z.int().min(0).max(10_000_000).nullable().optional(),
});

const Merge = z
  .object({
    id: idOf('merge'),
    keptId: idOf('acc'),
    mergedId: idOf('acc'),
    reason: z.string(),
    mergedAt: moment,
    undoneAt: moment.nullable(),
    version: z.number(),
  })
  .meta({ id: 'AccountMerge' });

const accountId = z.strictObject({ id: idOf('acc') });
const vendorEditors = [
  'vendor.admin',
  'vendor.channel-manager',
  'vendor.seller',
  'api-key',
] as const;
const partnerEditors = [
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
] as const;

export const contract = defineContract({
  'GET /accounts': {
    operationId: 'listAccounts',
    summary: 'List accounts',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(Account),
  },
  'POST /accounts': {
    operationId: 'createAccount',
    summary: 'Add an account',
    may: [...vendorEditors, ...partnerEditors],
    body: NewAccount,
    answer: Account,
    status: 201,
  },
  'GET /accounts/{id}': {
    operationId: 'getAccount',
    summary: 'Read an account',
    may: [...vendorKinds, ...partnerKinds, 'api-key'],
    params: accountId,
    answer: Account,
  },
  'PATCH /accounts/{id}': {
    operationId: 'changeAccount',
    summary: 'Change an account',
    may: [...vendorEditors, ...partnerEditors],
    params: accountId,
    body: AccountChange,
    answer: Account,
  },
  'GET /accounts/{id}/merges': {
    operationId: 'listAccountMerges',
    summary: 'What was merged into an account',
    may: [...vendorKinds, 'api-key'],
    params: accountId,
    answer: z.object({ data: z.array(Merge) }),
  },
  'POST /accounts/{id}/merge': {
    operationId: 'mergeAccounts',
    summary: 'Merge another account into this one',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: accountId,
    body: z.strictObject({ mergedId: idOf('acc'), reason: text(1000) }),
    answer: Merge,
    refusals: ['accounts.merge-impossible'],
  },
  'POST /account-merges/{id}/undo': {
    operationId: 'undoAccountMerge',
    summary: 'Undo a merge',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('merge') }),
    answer: Merge,
    refusals: ['accounts.merge-already-undone'],
  },
});
