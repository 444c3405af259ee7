import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import {
  removeRows,
  undoRows,
  whatHangsOn,
  type RecordKeeper,
} from '../../../platform/imports/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { lapseTimer } from '../routing.ts';
import { leadTable } from './lead-table.ts';
import { tellChanged } from './write-leads.ts';

/** A lead that no partner has answered can go, and its open offer with it; the partner is told. */
export const leadKeeper: RecordKeeper = {
  record: 'lead',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: leadTable,
      hanging: async (own, ids) =>
        new Map([
          ...(await repetitionsOf(own, ids)),
          ...(await whatHangsOn(own, 'leads', ids, ['lead_offers'])),
          ...(await answersTo(own, ids)),
        ]),
      remove: removeLeads,
      restored: tellChanged,
    }),
};

async function answersTo(
  { tx, actor }: Call,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string }>`select distinct lead_id as id from public.lead_offers
    where programme_id = ${actor.programmeId} and lead_id = any(${[...ids]}) and status in ('accepted', 'declined')`.execute(
    tx,
  );
  return new Map(rows.map(({ id }) => [id, 'answers of partners']));
}

/** Leads of other sources that joined one of these. */
async function repetitionsOf(
  { tx, actor }: Call,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string }>`select distinct joined_into as id from public.leads
    where programme_id = ${actor.programmeId} and joined_into = any(${[...ids]}) and id <> all(${[...ids]})`.execute(
    tx,
  );
  return new Map(rows.map(({ id }) => [id, 'repeated leads']));
}

async function removeLeads(call: Call, ids: readonly string[]): Promise<void> {
  const { tx, actor } = call;
  const { rows } = await sql<{
    id: string;
    leadId: string;
    organisationId: string;
    status: string;
  }>`
    select id, lead_id, organisation_id, status from public.lead_offers
    where programme_id = ${actor.programmeId} and lead_id = any(${[...ids]})`.execute(tx);
  const offerIds = rows.map(({ id }) => id);
  await sql`delete from public.timers where programme_id = ${actor.programmeId} and kind = ${lapseTimer}
    and subject_id = any(${offerIds})`.execute(tx);
  await sql`delete from public.visibility where programme_id = ${actor.programmeId}
    and record_id = any(${[...ids, ...offerIds]})`.execute(tx);
  await removeRows(call, 'leads', ids);
  await publishMany(
    call,
    'lead-routing.offer-withdrawn',
    rows
      .filter(({ status }) => status === 'open')
      .map(({ id, leadId, organisationId }) => ({
        subjectId: leadId,
        organisationId,
        facts: { offerId: id },
      })),
  );
}
