import { sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { machineTime } from './tokens.ts';

const keptDays = 90;

/**
 * Removes what signing in leaves behind: spent challenges and codes after a day; ended sessions
 * and used or expired links after 90 days, until when a person may still be told what became of them.
 */
export async function tidyAccess(database: Database): Promise<void> {
  const now = machineTime().getTime();
  const dayAgo = new Date(now - 86_400_000);
  const old = new Date(now - keptDays * 86_400_000);
  const { auth } = database.pools;
  await sql`delete from auth.verifications where "expiresAt" < ${dayAgo}`.execute(auth);
  await sql`delete from auth.library_sessions where "expiresAt" < ${dayAgo}`.execute(auth);
  await sql`delete from auth.tries where tried_at < ${dayAgo}`.execute(auth);
  await sql`delete from auth.sessions where coalesce(ended_at, expires_at) < ${old}`.execute(auth);
  await sql`delete from auth.links where coalesce(used_at, expires_at) < ${old}`.execute(auth);
}
