import type { RowProblem } from './problem.ts';
import { type CsvFormat, type CsvReadOptions, openCsv } from './read-csv.ts';
import type { ByteSource } from './source.ts';

export type CsvTableRow = { row: number; values: Record<string, string> };

export type CsvTable = {
  headers: string[];
  format: CsvFormat;
  /** Rows without a problem, each value under its header. */
  rows: CsvTableRow[];
  /** Of the file and of its rows, at most `maxProblems`. */
  problems: RowProblem[];
  /** All problems, also those beyond `maxProblems`. */
  problemCount: number;
};

/** The most problems kept unless said; a file of a million bad rows must not fill the memory. */
const MAX_PROBLEMS = 1_000;

/** Reads a whole CSV file into memory: for files whose size is known to be small. */
export async function readCsv(
  source: ByteSource,
  options: CsvReadOptions & { maxProblems?: number } = {},
): Promise<CsvTable> {
  const file = await openCsv(source, options);
  const most = options.maxProblems ?? MAX_PROBLEMS;
  const rows: CsvTableRow[] = [];
  const problems = [...file.problems];
  let problemCount = problems.length;
  for await (const { row, cells, problems: own } of file.rows) {
    problemCount += own.length;
    if (problems.length < most) problems.push(...own.slice(0, most - problems.length));
    if (own.length === 0) {
      const values = Object.fromEntries(
        file.headers.map((header, at) => [header, cells[at] ?? '']),
      );
      rows.push({ row, values });
    }
  }
  return { headers: file.headers, format: file.format, rows, problems, problemCount };
}
