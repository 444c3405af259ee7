import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../../platform/access/actor.ts';
import {
  defineContract,
  idOf,
  listQuery,
  moment,
  pageOf,
  text,
} from '../../../../platform/http/contract.ts';
import { testStates } from './rules.ts';

const readers = [...vendorKinds, ...partnerKinds, 'api-key'] as const;
/** Who declares tests, on the partner's side. */
const testers = [
  'partner.admin',
  'partner.seller',
  'distributor.admin',
  'distributor.seller',
  'api-key',
] as const;
const megabyte = 1024 * 1024;
export const evidenceBytesAtMost = 2 * megabyte;

const day = z.iso.date();
const number = text(100);
const web = text(500).regex(/^https:\/\/[^\s/]/, {
  error: 'Give an address that begins with https://.',
});

export const ProductVersion = z
  .object({
    id: idOf('pver'),
    product: z.string(),
    /** As people call it: 5.0. */
    number: z.string(),
    releasedOn: day,
    declaredBy: z.string(),
    createdAt: moment,
    version: z.number(),
  })
  .meta({ id: 'ProductVersion' });

const named = z.object({
  id: idOf('pver'),
  product: z.string(),
  number: z.string(),
  releasedOn: day,
});

export const IntegrationTest = z
  .object({
    id: idOf('itest'),
    partnerId: idOf('org'),
    /** The partner's product and its version. */
    product: z.string(),
    number: z.string(),
    /** The vendor's version against which it was tested. */
    against: named,
    testedOn: day,
    evidenceUrl: z.string().nullable(),
    evidenceFile: z.object({ id: idOf('file'), name: z.string() }).nullable(),
    state: z.enum(testStates),
    /** The newest version that makes the test outdated; null while there is none. */
    newer: named.nullable(),
    declaredBy: z.string(),
    confirmedAt: moment.nullable(),
    confirmedBy: z.string().nullable(),
    withdrawnAt: moment.nullable(),
    withdrawnBy: z.string().nullable(),
    withdrawalReason: z.string().nullable(),
    createdAt: moment,
  })
  .meta({ id: 'IntegrationTest' });

const partner = z.strictObject({ id: idOf('org') });
const test = z.strictObject({ id: idOf('itest') });

export const integrationContract = defineContract({
  'GET /product-versions': {
    operationId: 'listProductVersions',
    summary: 'Versions of the vendor’s products against which integrations are tested',
    may: readers,
    answer: z.object({ data: z.array(ProductVersion) }),
  },
  'POST /product-versions': {
    operationId: 'declareProductVersion',
    summary: 'Declare a version of a product; tests against older ones are outdated by it',
    may: ['vendor.admin', 'vendor.channel-manager', 'api-key'],
    body: z.strictObject({
      product: text(200),
      number,
      releasedOn: day.optional().describe('Today where none is given'),
    }),
    answer: ProductVersion,
    status: 201,
    refusals: ['partners.version-declared', 'partners.version-in-future'],
  },
  'DELETE /product-versions/{id}': {
    operationId: 'deleteProductVersion',
    summary: 'Take back a version that was declared in error and that no test names',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('pver') }),
    answer: null,
    status: 204,
    refusals: ['partners.version-in-use'],
  },
  'GET /partners/{id}/integration-tests': {
    operationId: 'listIntegrationTests',
    summary: 'Which versions of an integration were tested against which of the vendor’s',
    may: readers,
    params: partner,
    query: listQuery,
    answer: pageOf(IntegrationTest),
  },
  'POST /partners/{id}/integration-tests': {
    operationId: 'declareIntegrationTest',
    summary: 'Declare that a version of the own product was tested, with the evidence',
    may: testers,
    params: partner,
    body: z.strictObject({
      product: text(200),
      number,
      productVersionId: idOf('pver'),
      testedOn: day,
      evidenceUrl: web.optional(),
      evidenceFile: z
        .strictObject({
          name: text(200),
          content: z
            .base64()
            .min(4)
            .max(evidenceBytesAtMost * 1.4)
            .describe('Its bytes in base64'),
        })
        .optional(),
    }),
    maxBytes: 3 * megabyte,
    answer: IntegrationTest,
    status: 201,
    refusals: [
      'partners.no-integration',
      'partners.evidence-missing',
      'partners.test-in-future',
      'partners.test-declared',
      'files.too-large',
      'files.type-not-taken',
    ],
  },
  'POST /integration-tests/{id}/confirmation': {
    operationId: 'confirmIntegrationTest',
    summary: 'Confirm a test that a partner declared',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: test,
    answer: IntegrationTest,
    refusals: ['partners.test-confirmed', 'partners.test-withdrawn'],
  },
  'POST /integration-tests/{id}/withdrawal': {
    operationId: 'withdrawIntegrationTest',
    summary: 'Withdraw a test that the own company declared, with the reason',
    may: testers,
    params: test,
    body: z.strictObject({ reason: text(1000) }),
    answer: IntegrationTest,
    refusals: ['partners.test-withdrawn'],
  },
});
