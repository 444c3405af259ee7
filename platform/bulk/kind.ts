import type { z } from 'zod';
import type { ActorKind } from '../access/actor.ts';
import type { Catalogue } from '../conditions/index.ts';
import type { Call } from '../database/index.ts';
import type { RecordTable, StoredRow, Values } from '../imports/index.ts';

/** What an action would make of a record: the columns it wants, or why it leaves the record alone. */
export type RowPlan = { wanted: Values } | { refused: { code: string; message: string } };

/** What was done to one record; `before` and `after` hold the columns that were written. */
export type RowChange = { id: string; label: string; before: Values; after: Values };

/** Something that can be done to many records, as their module knows it. The engine knows no word of the field. */
export type BulkAction = {
  /** The word in a request, such as `add-role`. */
  action: string;
  title: string;
  /** Who may; keys stand for their owner. */
  may: readonly ActorKind[];
  values: z.ZodType;
  /** Decides from the record and the values alone. */
  plan: (row: StoredRow, values: never) => RowPlan;
  /** Writes some hundred records, with the events and decisions that belong to such changes. */
  write: (call: Call, changes: readonly RowChange[], values: never) => Promise<void>;
  /** Puts back what still stands as it was written. */
  undo: (call: Call, changes: readonly RowChange[], values: never) => Promise<void>;
};

/** An action whose parts agree on the shape of its values. */
export function bulkAction<S extends z.ZodType>(
  action: Omit<BulkAction, 'values' | 'plan' | 'write' | 'undo'> & {
    values: S;
    plan: (row: StoredRow, values: z.output<S>) => RowPlan;
    write: (call: Call, changes: readonly RowChange[], values: z.output<S>) => Promise<void>;
    undo: (call: Call, changes: readonly RowChange[], values: z.output<S>) => Promise<void>;
  },
): BulkAction {
  return action;
}

/** Records of which many can be changed at once. */
export type BulkKind = {
  /** The word in a request, such as `partners`. */
  kind: string;
  title: string;
  /** By which they are chosen; its columns go by the table's name. */
  catalogue: Catalogue;
  /** The columns that actions read. */
  table: RecordTable;
  labelOf: (row: StoredRow) => string;
  actions: readonly BulkAction[];
};
