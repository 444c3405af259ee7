import { sql } from 'kysely';
import { newId, ownedBy, type Call } from '../../../platform/database/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import type { Aim } from './aims.ts';

export type PlanRow = {
  id: string;
  organisationId: string;
  aims: Aim[];
  status: 'proposed' | 'agreed' | 'replaced';
  proposedSide: 'vendor' | 'partner';
  proposedBy: string;
  proposedName: string;
  proposedAt: string;
  agreedName: string | null;
  agreedAt: string | null;
  version: number;
};

const columns = sql`p.id, p.organisation_id, p.aims, p.status, p.proposed_side, p.proposed_by, p.proposed_name,
  p.proposed_at, p.agreed_name, p.agreed_at, p.version`;

/** The plan that holds and the one that waits, as far as there are. */
export async function standingPlans(
  { tx, actor }: Call,
  organisationId: string,
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`select ${columns} from public.partner_plans p
    where ${ownedBy(actor, 'p')} and p.organisation_id = ${organisationId} and p.status <> 'replaced'`.execute(
    tx,
  );
  return rows;
}

/** @throws not found when there is none, or none that this actor may see */
export async function getPlan({ tx, actor }: Call, id: string): Promise<PlanRow> {
  const { rows } = await sql<PlanRow>`select ${columns} from public.partner_plans p
    where ${ownedBy(actor, 'p')} and p.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Puts a proposal in the place of the one that waits. @throws 409 when somebody proposed at the same moment */
export async function insertPlan(
  call: Call,
  organisationId: string,
  aims: readonly Aim[],
): Promise<PlanRow> {
  const { tx, actor, now } = call;
  await replace(call, organisationId, 'proposed');
  const { rows } =
    await sql<PlanRow>`insert into public.partner_plans as p (programme_id, id, organisation_id, aims, status,
      proposed_side, proposed_by, proposed_name, proposed_at)
    values (${actor.programmeId}, ${newId('plan')}, ${organisationId}, ${JSON.stringify(aims)}::jsonb, 'proposed',
      ${actor.side}, ${actor.personId}, ${actor.name}, ${now})
    on conflict do nothing returning ${columns}`.execute(tx);
  if (!rows[0]) throw planChanged();
  return rows[0];
}

/** Lets a proposal hold, in place of the plan that held. */
export async function saveAgreement(call: Call, plan: PlanRow): Promise<PlanRow> {
  const { tx, actor, now } = call;
  await replace(call, plan.organisationId, 'agreed');
  const { rows } = await sql<PlanRow>`update public.partner_plans p set status = 'agreed',
      agreed_by = ${actor.personId}, agreed_name = ${actor.name}, agreed_at = ${now}, version = p.version + 1
    where p.programme_id = ${actor.programmeId} and p.id = ${plan.id} and p.status = 'proposed' returning ${columns}`.execute(
    tx,
  );
  if (!rows[0]) throw planChanged();
  return rows[0];
}

export function planChanged() {
  return refuse('onboarding.plan-changed', {
    status: 409,
    detail: 'Somebody proposed or agreed in the meantime. Load the aims again.',
  });
}

async function replace(
  { tx, actor }: Call,
  organisationId: string,
  status: 'proposed' | 'agreed',
): Promise<void> {
  await sql`update public.partner_plans p set status = 'replaced', version = p.version + 1
    where p.programme_id = ${actor.programmeId} and p.organisation_id = ${organisationId} and p.status = ${status}`.execute(
    tx,
  );
}

/** To how many records of a partner an event happened for the first time in `[from, to)`. */
export async function countEvents(
  { tx, actor }: Call,
  organisationId: string,
  type: string,
  from: Date,
  to: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select min(e.at) as first_at from public.events e
    where ${ownedBy(actor, 'e')} and e.organisation_id = ${organisationId} and e.type = ${type} and e.at < ${to}
    group by e.subject_id) firsts where first_at >= ${from}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** How many people of a partner have access at a moment. */
export async function countPeople(
  { tx, actor }: Call,
  organisationId: string,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from public.memberships m
    where ${ownedBy(actor, 'm')} and m.organisation_id = ${organisationId} and m.created_at <= ${at}
      and (m.ended_at is null or m.ended_at > ${at})`.execute(tx);
  return rows[0]?.count ?? 0;
}
