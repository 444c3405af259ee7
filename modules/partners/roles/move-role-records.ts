import type { Call } from '../../../platform/database/index.ts';
import type { JournalEvent } from '../../../platform/journal/index.ts';
import { moveReferrals } from './alliance/store.ts';
import { moveTests } from './integration/store.ts';

/** After a merge of partners: what belongs to single roles goes to the one that took over. */
export async function moveRoleRecords(call: Call, event: JournalEvent): Promise<void> {
  const from = event.facts['fromId'];
  if (typeof from !== 'string') return;
  const move = { from, into: event.subjectId };
  await moveReferrals(call, move);
  await moveTests(call, move);
}
