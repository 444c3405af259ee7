import { sql } from 'kysely';
import { derivedKey, type Database } from '../database/index.ts';
import { createHmac } from 'node:crypto';
import { refuse } from '../refusal/index.ts';
import { machineTime } from './tokens.ts';

export type Purpose = 'code' | 'request';

const windowMinutes = 15;

/**
 * Counts a try at an address. After `limit` tries within a quarter of an hour one more is let
 * through a minute: a guesser is slowed down, the owner never shut out for good. Addresses
 * are kept as keyed hashes and treated alike whether anybody has them or not.
 *
 * @returns 0 when the try may go on, else the seconds to wait
 */
export async function countTry(
  database: Database,
  address: string,
  purpose: Purpose,
  limit: number,
): Promise<number> {
  const subject = subjectOf(database, address);
  const now = machineTime();
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  return database.pools.auth.transaction().execute(async (tx) => {
    // One at a time for each address, or a thousand guesses at once would all be the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${purpose} ${subject}`}, 0))`.execute(
      tx,
    );
    const { rows } = await sql<{ count: number; last: string | null }>`
      select count(*) as count, max(tried_at) as last from auth.tries
      where subject_hash = ${subject} and purpose = ${purpose} and tried_at > ${since}`.execute(tx);
    const count = rows[0]?.count ?? 0;
    const last = rows[0]?.last ?? null;
    const waited = last === null ? 60 : (now.getTime() - new Date(last).getTime()) / 1000;
    if (count >= limit && waited < 60) return Math.ceil(60 - waited);
    await sql`insert into auth.tries (subject_hash, purpose, tried_at) values (${subject}, ${purpose}, ${now})`.execute(
      tx,
    );
    await sql`delete from auth.tries where tried_at < ${since}`.execute(tx);
    return 0;
  });
}

/** Whoever signed in has shown to be the owner; the tries before count no longer. */
export async function forgetTries(database: Database, address: string): Promise<void> {
  await sql`delete from auth.tries where subject_hash = ${subjectOf(database, address)}`.execute(
    database.pools.auth,
  );
}

function subjectOf(database: Database, address: string): string {
  return createHmac('sha256', derivedKey(database.secret, 'tries')).update(address).digest('hex');
}

/** @throws 429 with the seconds to wait, unless there are none */
export function refuseTooMany(wait: number): void {
  if (wait > 0)
    throw refuse('access.too-many-tries', {
      status: 429,
      detail: `Too many codes were tried for this address. Try again in ${wait} seconds.`,
      retryAfterSeconds: wait,
    });
}
