/** A column as the reader chooses it. */
export type ColumnName = { id: string; head: string };

/** The columns that the address names, or all; the first, which names the row, always stays. */
export function shownColumns<C extends { id: string }>(
  columns: C[],
  { search }: { search: Record<string, string> },
): C[] {
  const asked = search.columns?.split(',');
  if (!asked) return columns;
  return columns.filter((column, position) => position === 0 || asked.includes(column.id));
}
