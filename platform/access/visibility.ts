import { sql } from 'kysely';
import type { Call } from '../database/index.ts';

export type VisibilityLevel = 'offered' | 'granted' | 'downline';

/**
 * Lets an organisation see a record that is not its own. Own records are opened by the
 * database itself when they are inserted; only the vendor's side and the worker may widen.
 */
export async function grantVisibility(
  { tx, actor, now }: Call,
  recordId: string,
  organisationId: string,
  level: VisibilityLevel,
): Promise<void> {
  await sql`insert into public.visibility (programme_id, record_id, organisation_id, level, granted_at)
    values (${actor.programmeId}, ${recordId}, ${organisationId}, ${level}, ${now})
    on conflict (programme_id, record_id, organisation_id) do update set level = excluded.level, granted_at = excluded.granted_at
      where visibility.level <> 'own'`.execute(tx);
}

/** Takes a sight away; it binds the very next request. A record's own organisation keeps it. */
export async function revokeVisibility(
  { tx, actor }: Call,
  recordId: string,
  organisationId: string,
): Promise<void> {
  await sql`delete from public.visibility where programme_id = ${actor.programmeId} and record_id = ${recordId}
    and organisation_id = ${organisationId} and level <> 'own'`.execute(tx);
}
