import { sql } from 'kysely';
import type { Call } from '../database/index.ts';
import { isLanguage, type Language } from '../language/index.ts';

/**
 * The language of whoever reads mail at the address, as far as the caller's own role may know the person; of somebody
 * who has none yet, the language of whoever writes.
 *
 * @returns null for English
 */
export async function readerLanguage(
  { tx, actor }: Call,
  address: string,
): Promise<Language | null> {
  const { rows } = await sql<{ language: string }>`select language from public.memberships
    where programme_id = ${actor.programmeId} and language is not null
      and (lower(email) = lower(${address}) or person_id = ${actor.personId})
    order by lower(email) = lower(${address}) desc, ended_at is null desc, created_at desc limit 1`.execute(
    tx,
  );
  const found = rows[0]?.language;
  return isLanguage(found) ? found : null;
}
