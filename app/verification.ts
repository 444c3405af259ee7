import { sql } from 'kysely';
import { present } from '../platform/clock/index.ts';
import type { Call } from '../platform/database/index.ts';
import { replayDecisions } from '../platform/decisions/index.ts';
import { checkFiles } from '../platform/files/index.ts';
import {
  checkJournal,
  checkOrphans,
  inEveryProgramme,
  strayCheck,
  verify,
  type Verification,
  type VerifyCheck,
} from '../platform/journal/index.ts';
import type { Installation } from './installation.ts';

/** Where the records lie that can be shown to a partner or wait for a moment, by the prefix of their ids. */
export const recordTables = {
  acc: 'accounts',
  appl: 'applications',
  deal: 'deal_registrations',
  lead: 'leads',
  meet: 'meetings',
  offer: 'lead_offers',
} as const;

/** Every check of `verify`, over the whole installation. It only reads. */
export function verifyInstallation({ database, settings }: Installation): Promise<Verification> {
  const parts = { database, now: present };
  return verify([
    ...checkJournal({ ...parts, dataDir: settings.dataDir }),
    decisionsReplay(parts),
    checkFiles(parts),
    ...checkOrphans(parts, recordTables),
    strayCheck('accepted leads without their partner’s sight', parts, unseenLeads),
  ]);
}

function decisionsReplay({
  database,
  now,
}: {
  database: Installation['database'];
  now: () => Date;
}): VerifyCheck {
  return {
    name: 'decisions replay',
    run: () =>
      inEveryProgramme(database, now(), async (call) => {
        const { count, firstBad } = await replayDecisions(call);
        return firstBad
          ? {
              ok: false,
              count,
              firstBad: {
                programmeId: call.actor.programmeId,
                id: firstBad.id,
                problem: firstBad.reason,
              },
            }
          : { ok: true, count };
      }),
  };
}

async function unseenLeads({ tx, actor }: Call) {
  const { rows } = await sql<{
    id: string;
    seen: boolean;
  }>`select l.id, exists (select 1 from public.visibility v where v.programme_id = l.programme_id and v.record_id = l.id
      and v.organisation_id = l.organisation_id) as seen from public.leads l where l.programme_id = ${actor.programmeId} and l.organisation_id is not null`.execute(
    tx,
  );
  return {
    count: rows.length,
    bad: rows
      .filter((row) => !row.seen)
      .map((row) => ({ id: row.id, problem: 'Its partner cannot see it.' })),
  };
}
