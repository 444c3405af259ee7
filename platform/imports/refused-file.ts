import { csvText } from '../files/csv/index.ts';
import type { ImportRow } from './store.ts';

/** The refused rows as they were, with a last column that says what to mend; an import leaves that column out. */
export function refusedCsv({ report }: Pick<ImportRow, 'report'>): string {
  const headers = report?.file?.headers ?? [];
  const mends = new Map<number, string[]>();
  for (const { row, field, message } of report?.refused ?? [])
    mends.set(row, [...(mends.get(row) ?? []), field === null ? message : `${field}: ${message}`]);
  const rows = (report?.refusedRows ?? []).map(({ row, cells }) => [
    ...headers.map((_, at) => cells[at] ?? ''),
    `Row ${row}. ${(mends.get(row) ?? []).join(' ')}`,
  ]);
  const free =
    rows.length > 0
      ? rows
      : [...mends].map(([row, told]) => [
          ...headers.map(() => ''),
          `Row ${row}. ${told.join(' ')}`,
        ]);
  return csvText([...headers, 'What to mend'], free, { bom: true });
}
