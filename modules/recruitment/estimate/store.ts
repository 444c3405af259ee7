import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/actor.ts';
import type { Call, Tx } from '../../../platform/database/index.ts';
import type { Estimate } from './rules.ts';

export type StoredEstimate = Estimate & { currency: string; asOf: string };

/** Replaces all estimates of the programme. */
export async function saveEstimates(
  { tx, actor, now }: Call,
  found: readonly Estimate[],
  { currency, asOf }: { currency: string; asOf: string },
): Promise<void> {
  await sql`delete from public.earnings_estimates where programme_id = ${actor.programmeId}`.execute(
    tx,
  );
  await sql`insert into public.earnings_estimates (programme_id, country, firms, low_minor, middle_minor, high_minor, currency, as_of, computed_at)
    select ${actor.programmeId}, r.country, r.firms, r."lowMinor", r."middleMinor", r."highMinor", ${currency}, ${asOf}, ${now}
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      as r (country text, firms integer, "lowMinor" bigint, "middleMinor" bigint, "highMinor" bigint)`.execute(
    tx,
  );
}

/** All partners first, then the countries with most firms. */
export async function listEstimates(tx: Tx, actor: Actor): Promise<StoredEstimate[]> {
  const { rows } = await sql<StoredEstimate>`
    select country, firms, low_minor, middle_minor, high_minor, currency, as_of from public.earnings_estimates
    where programme_id = ${actor.programmeId} order by country = '' desc, firms desc, country`.execute(
    tx,
  );
  return rows.map((row) => ({
    ...row,
    lowMinor: Number(row.lowMinor),
    middleMinor: Number(row.middleMinor),
    highMinor: Number(row.highMinor),
  }));
}
