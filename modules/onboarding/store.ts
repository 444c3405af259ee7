import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { ownedBy, type Tx } from '../../platform/database/index.ts';
import type { FirstAt } from './path.ts';

export type FirstEvents = Map<string, FirstAt>;

/** When each of these events first happened for each of these partners, as the reader may know; meetings by their step. */
export async function firstEvents(
  tx: Tx,
  actor: Actor,
  organisationIds: readonly string[],
  types: readonly string[],
): Promise<FirstEvents> {
  const { rows } = await sql<{ organisationId: string; type: string; at: string }>`
    select e.organisation_id, e.type || case when e.type = 'onboarding.meeting-held' then coalesce('#' || (e.facts ->> 'clause'), '') else '' end as type,
      min(e.at) as at from public.events e
    where ${ownedBy(actor, 'e')} and e.organisation_id = any(${[...organisationIds]}) and e.type = any(${[...types]})
    group by 1, 2`.execute(tx);
  const found: FirstEvents = new Map();
  for (const { organisationId, type, at } of rows)
    found.set(organisationId, { ...found.get(organisationId), [type]: at });
  return found;
}

/** Partners at which somebody has access: of the others nobody could take a step. */
export async function partnersWithPeople(tx: Tx, actor: Actor): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.organisation_id as id from public.memberships m
    where ${ownedBy(actor, 'm')} and m.ended_at is null and m.kind not like 'vendor.%'`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Which steps of these partners were told already: partner, type of event and clause, with spaces between. */
export async function toldSteps(
  tx: Tx,
  actor: Actor,
  organisationIds: readonly string[],
  types: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ told: string }>`
    select distinct e.organisation_id || ' ' || e.type || ' ' || (e.facts ->> 'clause') as told from public.events e
    where ${ownedBy(actor, 'e')} and e.organisation_id = any(${[...organisationIds]}) and e.type = any(${[...types]})`.execute(
    tx,
  );
  return new Set(rows.map(({ told }) => told));
}
