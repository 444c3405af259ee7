import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { derivedKey, newId, transaction, type Database } from '../database/index.ts';

type Reader = { programmeId: string; organisationId: string; personId: string };

/** Ends somebody's digest without signing in: the address itself says whose it is, and nobody else can make it. */
export function unsubscribeLink(
  database: Pick<Database, 'secret'>,
  { programmeId, organisationId, personId }: Reader,
): string {
  const said = `${programmeId}.${organisationId}.${personId}`;
  return `/unsubscribe/${said}.${sign(database, said)}`;
}

/** @returns whose digest the address ends; null when it was not made here */
export function readerOf(database: Pick<Database, 'secret'>, token: string): Reader | null {
  const [programmeId = '', organisationId = '', personId = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(database, `${programmeId}.${organisationId}.${personId}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return { programmeId, organisationId, personId };
}

/** No further digest goes out; what would have stood in it is read on the desk. */
export async function endDigest(database: Database, reader: Reader, now: Date): Promise<void> {
  await transaction(database, workerOf(reader.programmeId), now, newId('req'), async ({ tx }) => {
    await sql`insert into public.notification_choices (programme_id, organisation_id, person_id, digest)
      select m.programme_id, m.organisation_id, m.person_id, 'never' from public.memberships m
      where m.programme_id = ${reader.programmeId} and m.organisation_id = ${reader.organisationId} and m.person_id = ${reader.personId}
      on conflict (programme_id, organisation_id, person_id) do update set digest = 'never', version = notification_choices.version + 1`.execute(
      tx,
    );
    await sql`update public.notifications set digest_from = null where programme_id = ${reader.programmeId}
      and organisation_id = ${reader.organisationId} and person_id = ${reader.personId}`.execute(
      tx,
    );
  });
}

function sign({ secret }: Pick<Database, 'secret'>, said: string): string {
  return createHmac('sha256', derivedKey(secret, 'unsubscribe')).update(said).digest('base64url');
}
