import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

/** The partner that may read an event about this organisation; null for the vendor's own. */
export async function partnerOf(
  { tx, actor }: Call,
  organisationId: string,
): Promise<string | null> {
  const { rows } = await sql<{ side: string }>`select side from public.organisations
    where programme_id = ${actor.programmeId} and id = ${organisationId}`.execute(tx);
  return rows[0]?.side === 'partner' ? organisationId : null;
}
