import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { leadFlow } from './flow.ts';
import * as offers from './offers-store.ts';
import * as store from './store.ts';
import type { NewLeadRow } from './tables.ts';

export const routes = bindRoutes(contract, {
  'GET /leads': (call) => store.listLeads(call, call.query),
  'POST /leads': (call) =>
    actions.createLead(call, {
      ...given(call.body),
      source: call.actor.surface === 'web' ? 'hand' : 'api',
    }),
  'GET /leads/{id}': (call) =>
    call.actor.side === 'vendor'
      ? store.getLeadForVendor(call.tx, call.actor, call.params.id)
      : store.getLead(call.tx, call.actor, call.params.id),
  'POST /leads/{id}/routing': (call) => actions.routeNow(call, call.params.id),
  'POST /leads/{id}/assignment': (call) => actions.assignLead(call, call.params.id, call.body),
  'GET /leads/{id}/offers': async (call) => {
    await store.getLead(call.tx, call.actor, call.params.id);
    return { data: await offers.offersOf(call.tx, call.actor, [call.params.id]) };
  },
  'GET /offers': (call) => offers.listOffers(call, call.query),
  'GET /offers/{id}': (call) => offers.getOffer(call.tx, call.actor, call.params.id),
  'POST /offers/{id}/acceptance': (call) => actions.acceptOffer(call, call.params.id),
  'POST /offers/{id}/decline': (call) => actions.declineOffer(call, call.params.id, call.body),
  'GET /lead-flow': (call) => leadFlow(call, call.query.days),
  'POST /public/{programme}/leads': async (call) => {
    const { consent, ...lead } = call.body;
    await actions.takeInLeads(call, [
      {
        ...given(lead),
        source: 'form',
        consent: { contact: consent, at: call.now.toISOString(), surface: 'form' },
      },
    ]);
    return { received: true as const };
  },
});

/** zod's optional fields are undefined where the table has absent columns. */
function given<T extends { companyName: string; contactEmail: string }>(
  lead: T,
): Omit<NewLeadRow, 'source'> {
  return Object.fromEntries(
    Object.entries(lead).filter(([, value]) => value !== undefined),
  ) as unknown as Omit<NewLeadRow, 'source'>; // only undefined values went
}
