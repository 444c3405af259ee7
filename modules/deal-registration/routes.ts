import { programmeOf } from '../../platform/access/index.ts';
import type { Call } from '../../platform/database/index.ts';
import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { decideByPerson, type PersonsVerdict } from './deciding.ts';
import * as store from './store.ts';
import type { RegistrationForVendorRow, RegistrationRow } from './tables.ts';
import { forOwner, forVendor } from './telling.ts';

const received = (row: RegistrationRow) => ({
  id: row.id,
  status: 'submitted' as const,
  decisionBy: row.decisionBy ?? row.createdAt,
  version: row.version,
});

/** A registration in the reader's telling. */
async function told(call: Call, id: string) {
  if (call.actor.side === 'partner')
    return forOwner(call, await store.getRegistration(call.tx, call.actor, id));
  const row = await store.getForVendor(call.tx, call.actor, id);
  return forVendor(call, await zoneFor(call, [row]), row);
}

/** The programme, for reckoning protection that is decided and not told yet; mostly nothing is. */
async function zoneFor(
  call: Call,
  rows: readonly RegistrationForVendorRow[],
): Promise<{ timeZone: string } | null> {
  const coming = rows.some(({ verdict }) => verdict && !verdict.releasedAt);
  return coming ? programmeOf(call) : null;
}

async function list(call: Call, query: Parameters<typeof store.listRegistrations>[1]) {
  const page = await store.listRegistrations(call, query);
  if (call.actor.side === 'partner')
    return { ...page, data: page.data.map((row) => forOwner(call, row)) };
  // On this side the store selects the vendor's columns.
  const rows = page.data as RegistrationForVendorRow[];
  const programme = await zoneFor(call, rows);
  return { ...page, data: rows.map((row) => forVendor(call, programme, row)) };
}

async function verdict(call: Call, id: string, given: PersonsVerdict) {
  return forVendor(call, await programmeOf(call), await decideByPerson(call, id, given));
}

export const routes = bindRoutes(contract, {
  'GET /deal-registrations': (call) => list(call, call.query),
  'POST /deal-registrations': async (call) => received(await actions.register(call, call.body)),
  'GET /deal-registrations/{id}': (call) => told(call, call.params.id),
  'PATCH /deal-registrations/{id}': async (call) => {
    await actions.changeRegistration(call, call.params.id, call.body, call.ifMatch);
    return told(call, call.params.id);
  },
  'POST /deal-registrations/{id}/resubmission': async (call) =>
    received(await actions.resubmit(call, call.params.id)),
  'POST /deal-registrations/{id}/approval': (call) =>
    verdict(call, call.params.id, {
      outcome: 'approved',
      protectionDays: call.body.protectionDays,
    }),
  'POST /deal-registrations/{id}/return': (call) =>
    verdict(call, call.params.id, { outcome: 'returned', ...call.body }),
  'POST /deal-registrations/{id}/rejection': (call) =>
    verdict(call, call.params.id, { outcome: 'rejected', ...call.body }),
  'POST /deal-registrations/{id}/decline': (call) =>
    verdict(call, call.params.id, { outcome: 'declined', ...call.body }),
  'POST /deal-registrations/{id}/withdrawal': async (call) =>
    forOwner(call, await actions.withdraw(call, call.params.id, call.body.note)),
  'POST /deal-registrations/{id}/extension': async (call) => {
    await actions.extend(call, call.params.id, call.body);
    return told(call, call.params.id);
  },
  'POST /deal-registrations/{id}/stage': async (call) =>
    forOwner(call, await actions.moveStage(call, call.params.id, call.body.stage)),
  'POST /deal-registrations/{id}/win': async (call) => {
    await actions.winDeal(call, call.params.id, call.body.amount);
    return told(call, call.params.id);
  },
  'POST /deal-registrations/{id}/loss': async (call) => {
    await actions.loseDeal(call, call.params.id, call.body.reason);
    return told(call, call.params.id);
  },
});
