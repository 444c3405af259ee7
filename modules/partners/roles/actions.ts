import type { Call } from '../../../platform/database/index.ts';
import { decide } from '../../../platform/decisions/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { changePartner } from '../actions.ts';
import { getPartner } from '../store.ts';
import type { Partner, PartnerRow } from '../tables.ts';
import { hindrance, roleChanges, rolesAfter, type RoleChange } from './rules.ts';
import { noteReason } from './store.ts';

const appealDays = 30;

/**
 * Adds a role to a partner or drops one, as a decision that the partner reads. What depends on roles reads the set that
 * results from the next request on; the history stays.
 *
 * @throws 409 when the role is held already, is not held, or is the last one
 */
export async function changeRole(
  call: Call,
  id: string,
  { reason, ...change }: RoleChange & { reason: string },
): Promise<Partner> {
  if (call.actor.side !== 'vendor') throw notFound();
  return applyRoleChange(call, id, { reason, ...change });
}

/** The same for whoever acts on behalf of a person at the vendor, as a job does. */
export async function applyRoleChange(
  call: Call,
  id: string,
  { reason, ...change }: RoleChange & { reason: string },
): Promise<Partner> {
  const partner = await getPartner(call.tx, call.actor, id);
  const code = hindrance(partner.roles, change);
  if (code) throw refuse(code, { status: 409, detail: detailOf(code, partner, change.role) });
  const after = await changePartner(
    call,
    id,
    { roles: rolesAfter(partner.roles, change) },
    null,
    'partners.role-changed',
    { ...change, reason },
  );
  await decideChange(call, id, change, reason);
  return after;
}

/** Changes a partner's record; roles among the changes are decisions as well, with the edit as their reason. */
export async function editPartner(
  call: Call,
  id: string,
  changes: Partial<PartnerRow>,
  ifMatch: number | null,
): Promise<Partner> {
  const { roles } = await getPartner(call.tx, call.actor, id);
  const after = await changePartner(call, id, changes, ifMatch);
  for (const change of roleChanges(roles, after.roles))
    await decideChange(call, id, change, 'The roles were set on the record.');
  return after;
}

async function decideChange(call: Call, id: string, change: RoleChange, reason: string) {
  const said = change.change === 'added' ? 'added the role' : 'dropped the role';
  const sentence = `${call.actor.name} ${said} ${sayRole(change.role)}: ${reason}`;
  const decisionId = await decide(call, {
    kind: 'partners.role-change',
    subjectId: id,
    outcome: `${change.change} ${change.role}`,
    facts: {
      values: [
        { name: 'role', value: change.role, of: id },
        { name: 'reason', value: reason, of: id },
      ],
    },
    decidedBy: 'person',
    parties: [id],
    appealDays,
    explanation: { vendor: [sentence], own: { [id]: [sentence] } },
  });
  await noteReason(call, id, change, reason, decisionId);
}

function detailOf(code: string, { name }: Partner, role: string): string {
  const told = sayRole(role);
  if (code === 'partners.role-held') return `${name} is ${told} already.`;
  if (code === 'partners.role-not-held') return `${name} is not ${told}. Load its roles again.`;
  return `${told} is the only role of ${name}. Add another one first, or end the partnership.`;
}

const sayRole = (role: string) => role.replaceAll('-', ' ');
