import type { Call } from '../../../platform/database/index.ts';
import { policyInForce } from '../../../platform/decisions/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { companyDomain } from '../../accounts/index.ts';
import { allPartners, partnerStages, type PartnerRow } from '../../partners/index.ts';
import type { QualificationPolicy } from './rules/policy.ts';
import * as store from './store.ts';
import type { ApplicationRow } from './tables.ts';

/**
 * The firm at whose mail domain the address lies: a partner, or one that a colleague has applied for. Free mail
 * never names a firm, and what the address itself applied for is no other's.
 */
export async function knownPartner(call: Call, email: string): Promise<PartnerRow | undefined> {
  const domain = companyDomain(email);
  if (domain === undefined) return undefined;
  const own = await store.latestFrom(call.tx, call.actor, email);
  const sameDomain = (await allPartners(call.tx, call.actor)).filter(
    (partner) => partner.domain === domain && partner.id !== own?.organisationId,
  );
  const partner = sameDomain.find(({ stage }) => partnerStages.includes(stage));
  if (partner) return partner;
  for (const applicant of sameDomain.filter(({ stage }) => stage === 'applicant')) {
    const latest = await store.latestOf(call.tx, call.actor, applicant.id);
    if (latest && latest.status !== 'withdrawn') return applicant;
  }
  return undefined;
}

export function companyKnown({ stage }: Pick<PartnerRow, 'stage'>) {
  const is = stage === 'applicant' ? 'has applied' : 'is a partner';
  return refuse('recruitment.company-known', {
    status: 409,
    detail: `Your company ${is} already. Ask its administrator to let you in.`,
  });
}

/** Whether who applied before may do so anew: at once what was taken back, what was refused after the policy's wait. */
export async function mayApplyAgain(call: Call, email: string): Promise<boolean> {
  const before = await store.latestFrom(call.tx, call.actor, email);
  if (before?.status === 'withdrawn') return true;
  if (before?.status !== 'refused') return false;
  return call.now >= (await againFrom(call, before));
}

/** When who was refused may apply again, by the policy in force now. */
export async function againFrom(
  call: Call,
  { decidedAt, submittedAt }: Pick<ApplicationRow, 'decidedAt' | 'submittedAt'>,
): Promise<Date> {
  const { document } = await policyInForce<QualificationPolicy>(call, 'recruitment.qualification');
  return new Date(new Date(decidedAt ?? submittedAt).getTime() + document.again.days * 86_400_000);
}
