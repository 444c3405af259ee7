import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import {
  forgetKeys,
  removeRows,
  undoRows,
  whatHangsOn,
  type RecordKeeper,
} from '../../../platform/imports/index.ts';
import { expiryTimer, releaseTimer } from '../timers.ts';
import { dealTable } from './deal-table.ts';
import { tellChanged } from './write-deals.ts';

/** A deal that still stands as it was brought over can go; one that was decided since stays. */
export const dealKeeper: RecordKeeper = {
  record: 'deal',
  undo: (call, changes) =>
    undoRows(call, changes, {
      table: dealTable,
      hanging: (own, ids) =>
        whatHangsOn(own, 'deal_registrations', ids, ['deal_registration_verdicts']),
      remove: removeDeals,
      restored: tellChanged,
    }),
};

async function removeDeals(call: Call, ids: readonly string[]): Promise<void> {
  const { tx, actor } = call;
  await sql`delete from public.timers where programme_id = ${actor.programmeId} and kind = any(${[expiryTimer, releaseTimer]})
    and subject_id = any(${[...ids]})`.execute(tx);
  await sql`delete from public.visibility where programme_id = ${actor.programmeId} and record_id = any(${[...ids]})`.execute(
    tx,
  );
  await forgetKeys(call, ids);
  await removeRows(call, 'deal_registrations', ids);
}
