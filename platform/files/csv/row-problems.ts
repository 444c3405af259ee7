import type { CsvError } from 'csv-parse';
import type { TextReport } from './encoding.ts';
import type { RowProblem } from './problem.ts';

export type Limits = { cellCharacters: number; rowCharacters: number; columns: number };

const NONE: readonly RowProblem[] = Object.freeze([]);

/** What is wrong with the header: none at all, too many columns, a name twice. */
export function headerProblems(
  headers: readonly string[],
  row: number,
  limits: Limits,
): RowProblem[] {
  if (headers.length === 0) {
    const message = 'The file is empty. The first row must hold the column headers.';
    return [{ row, field: null, code: 'csv.empty-file', message }];
  }
  if (headers.length > limits.columns) {
    const message = `The file has ${headers.length} columns; at most ${limits.columns} are read. Remove the columns that are not needed.`;
    return [{ row, field: null, code: 'csv.too-many-columns', message }];
  }
  const seen = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const [at, field] of headers.entries()) {
    const first = seen.get(field);
    if (first === undefined) seen.set(field, at);
    else {
      const message = `Columns ${first + 1} and ${at + 1} have the same header “${field}”. Rename or remove one of them.`;
      problems.push({ row, field, code: 'csv.duplicate-header', message });
    }
  }
  return problems;
}

/** What is wrong with one row: cells missing or left over, cells too long or unreadable. */
export function rowProblems(
  row: number,
  cells: readonly string[],
  headers: readonly string[],
  limits: Limits,
  text: TextReport,
): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const width = headers.length;
  if (cells.length < width) {
    const field = headers[cells.length] ?? null;
    const message = `Row ${row} has ${counted(cells.length)}, the header has ${width}. Add the missing cells, from “${field}” on.`;
    problems.push({ row, field, code: 'csv.missing-cells', message });
  } else if (cells.slice(width).some((cell) => cell !== '')) {
    const message = `Row ${row} has ${counted(cells.length)}, the header has ${width}. Put text that holds the separator in quotation marks, or remove the extra cells.`;
    problems.push({ row, field: null, code: 'csv.extra-cells', message });
  }
  for (const [at, cell] of cells.entries()) {
    const problem = cellProblem(cell, limits, text);
    if (problem) problems.push({ row, field: headers[at] ?? null, ...problem });
  }
  return problems.length > 0 ? problems : NONE;
}

function counted(cells: number): string {
  return cells === 1 ? '1 cell' : `${cells} cells`;
}

function cellProblem(
  cell: string,
  limits: Limits,
  text: TextReport,
): { code: string; message: string } | undefined {
  if (cell.length > limits.cellCharacters) {
    const message = `The cell has ${cell.length} characters; at most ${limits.cellCharacters} are read. Shorten it, or check that its quotation marks close.`;
    return { code: 'csv.cell-too-long', message };
  }
  if (cell.includes('\0')) {
    const message = 'The cell holds a zero character, which no text may have. Delete it.';
    return { code: 'csv.zero-character', message };
  }
  if (text.damaged && cell.includes('\uFFFD')) {
    const message =
      'The cell holds bytes that are not UTF-8 text. Save the file again as CSV (UTF-8).';
    return { code: 'csv.damaged-text', message };
  }
  return undefined;
}

/** Why reading stopped before the end of the file. */
export function endingProblem(error: CsvError, row: number, limits: Limits): RowProblem {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = `A quotation mark opens in row ${row} and never closes. Close it, or remove it.`;
    return { row, field: null, code: 'csv.quotation-not-closed', message };
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `Row ${row} is longer than ${limits.rowCharacters} characters. Most likely a quotation mark opens there and never closes.`;
    return { row, field: null, code: 'csv.row-too-long', message };
  }
  const message = `Row ${row} cannot be read as CSV. Check its quotation marks.`;
  return { row, field: null, code: 'csv.unreadable-row', message };
}
