import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import { newId, ownedBy, type Call, type Tx } from '../../../platform/database/index.ts';
import { notFound } from '../../../platform/refusal/index.ts';
import type { AcceptanceRow } from './tables.ts';

const columns = sql`a.id, a.organisation_id, a.policy_id, a.policy_version, a.country, a.person_id, a.person_name, a.digest, a.surface, a.accepted_at`;

/** The newest acceptance of each partner among these; of all when none are named. */
export async function latestAcceptances(
  tx: Tx,
  actor: Actor,
  organisationIds?: readonly string[],
): Promise<Map<string, AcceptanceRow>> {
  const named = organisationIds ? sql`and a.organisation_id = any(${[...organisationIds]})` : sql``;
  const { rows } =
    await sql<AcceptanceRow>`select distinct on (a.organisation_id) ${columns} from public.agreement_acceptances a
    where ${ownedBy(actor, 'a')} ${named} order by a.organisation_id, a.policy_version desc`.execute(
      tx,
    );
  return new Map(rows.map((row) => [row.organisationId, row]));
}

export async function getAcceptance(tx: Tx, actor: Actor, id: string): Promise<AcceptanceRow> {
  const { rows } = await sql<AcceptanceRow>`select ${columns} from public.agreement_acceptances a
    where ${ownedBy(actor, 'a')} and a.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @returns the new row's id; null when this version was accepted before */
export async function insertAcceptance(
  { tx, actor, now }: Call,
  row: Omit<AcceptanceRow, 'id' | 'acceptedAt'>,
): Promise<string | null> {
  const id = newId('accept');
  const { rows } = await sql<{ id: string }>`
    insert into public.agreement_acceptances (programme_id, id, organisation_id, policy_id, policy_version, country, person_id, person_name, digest, surface, accepted_at)
    values (${actor.programmeId}, ${id}, ${row.organisationId}, ${row.policyId}, ${row.policyVersion}, ${row.country}, ${row.personId},
      ${row.personName}, ${row.digest}, ${row.surface}, ${now})
    on conflict do nothing returning id`.execute(tx);
  return rows[0]?.id ?? null;
}
