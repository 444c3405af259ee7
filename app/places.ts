import type { Call } from '../platform/database/index.ts';
import { registerPlace, type Place } from '../modules/conversation/index.ts';
import { getRegistration } from '../modules/deal-registration/index.ts';
import { getLead, getOffer, offersOf } from '../modules/lead-routing/index.ts';
import { getPartner } from '../modules/partners/index.ts';

/** Beside which records people talk, and with which partner; once per process. */
export function registerPlaces(): void {
  registerPlace('deal', async ({ tx, actor }, id) => ({
    recordId: id,
    partnerId: (await getRegistration(tx, actor, id)).organisationId,
  }));
  registerPlace('partner', async ({ tx, actor }, id) => {
    const { id: partnerId } = await getPartner(tx, actor, id);
    return { recordId: partnerId, partnerId };
  });
  // An offer is talked about beside its lead, so that nothing is lost when it is accepted.
  registerPlace('offer', async ({ tx, actor }, id) => {
    const offer = await getOffer(tx, actor, id);
    return { recordId: offer.leadId, partnerId: offer.organisationId };
  });
  registerPlace('lead', placeOfLead);
}

/** With whom the lead is; until somebody accepts, with the partner that is asked. */
async function placeOfLead({ tx, actor }: Call, id: string): Promise<Place> {
  const lead = await getLead(tx, actor, id);
  if (lead.organisationId !== null || actor.side === 'partner')
    return { recordId: id, partnerId: lead.organisationId };
  const open = (await offersOf(tx, actor, [id])).find(({ status }) => status === 'open');
  return { recordId: id, partnerId: open?.organisationId ?? null };
}
