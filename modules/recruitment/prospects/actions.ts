import type { Call } from '../../../platform/database/index.ts';
import { findPolicyInForce } from '../../../platform/decisions/index.ts';
import type { ListQuery } from '../../../platform/http/contract.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import type { ProfilePolicy } from '../profiles/rules/profile.ts';
import { score } from '../profiles/rules/score.ts';
import * as store from './store.ts';

export async function listProspects(call: Call, query: ListQuery) {
  const policy = await inForce(call);
  const page = await store.listProspects(call, query, policy?.document);
  return { ...page, data: page.data.map((row) => scored(row, policy, call.now)) };
}

export async function getProspect(call: Call, id: string) {
  return scored(await store.getProspect(call.tx, call.actor, id), await inForce(call), call.now);
}

/**
 * Invites the firm to apply: by mail where its address is known, which the event brings about; else it is noted.
 *
 * @throws 409 when it was invited before, wants no invitations, or has applied
 */
export async function invite(call: Call, id: string) {
  const prospect = await store.lockProspect(call.tx, call.actor, id);
  if (prospect.status === 'invited')
    throw refuse('recruitment.prospect-invited', {
      status: 409,
      detail: `${prospect.name} was invited already${prospect.invitedBy ? ` by ${prospect.invitedBy}` : ''}.`,
    });
  if (prospect.status !== 'open')
    throw refuse('recruitment.prospect-closed', {
      status: 409,
      detail:
        prospect.status === 'do-not-contact'
          ? `${prospect.name} wants no invitations.`
          : `${prospect.name} has applied already.`,
    });
  await store.saveInvited(call, id);
  await publish(call, 'recruitment.prospect-invited', {
    subjectId: id,
    facts: { name: prospect.name },
  });
  return getProspect(call, id);
}

type InForce = { id: string; version: number; document: ProfilePolicy };

function inForce(call: Call): Promise<InForce | undefined> {
  return findPolicyInForce<ProfilePolicy>(call, 'recruitment.profile');
}

function scored(row: store.ProspectRow, policy: InForce | undefined, now: Date) {
  const found = policy && score(row.role, row, policy.document, now);
  return {
    ...row,
    industries: [...row.industries],
    specialisations: [...row.specialisations],
    languages: [...row.languages],
    points: found?.points ?? 0,
    profile: found?.profile ?? null,
    policy: policy && found ? { id: policy.id, number: policy.version } : null,
    reasons: [...(found?.reasons ?? [])],
  };
}
