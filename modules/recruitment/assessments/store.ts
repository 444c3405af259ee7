import { sql } from 'kysely';
import { ownedBy, type Call } from '../../../platform/database/index.ts';
import { firmsToSum, type Assessed } from './rules.ts';

export async function findOwn({ tx, actor }: Call): Promise<Assessed | undefined> {
  const { rows } =
    await sql<Assessed>`select terms, pace, recommendation from public.vendor_assessments
      where ${ownedBy(actor, 'vendor_assessments')} and organisation_id = ${actor.organisationId}`.execute(
      tx,
    );
  return rows[0];
}

/** The states of the own firm's applications. */
export async function ownStatuses({ tx, actor }: Call): Promise<string[]> {
  const { rows } = await sql<{ status: string }>`select distinct status from public.applications
      where ${ownedBy(actor, 'applications')} and organisation_id = ${actor.organisationId}`.execute(
    tx,
  );
  return rows.map(({ status }) => status);
}

/** @returns whether it was kept: false when the firm had said so before */
export async function insertAssessment(
  { tx, actor, now }: Call,
  { terms, pace, recommendation }: Assessed,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into public.vendor_assessments (programme_id, organisation_id, terms, pace, recommendation, created_at)
      values (${actor.programmeId}, ${actor.organisationId}, ${terms}, ${pace}, ${recommendation}, ${now})
      on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export type SummaryRow = {
  firms: number;
  termsSum: number;
  paceSum: number;
  recommendationSum: number;
};

export async function findSummary({ tx, actor }: Call): Promise<SummaryRow | undefined> {
  const { rows } =
    await sql<SummaryRow>`select firms, terms_sum, pace_sum, recommendation_sum from public.assessment_summaries
      where ${ownedBy(actor, 'assessment_summaries')}`.execute(tx);
  return rows[0];
}

export async function countAssessments({ tx, actor }: Call): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from public.vendor_assessments
      where ${ownedBy(actor, 'vendor_assessments')}`.execute(tx);
  return Number(rows[0]?.count ?? 0);
}

/** Sums the first whole groups up, if that is more than was summed before. */
export async function sumUp({ tx, actor, now }: Call, answered: number): Promise<void> {
  await sql`insert into public.assessment_summaries as kept (programme_id, firms, terms_sum, pace_sum, recommendation_sum, summed_at)
    select ${actor.programmeId}, count(*), sum(terms), sum(pace), sum(recommendation), ${now}
    from (select terms, pace, recommendation from public.vendor_assessments
      where ${ownedBy(actor, 'vendor_assessments')} order by created_at, organisation_id limit ${firmsToSum(answered)}) first_groups
    having count(*) > 0
    on conflict (programme_id) do update set firms = excluded.firms, terms_sum = excluded.terms_sum,
      pace_sum = excluded.pace_sum, recommendation_sum = excluded.recommendation_sum, summed_at = excluded.summed_at
    where kept.firms < excluded.firms`.execute(tx);
}
