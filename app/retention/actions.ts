import { sql } from 'kysely';
import { programmeOf, workerOf } from '../../platform/access/index.ts';
import { newId, transaction, type Call, type Database } from '../../platform/database/index.ts';
import { expectVersion } from '../../platform/http/index.ts';
import type { Chore } from '../../platform/jobs/index.ts';
import { publish, type EventTitle } from '../../platform/journal/index.ts';
import { changed, retentionKinds, retentionOf, waits } from './rules.ts';
import type { Retention, RetentionKind } from './rules.ts';
import * as store from './store.ts';

/** How the events of retention read in a time line. */
export const retentionTitles: Record<string, EventTitle> = {
  'programmes.retention-changed': () => 'How long records are kept was changed',
  'programmes.records-deleted': ({ facts: { kind, count } }) => {
    if (kind === 'mails') return `Mails deleted after their time: ${String(count)}`;
    if (kind === 'notifications') return `Notifications deleted after their time: ${String(count)}`;
    return `Prospects deleted after their time: ${String(count)}`;
  },
};

/**
 * What is kept how long.
 *
 * @param tried months to count by instead of those that hold
 */
export async function readRetention(call: Call, tried: Partial<Retention> = {}) {
  const { settings } = await programmeOf(call);
  const holds = retentionOf(settings);
  const kinds = [];
  for (const kind of retentionKinds) {
    const months = tried[kind] === undefined ? holds[kind] : tried[kind];
    const counts =
      kind === 'notifications'
        ? { records: null, due: null, oldest: null }
        : await store.countKept(call, kind, months);
    kinds.push({ kind, months, ...counts });
  }
  return { version: holds.version, from: waits(holds, call.now) ? holds.from : null, kinds };
}

/** Changes what is given and leaves the rest. @throws 412 when somebody was faster */
export async function changeRetention(
  call: Call,
  ifMatch: number | null,
  change: Partial<Retention>,
) {
  const { tx, actor, now } = call;
  await sql`select id from public.programmes where id = ${actor.programmeId} for update`.execute(
    tx,
  );
  const { settings } = await programmeOf(call);
  const before = retentionOf(settings);
  expectVersion(ifMatch, before.version);
  const { from: _from, version: _version, ...months } = before;
  const after: Retention = { ...months, ...change };
  if (retentionKinds.some((kind) => after[kind] !== before[kind])) {
    await store.saveRetention(call, changed(before, after, now));
    await publish(call, 'programmes.retention-changed', {
      subjectId: actor.programmeId,
      facts: { ...after },
    });
  }
  return readRetention(call);
}

/** Deletes what has been kept for its time, batch by batch, each with a line in the journal. */
export function deleteOldRecords(parts: { database: Database; now: () => Date }): Chore {
  return {
    name: 'retention',
    run: async () => {
      const { rows } = await sql<{ id: string; settings: Record<string, unknown> }>`
        select id, settings from public.programmes where settings -> 'retention' is not null`.execute(
        parts.database.pools.worker,
      );
      for (const { id, settings } of rows) {
        const retention = retentionOf(settings);
        if (waits(retention, parts.now())) continue;
        for (const kind of retentionKinds) await deleteKind(parts, id, kind, retention[kind]);
      }
    },
  };
}

async function deleteKind(
  { database, now }: { database: Database; now: () => Date },
  programmeId: string,
  kind: RetentionKind,
  months: number | null,
): Promise<void> {
  if (months === null) return;
  for (let last = false; !last; )
    last = await transaction(database, workerOf(programmeId), now(), newId('req'), async (call) => {
      const deleted = await store.deleteOlder(call, kind, months);
      if (deleted.count > 0)
        await publish(call, 'programmes.records-deleted', {
          subjectId: programmeId,
          facts: { kind, count: deleted.count },
        });
      return deleted.last;
    });
}
