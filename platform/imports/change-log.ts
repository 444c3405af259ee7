import { sql } from 'kysely';
import type { Call } from '../database/index.ts';
import type { Change } from './kind.ts';

/** Keeps what an import does, in its order, so that it can be taken back. */
export function changeLog({ tx, actor }: Call, importId: string) {
  let number = 0;
  return {
    add: async (changes: readonly Change[]): Promise<void> => {
      for (let start = 0; start < changes.length; start += 2_000) {
        const rows = changes
          .slice(start, start + 2_000)
          .map((change) => ({ ...change, number: number++ }));
        await sql`insert into public.import_changes (programme_id, import_id, number, record, record_id, action, before, after)
          select ${actor.programmeId}, ${importId}, r.number, r.record, r."recordId", r.action, r.before, r.after
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as r (number integer, record text, "recordId" text, action text, before jsonb, after jsonb)`.execute(
          tx,
        );
      }
    },
  };
}

/** Changes of an import, the last ones first, some thousand at a time, each time those before `number`. */
export async function changesBefore(
  { tx, actor }: Call,
  importId: string,
  number: number,
): Promise<(Change & { number: number })[]> {
  const { rows } = await sql<Change & { number: number }>`
    select number, record, record_id, action, before, after from public.import_changes
    where programme_id = ${actor.programmeId} and import_id = ${importId} and number < ${number}
    order by number desc limit 2000`.execute(tx);
  return rows;
}

/** What was changed can no longer be taken back: its record of changes goes. @returns how many imports */
export async function forgetChanges({ tx, actor, now }: Call): Promise<void> {
  await sql`delete from public.import_changes c using public.imports i
    where i.programme_id = ${actor.programmeId} and c.programme_id = i.programme_id and c.import_id = i.id
      and (i.undo_until <= ${now} or i.status = 'undone')`.execute(tx);
}
