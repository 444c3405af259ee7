import { join } from 'node:path';
import { sql } from 'kysely';
import { present } from '../platform/clock/index.ts';
import type { Call } from '../platform/database/index.ts';
import { replayDecisions } from '../platform/decisions/index.ts';
import { checkFiles } from '../platform/files/index.ts';
import {
  inEveryProgramme,
  strayCheck,
  verify,
  verifyAnchors,
  verifyJournal,
  type Verification,
  type VerifyCheck,
} from '../platform/journal/index.ts';
import type { Installation } from './installation.ts';

/** Every check of `verify`, over the whole installation. It only reads. */
export function verifyInstallation({ database, settings }: Installation): Promise<Verification> {
  const parts = { database, now: present };
  return verify([
    { name: 'journal chain', run: () => verifyJournal(database, present()) },
    {
      name: 'journal anchors',
      run: () =>
        verifyAnchors({ database, folder: join(settings.dataDir, 'anchors'), now: present }),
    },
    decisionsReplay(parts),
    checkFiles(parts),
    strayCheck('visibility without a record', parts, strayVisibility),
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

async function strayVisibility({ tx, actor }: Call) {
  const { rows } = await sql<{ id: string; known: boolean }>`select v.record_id as id, (
      exists (select 1 from public.leads l where l.programme_id = v.programme_id and l.id = v.record_id)
      or exists (select 1 from public.accounts a where a.programme_id = v.programme_id and a.id = v.record_id)
      or exists (select 1 from public.deal_registrations d where d.programme_id = v.programme_id and d.id = v.record_id)) as known
    from public.visibility v where v.programme_id = ${actor.programmeId}`.execute(tx);
  return {
    count: rows.length,
    bad: rows
      .filter((row) => !row.known)
      .map((row) => ({ id: row.id, problem: 'It is visible to a partner and does not exist.' })),
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
