import type { Call } from '../database/index.ts';
import { sameValue } from './difference.ts';
import type { Change, Kept, Values } from './kind.ts';
import { removeRows, rowsById, writeRows, type RecordTable, type StoredRow } from './rows.ts';

export type UndoParts = {
  table: RecordTable;
  /** Which of these records may not be taken away, by id, and what hangs on them. */
  hanging: (call: Call, ids: readonly string[]) => Promise<Map<string, string>>;
  /** Takes records away; by itself only their rows. */
  remove?: (call: Call, ids: readonly string[]) => Promise<void>;
  /** After old values were written back: versions to keep, events to tell. */
  restored?: (call: Call, rows: readonly { id: string; fields: string[] }[]) => Promise<void>;
};

/**
 * Takes changes of one table back, as far as they still stand: a record that was created goes when
 * nothing hangs on it, one that was changed gets its old values. What somebody changed since stays.
 */
export async function undoRows(
  call: Call,
  changes: readonly Change[],
  parts: UndoParts,
): Promise<Kept[]> {
  const present = await rowsById(call, parts.table, [
    ...new Set(changes.map(({ recordId }) => recordId)),
  ]);
  const kept: Kept[] = [];
  const stay = ({ record, recordId }: Change, reason: string) =>
    void kept.push({ record, recordId, reason });
  const standing = changes.filter((change) => {
    const why = whyNot(present.get(change.recordId), change);
    if (why !== null) stay(change, why);
    return why === null;
  });
  const made = standing.filter(({ action }) => action === 'created');
  const hanging =
    made.length === 0
      ? new Map<string, string>()
      : await parts.hanging(
          call,
          made.map(({ recordId }) => recordId),
        );
  for (const change of made) {
    const what = hanging.get(change.recordId);
    if (what !== undefined) stay(change, `There are ${what} that belong to it.`);
  }
  const goes = made.map(({ recordId }) => recordId).filter((id) => !hanging.has(id));
  if (goes.length > 0)
    await (parts.remove ?? ((own, ids) => removeRows(own, parts.table.table, ids)))(call, goes);
  const back = standing.flatMap(({ action, recordId, before }) =>
    action === 'changed' ? [{ id: recordId, values: before ?? {} }] : [],
  );
  await writeRows(call, parts.table, back);
  await parts.restored?.(
    call,
    back.map(({ id, values }) => ({ id, fields: Object.keys(values) })),
  );
  return kept;
}

function whyNot(row: StoredRow | undefined, { after }: Change): string | null {
  if (!row) return 'It is not there any more.';
  const moved = movedSince(row.values, after);
  return moved.length === 0
    ? null
    : `It was changed since the import: ${moved.slice(0, 5).join(', ')}.`;
}

function movedSince(present: Values, after: Values): string[] {
  return Object.keys(after).filter(
    (name) => name in present && !sameValue(present[name] ?? null, after[name] ?? null),
  );
}
