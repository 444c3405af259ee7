import { sql } from 'kysely';
import { workerOf } from '../../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../../platform/database/index.ts';

export type NewProgramme = {
  slug: string;
  name: string;
  vendorName: string;
  vendorDomain: string | null;
  timeZone: string;
  currency: string;
  description: string;
  sample: boolean;
  settings?: Record<string, unknown>;
};

/** Makes a programme and the vendor's own organisation in it. */
export async function createProgramme(
  call: Call,
  programme: NewProgramme,
): Promise<{ vendorId: string }> {
  const { tx, actor, now } = call;
  const vendorId = newId('org');
  await sql`insert into public.programmes (id, slug, name, vendor_name, vendor_domain, time_zone, currency, description, sample, settings, created_at)
    values (${actor.programmeId}, ${programme.slug}, ${programme.name}, ${programme.vendorName}, ${programme.vendorDomain}, ${programme.timeZone}, ${programme.currency}, ${programme.description},
      ${programme.sample}, ${JSON.stringify(programme.settings ?? {})}::jsonb, ${now})`.execute(tx);
  await sql`insert into public.organisations (programme_id, id, side, slug, name, created_at)
    values (${actor.programmeId}, ${vendorId}, 'vendor', 'vendor', ${programme.vendorName}, ${now})`.execute(
    tx,
  );
  return { vendorId };
}

/** Work of the installation itself inside one programme. */
export function asWorker<T>(
  database: Database,
  programmeId: string,
  now: Date,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  return transaction(database, workerOf(programmeId), now, newId('req'), work);
}

export type KnownProgramme = { id: string; slug: string; sample: boolean; loading: boolean };

export async function listProgrammes(database: Database): Promise<KnownProgramme[]> {
  const { rows } =
    await sql<KnownProgramme>`select id, slug, sample, coalesce((settings ->> 'loading')::boolean, false) as loading from public.programmes order by id`.execute(
      database.pools.worker,
    );
  return rows;
}

/** Takes a whole programme away: everything in it hangs on its row. */
export async function removeProgramme(
  database: Database,
  programmeId: string,
  now: Date,
): Promise<void> {
  await asWorker(database, programmeId, now, async ({ tx }) => {
    await sql`delete from public.programmes where id = ${programmeId}`.execute(tx);
  });
}
