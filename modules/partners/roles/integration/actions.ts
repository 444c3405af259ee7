import { programmeOf } from '../../../../platform/access/index.ts';
import { dayOf } from '../../../../platform/clock/zone.ts';
import type { Call } from '../../../../platform/database/index.ts';
import { storeFile } from '../../../../platform/files/index.ts';
import type { ListQuery } from '../../../../platform/http/contract.ts';
import { publish } from '../../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../../platform/refusal/index.ts';
import { getPartner } from '../../store.ts';
import type { Partner } from '../../tables.ts';
import { demandRole } from '../demand-role.ts';
import { newerThan, stateOf, type ProductVersion } from './rules.ts';
import * as store from './store.ts';
import type { ProductVersionRow, TestRow } from './tables.ts';

export type TestInput = {
  product: string;
  number: string;
  productVersionId: string;
  testedOn: string;
  evidenceUrl?: string | undefined;
  evidenceFile?: { name: string; content: string } | undefined;
};

export async function list(call: Call, partnerId: string, query: ListQuery) {
  await getPartner(call.tx, call.actor, partnerId);
  const page = await store.listTests(call, partnerId, query);
  const versions = await store.listVersions(call.tx, call.actor);
  return { ...page, data: page.data.map((row) => told(row, versions)) };
}

/** The partner says which of its versions it tested against which of the vendor's, and shows the evidence. */
export async function declare(call: Call, partnerId: string, input: TestInput) {
  const { actor } = call;
  if (actor.side !== 'partner' || actor.organisationId !== partnerId) throw notFound();
  const partner = await getPartner(call.tx, actor, partnerId);
  demandRole(partner, 'integration', 'partners.no-integration');
  const versions = await store.listVersions(call.tx, actor);
  const against = versions.find(({ id }) => id === input.productVersionId);
  if (!against) throw notFound();
  await demandSound(call, input);
  const file = input.evidenceFile && (await keep(call, partner, input.evidenceFile));
  const id = await store.insertTest(call, {
    organisationId: partnerId,
    product: input.product,
    number: input.number,
    productVersionId: against.id,
    testedOn: input.testedOn,
    evidenceUrl: input.evidenceUrl ?? null,
    evidenceFileId: file?.id ?? null,
    evidenceFileName: file?.name ?? null,
  });
  if (id === undefined) throw declared(input, against);
  const row = await store.getTest(call.tx, actor, id);
  await tell(call, 'partners.test-declared', row);
  return told(row, versions);
}

/** The vendor has looked at the evidence and stands by it too. */
export async function confirm(call: Call, id: string) {
  if (call.actor.side !== 'vendor') throw notFound();
  const before = await store.getTest(call.tx, call.actor, id);
  if (before.withdrawnAt !== null) throw withdrawn(before);
  if (!(await store.confirm(call, before)))
    throw refuse('partners.test-confirmed', {
      status: 409,
      detail: `The test of ${before.product} ${before.number} is confirmed already.`,
    });
  return after(call, id, 'partners.test-confirmed');
}

/** The partner stands by a test no more. */
export async function withdraw(call: Call, id: string, reason: string) {
  if (call.actor.side !== 'partner') throw notFound();
  const before = await store.getTest(call.tx, call.actor, id);
  if (!(await store.withdraw(call, id, reason))) throw withdrawn(before);
  return after(call, id, 'partners.test-withdrawn');
}

async function after(call: Call, id: string, type: string) {
  const row = await store.getTest(call.tx, call.actor, id);
  await tell(call, type, row);
  return told(row, await store.listVersions(call.tx, call.actor));
}

async function demandSound(call: Call, { testedOn, evidenceUrl, evidenceFile }: TestInput) {
  const { timeZone } = await programmeOf(call);
  if (testedOn > dayOf(call.now, timeZone))
    throw refuse('partners.test-in-future', {
      status: 422,
      detail: `The day ${testedOn} is still to come. Declare a test once it was made.`,
    });
  if (evidenceUrl === undefined && evidenceFile === undefined)
    throw refuse('partners.evidence-missing', {
      status: 422,
      detail: 'Show what was tested and how it went: by a link, by a file, or by both.',
    });
}

function keep(call: Call, { id }: Partner, { name, content }: { name: string; content: string }) {
  return storeFile(call, {
    bytes: Buffer.from(content, 'base64'),
    name,
    purpose: 'evidence',
    organisationId: id,
  });
}

function declared({ product, number }: TestInput, against: ProductVersionRow) {
  return refuse('partners.test-declared', {
    status: 409,
    detail: `${product} ${number} is declared as tested against ${against.product} ${against.number} already. Withdraw that test to declare it anew.`,
  });
}

function withdrawn({ product, number }: TestRow) {
  return refuse('partners.test-withdrawn', {
    status: 409,
    detail: `The test of ${product} ${number} is withdrawn. Declare a new one.`,
  });
}

function tell(call: Call, type: string, row: TestRow): Promise<unknown> {
  const { organisationId, product, number, vendorProduct, vendorNumber } = row;
  return publish(call, type, {
    subjectId: organisationId,
    organisationId,
    facts: { testId: row.id, product, number, vendorProduct, vendorNumber },
  });
}

function told(row: TestRow, versions: readonly ProductVersion[]) {
  const { evidenceFileId, evidenceFileName } = row;
  const against = {
    id: row.productVersionId,
    product: row.vendorProduct,
    number: row.vendorNumber,
    releasedOn: row.releasedOn,
  };
  const newer = newerThan(against, versions);
  return {
    ...row,
    partnerId: row.organisationId,
    against,
    evidenceFile:
      evidenceFileId === null || evidenceFileName === null
        ? null
        : { id: evidenceFileId, name: evidenceFileName },
    state: stateOf(row.withdrawnAt, newer),
    newer: newer
      ? {
          id: newer.id,
          product: newer.product,
          number: newer.number,
          releasedOn: newer.releasedOn,
        }
      : null,
    declaredBy: row.declaredByName,
    confirmedBy: row.confirmedByName,
    withdrawnBy: row.withdrawnByName,
  };
}
