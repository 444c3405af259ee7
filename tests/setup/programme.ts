import { sql } from 'kysely';
import { hostOf, workerOf, type Actor } from '../../platform/access/actor.ts';
import { newId, transaction, type Call, type Database } from '../../platform/database/index.ts';

/** A programme of the test's own with the vendor's host and partners, as actors. */
export type TestProgramme = {
  programmeId: string;
  /** May what an administrator of the vendor may. */
  vendor: Actor;
  worker: Actor;
  /** Makes a partner organisation and returns an administrator of it. */
  partner: (name: string) => Promise<Actor>;
  /** Runs work in one transaction as an actor. */
  as: <T>(actor: Actor, work: (call: Call) => Promise<T>, now?: Date) => Promise<T>;
};

/** A Wednesday morning in November: the moment at which tests act unless they say otherwise. */
export const testNow = new Date('2026-11-25T09:00:00.000Z');

/** Makes an empty programme straight in the tables, for tests of what stands below sign-in. */
export async function testProgramme(database: Database): Promise<TestProgramme> {
  const programmeId = newId('prog');
  const worker = workerOf(programmeId);
  const as: TestProgramme['as'] = (actor, work, now = testNow) =>
    transaction(database, actor, now, newId('req'), work);
  await as(worker, ({ tx }) =>
    sql`insert into public.programmes (id, slug, name, vendor_name, time_zone, currency, created_at)
      values (${programmeId}, ${programmeId.replace('_', '-')}, 'Trial', 'Adventure Works', 'UTC', 'USD', ${testNow})`.execute(
      tx,
    ),
  );
  return {
    programmeId,
    vendor: hostOf(programmeId),
    worker,
    as,
    partner: async (name) => {
      const organisationId = newId('org');
      await as(worker, ({ tx }) =>
        sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
          values (${programmeId}, ${organisationId}, 'partner', ${organisationId.replace('_', '-')}, ${name}, ${testNow})`.execute(
          tx,
        ),
      );
      return {
        ...worker,
        kind: 'partner.admin',
        side: 'partner',
        organisationId,
        personId: newId('per'),
        name,
        surface: 'web',
      };
    },
  };
}
