import type { Call } from '../database/index.ts';
import type { ByteSource, RowProblem } from '../files/csv/index.ts';
import type { TargetField } from '../files/columns/index.ts';

/** A value of a field or column, as JSON holds it; exact decimals and days are texts. */
export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Value>>;

export type ImportField = TargetField & {
  /** For people: in mapping screens and refusals. */
  label: string;
  maxCharacters?: number;
  /** Several values in one cell, between `;` or `|`. */
  list?: boolean;
  /** The only values taken; compared without case, blanks and hyphens. */
  oneOf?: readonly string[];
  /** Bounds of an integer; 0 and 2,000,000,000 unless said. */
  atLeast?: number;
  atMost?: number;
};

/** A row whose cells were read by the mapping: each mapped field with its value, null where the cell is empty. */
export type ReadRow = { row: number; values: Values };

/** What importing a row would do. `label` names the record for a person. */
export type Plan =
  | { outcome: 'refused'; problems: RowProblem[] }
  | (Identified & { outcome: 'create'; values: Values })
  | (Identified & { outcome: 'change'; id: string; before: Values; after: Values })
  | (Identified & { outcome: 'unchanged'; id: string });

type Identified = {
  label: string;
  /** What the row is known by in this file and the next; two rows may not share it with different values. */
  key: string;
  /** Further identities that no other row may have. */
  claims?: readonly string[];
  /** What a row without the key would be known by; another row may have it too, unless it is that row's key. */
  alias?: string;
};

export type WritePlan = Extract<Plan, { outcome: 'create' | 'change' }>;

/** What an import did to one record. `before` and `after` hold the columns that it wrote. */
export type Change = {
  record: string;
  recordId: string;
  action: 'created' | 'changed';
  before: Values | null;
  after: Values;
};

/** One pass over a file: the check, or after it the writing. */
export type KindRun = {
  /** Looks up what the rows stand for. @returns one plan per row, in their order */
  plan: (call: Call, rows: readonly ReadRow[]) => Promise<Plan[]>;
  /** Writes a chunk, with the events that the module tells of such changes. */
  write: (call: Call, plans: readonly WritePlan[]) => Promise<Change[]>;
  /** After the last chunk. @returns further facts for the result */
  finish?: (call: Call, wrote: boolean) => Promise<Record<string, unknown>>;
};

/** What can be imported, as its module knows it. The engine knows no word of the field. */
export type ImportKind = {
  /** The word on the command line, such as `partners`. */
  kind: string;
  title: string;
  fields: readonly ImportField[];
  /** Fields that can tell records apart, best first; `what` says it to a person. */
  keys: readonly { field: string; what: string }[];
  begin: (
    call: Call,
    use: { key: string; mapped: ReadonlySet<string>; importId: string },
  ) => Promise<KindRun>;
  /** Other file formats than CSV, by name. */
  formats?: Readonly<Record<string, ImportFormat>>;
};

export type FormatOptions = { map?: unknown; today: string; importId: string };
export type FormatOutcome = {
  counts: Counts;
  refused: RowProblem[];
  warnings: RowProblem[];
  examples: Example[];
  /** Further facts for the result, such as totals by group. */
  facts: Record<string, unknown>;
  changes: Change[];
};

/** A format of its own reads and compares the file itself; with `write` false it writes nothing. */
export type ImportFormat = {
  run: (
    call: Call,
    source: ByteSource,
    options: FormatOptions,
    write: boolean,
  ) => Promise<FormatOutcome>;
};

export type Counts = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  left: number;
};

/** One record as the import would change it, exactly. */
export type Example = {
  row: number;
  action: 'create' | 'change';
  label: string;
  id: string | null;
  differences: { field: string; from: Value; to: Value }[];
};

/** A change that could not be taken back, and why, in words. */
export type Kept = { record: string; recordId: string; reason: string };

/** How one kind of record is put back as it was. */
export type RecordKeeper = {
  record: string;
  /** @returns the changes that stay, each with its reason; all others are taken back */
  undo: (call: Call, changes: readonly Change[], importId: string) => Promise<Kept[]>;
};

/** @returns a refusal of one row, that names the field and how to mend it */
export function problem(
  row: number,
  field: string | null,
  code: string,
  message: string,
): RowProblem {
  return { row, field, code, message };
}
