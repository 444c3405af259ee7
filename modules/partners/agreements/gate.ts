import type { Call } from '../../../platform/database/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import type { PartnerRow } from '../tables.ts';
import { findAgreement, standing } from './actions.ts';
import { passes, type AgreementGate } from './agreement.ts';
import * as store from './store.ts';

/**
 * Refuses what the agreement in force keeps to partners that have accepted it.
 *
 * @throws 409 `partners.agreement-required` with the version and by when it was to be accepted
 */
export async function demandAgreement(
  call: Call,
  { id, name }: Pick<PartnerRow, 'id' | 'name'>,
  gate: Exclude<AgreementGate, 'apply'>,
): Promise<void> {
  const inForce = await findAgreement(call);
  if (!inForce?.document.requiredFor?.includes(gate)) return;
  const accepted = (await store.latestAcceptances(call.tx, call.actor, [id])).get(id);
  const { state, acceptBy } = standing(inForce, accepted, call.now);
  const acceptedVersion = accepted?.policyVersion ?? null;
  if (passes(gate, inForce.document, { state, acceptedVersion })) return;
  const { version } = inForce;
  throw refuse('partners.agreement-required', {
    status: 409,
    detail:
      acceptedVersion === null
        ? `${name} has not accepted the partner agreement yet. An administrator of your company accepts it under Company, Agreement.`
        : `${name} was to accept version ${version} of the partner agreement. An administrator of your company accepts it under Company, Agreement.`,
    facts: { version, acceptedVersion, acceptBy },
  });
}
