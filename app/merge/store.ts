import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Call } from '../../platform/database/index.ts';
import type { Moved } from './contract.ts';

export type Counts = z.output<typeof Moved>;
export type Overlap = { peopleInBoth: number; customersOfBoth: number; leadsOfBoth: number };

type Move = { readonly from: string; readonly into: string };

/** Registrations that stand: the others close nobody out. */
const standing = sql`status not in ('withdrawn', 'rejected', 'declined', 'expired')`;

/** Waits for what is being written under either partner, so that all of it moves. */
export async function lockBoth({ tx, actor }: Call, { from, into }: Move): Promise<void> {
  await sql`select id from public.partners
    where programme_id = ${actor.programmeId} and id in (${from}, ${into}) order by id for update`.execute(
    tx,
  );
}

/** How much of each kind would move. */
export async function countMoves({ tx, actor }: Call, { from, into }: Move): Promise<Counts> {
  const count = (table: string, more: RawBuilder<unknown> = sql`true`) =>
    sql`(select count(*)::int from ${sql.table(`public.${table}`)} t
      where t.programme_id = ${actor.programmeId} and t.organisation_id = ${from} and ${more})`;
  const { rows } = await sql<Counts>`select
    ${count('memberships', sql`t.ended_at is null and ${notIn(into)}`)} as people,
    ${count('deal_registrations')} as deals, ${count('leads')} as leads, ${count('lead_offers')} as offers,
    ${count('accounts')} as accounts, ${count('order_lines')} as order_lines,
    ${count('applications')} as applications, ${count('partnerships')} as partnerships,
    ${count('decision_parties', sql`t.subject_id <> ${from}`)} as decisions`.execute(tx);
  if (!rows[0]) throw new Error('Counting gave no row.');
  return rows[0];
}

/** What both partners have of one thing. */
export async function overlap({ tx, actor }: Call, { from, into }: Move): Promise<Overlap> {
  const both = (column: string) => sql`(select count(distinct one.${sql.ref(column)})::int
    from public.deal_registrations one join public.deal_registrations other
      on other.programme_id = one.programme_id and other.organisation_id = ${into} and other.${sql.ref(column)} = one.${sql.ref(column)}
    where one.programme_id = ${actor.programmeId} and one.organisation_id = ${from}
      and one.${standing} and other.${standing})`;
  const { rows } =
    await sql<Overlap>`select ${both('account_id')} as customers_of_both, ${both('lead_id')} as leads_of_both,
    (select count(*)::int from public.memberships t where t.programme_id = ${actor.programmeId}
      and t.organisation_id = ${from} and t.ended_at is null and not ${notIn(into)}) as people_in_both`.execute(
      tx,
    );
  if (!rows[0]) throw new Error('Counting gave no row.');
  return rows[0];
}

const notIn = (into: string) => sql`not exists (select 1 from public.memberships o
  where o.programme_id = t.programme_id and o.organisation_id = ${into} and o.person_id = t.person_id)`;

/** Gives the one partner's records to the other. Its sessions and keys have ended by then, with its organisation. */
export async function moveRecords(call: Call, move: Move): Promise<void> {
  const { tx, actor } = call;
  await moveSight(call, move);
  for (const table of ['deal_registrations', 'leads', 'lead_offers', 'accounts', 'applications'])
    await sql`update ${sql.table(`public.${table}`)} set organisation_id = ${move.into}, version = version + 1
      where programme_id = ${actor.programmeId} and organisation_id = ${move.from}`.execute(tx);
  await sql`update public.partnerships set organisation_id = ${move.into}, version = version + 1
    where programme_id = ${actor.programmeId} and organisation_id = ${move.from}`.execute(tx);
  await sql`update public.order_lines set organisation_id = ${move.into}
    where programme_id = ${actor.programmeId} and organisation_id = ${move.from}`.execute(tx);
  await sql`update public.partners set merged_into = ${move.into}
    where programme_id = ${actor.programmeId} and merged_into = ${move.from}`.execute(tx);
  await movePeople(call, move);
  await tellDecisions(call, move);
}

/** What the one saw the other sees; of a record that both saw, the wider sight stays. */
async function moveSight({ tx, actor }: Call, { from, into }: Move): Promise<void> {
  await sql`insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    select v.programme_id, v.record_id, ${into}, v.level, v.granted_at from public.visibility v
    where v.programme_id = ${actor.programmeId} and v.organisation_id = ${from}
    on conflict (programme_id, record_id, organisation_id) do update
      set level = excluded.level, granted_at = excluded.granted_at
      where visibility.level <> 'own' and excluded.level in ('own', 'granted')`.execute(tx);
  await sql`delete from public.visibility
    where programme_id = ${actor.programmeId} and organisation_id = ${from}`.execute(tx);
}

/** Who works at both keeps what it is at the one that stays, ended or not; the others come along as what they are. */
async function movePeople({ tx, actor, now }: Call, { from, into }: Move): Promise<void> {
  await sql`update public.memberships t set organisation_id = ${into}, version = version + 1
    where t.programme_id = ${actor.programmeId} and t.organisation_id = ${from} and t.ended_at is null and ${notIn(into)}`.execute(
    tx,
  );
  await sql`update public.memberships t set ended_at = ${now}, version = version + 1
    where t.programme_id = ${actor.programmeId} and t.organisation_id = ${from} and t.ended_at is null`.execute(
    tx,
  );
}

/** Decisions about what moved are read by who has it now, as they were told. Those about the partner itself stay with it. */
async function tellDecisions({ tx, actor }: Call, { from, into }: Move): Promise<void> {
  await sql`insert into public.decision_parties (programme_id, decision_id, organisation_id, kind, subject_id, decided_at, appeal_by, telling)
    select d.programme_id, d.decision_id, ${into}, d.kind, d.subject_id, d.decided_at, d.appeal_by, d.telling
    from public.decision_parties d
    where d.programme_id = ${actor.programmeId} and d.organisation_id = ${from} and d.subject_id <> ${from}
    on conflict do nothing`.execute(tx);
}
