import type { Call } from '../../platform/database/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { getPartner, partnerStages, type Partner } from '../partners/index.ts';

/** @throws 409 for a firm that has only applied or has left, not found where there is none to be seen */
export async function getPartnerHere(call: Call, id: string): Promise<Partner> {
  const partner = await getPartner(call.tx, call.actor, id);
  if (partnerStages.includes(partner.stage)) return partner;
  throw refuse('onboarding.partner-not-here', {
    status: 409,
    detail: `${partner.name} has only applied or has left. Aims and meetings are for partners.`,
  });
}
