import { programmeOf } from '../../../../platform/access/index.ts';
import { dayOf } from '../../../../platform/clock/zone.ts';
import type { Call } from '../../../../platform/database/index.ts';
import { expectVersion } from '../../../../platform/http/index.ts';
import { publish } from '../../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../../platform/refusal/index.ts';
import * as store from './store.ts';
import type { ProductVersionRow } from './tables.ts';

export async function listVersions(call: Call) {
  return (await store.listVersions(call.tx, call.actor)).map(told);
}

/** The vendor declares a version that is out. What was tested against older ones is outdated from now on. */
export async function declareVersion(
  call: Call,
  input: { product: string; number: string; releasedOn?: string | undefined },
) {
  if (call.actor.side !== 'vendor') throw notFound();
  const { timeZone } = await programmeOf(call);
  const today = dayOf(call.now, timeZone);
  const { product, number, releasedOn = today } = input;
  if (releasedOn > today)
    throw refuse('partners.version-in-future', {
      status: 422,
      detail: `The day ${releasedOn} is still to come. Declare a version once it is out: what was tested against older ones is outdated by it.`,
    });
  const row = await store.insertVersion(call, { product, number, releasedOn });
  if (!row)
    throw refuse('partners.version-declared', {
      status: 409,
      detail: `Version ${number} of ${product} is declared already.`,
    });
  await publish(call, 'partners.version-declared', {
    subjectId: row.id,
    facts: { product, number, releasedOn },
  });
  return told(row);
}

/** @throws 409 when a test names it */
export async function deleteVersion(call: Call, id: string, ifMatch: number | null): Promise<void> {
  if (call.actor.side !== 'vendor') throw notFound();
  const row = (await store.listVersions(call.tx, call.actor)).find((one) => one.id === id);
  if (!row) throw notFound();
  expectVersion(ifMatch, row.version);
  if (!(await store.deleteVersion(call, id)))
    throw refuse('partners.version-in-use', {
      status: 409,
      detail: `Partners have tested against version ${row.number} of ${row.product}. It stays.`,
    });
  await publish(call, 'partners.version-taken-back', {
    subjectId: id,
    facts: { product: row.product, number: row.number },
  });
}

function told({ declaredByName, ...row }: ProductVersionRow) {
  return { ...row, declaredBy: declaredByName };
}
