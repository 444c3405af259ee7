import type { ReactNode } from 'react';

export type Column<Row> = {
  id: string;
  head: string;
  /** The head is only heard (small pictures). */
  quietHead?: boolean;
  cell: (row: Row) => ReactNode;
  /** Any CSS length or share; the column without one takes the rest. */
  width?: string;
  /** Numbers end-aligned beneath an end-aligned head. */
  end?: boolean;
  /** Name of the field in `sort=`; the head becomes a button. */
  sort?: string;
  quiet?: boolean;
  /** Stays on a phone beside the name; by default the second column does. */
  narrow?: boolean;
};

/** Class of a column that is left out on a phone, where only the name and what stays beside it have room. */
export function wideOnly(columns: { narrow?: boolean }[], position: number): string | undefined {
  const chosen = columns.some((column) => column.narrow);
  const stays = position === 0 || (chosen ? columns[position].narrow === true : position === 1);
  return stays ? undefined : 'only-wide';
}

export type Selection = {
  ids: ReadonlySet<string>;
  /** How many are selected, where more are than those that are shown. */
  count?: number;
  onChange: (ids: ReadonlySet<string>) => void;
  /** Acts on the selected. */
  acts?: ReactNode;
  /** How many match in all, when more than are shown: offers to select them. */
  matching?: number;
  onSelectMatching?: () => void;
};

export type TableProps<Row> = {
  label: string;
  rows: Row[];
  columns: Column<Row>[];
  idOf: (row: Row) => string;
  /** Plain name, for the words of check boxes. */
  nameOf: (row: Row) => string;
  /** Enter, Space or a press on a row. */
  onOpen?: (row: Row) => void;
  openId?: string | undefined;
  /** Present order: `name` or `-createdAt`. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  selection?: Selection;
  /** Names wrap to two lines. */
  twoLine?: boolean;
  /** Rows are of an earlier moment: the renewal failed. */
  old?: boolean;
  /** There are more: shows a button beneath. */
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
};
