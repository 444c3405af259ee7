import { sql } from 'kysely';
import { ownedBy, type Call } from '../../../platform/database/index.ts';
import type { RoleChange } from './rules.ts';

export type RoleTurnRow = {
  role: string;
  turn: number;
  addedAt: string;
  addReason: string | null;
  addDecisionId: string | null;
  droppedAt: string | null;
  dropReason: string | null;
  dropDecisionId: string | null;
};

/** A partner's turns in its roles: those held now first, then the newest ended one. */
export async function listTurns({ tx, actor }: Call, partnerId: string): Promise<RoleTurnRow[]> {
  const { rows } = await sql<RoleTurnRow>`select role, turn, added_at, add_reason, add_decision_id,
      dropped_at, drop_reason, drop_decision_id
    from public.partner_roles r where ${ownedBy(actor, 'r')} and r.organisation_id = ${partnerId}
    order by dropped_at is not null, dropped_at desc, added_at, role, turn`.execute(tx);
  return rows;
}

/** Notes on the newest turn in a role by which decision it began or ended: the database has kept the turn itself. */
export async function noteReason(
  { tx, actor }: Call,
  partnerId: string,
  { role, change }: RoleChange,
  reason: string,
  decisionId: string,
): Promise<void> {
  const set =
    change === 'added'
      ? sql`add_reason = ${reason}, add_decision_id = ${decisionId}`
      : sql`drop_reason = ${reason}, drop_decision_id = ${decisionId}`;
  await sql`update public.partner_roles r set ${set}
    where r.programme_id = ${actor.programmeId} and r.organisation_id = ${partnerId} and r.role = ${role}
      and r.turn = (select max(n.turn) from public.partner_roles n where n.programme_id = r.programme_id
        and n.organisation_id = r.organisation_id and n.role = r.role)`.execute(tx);
}
