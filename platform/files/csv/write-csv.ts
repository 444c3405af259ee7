import { neutralised } from './formula.ts';
import { type Separator, SEPARATORS } from './separator.ts';

export type CsvCell = string | number | bigint | boolean | Date | null | undefined;

export type CsvWriteOptions = {
  /** Between cells; a comma unless said. */
  separator?: Separator;
  /** A byte-order mark in front, which older spreadsheets need to see UTF-8. Off unless said. */
  bom?: boolean;
};

const CHUNK_CHARACTERS = 65_536;
const NEEDS_QUOTES = new RegExp(`["\r\n${SEPARATORS.join('')}]|^[\\s\uFEFF]|\\s$`, 'u');

/**
 * Writes a table as CSV (RFC 4180: CRLF, quotes doubled), a chunk of about 64 KB at a time, so that
 * any number of rows needs the same memory. Headers and texts that a spreadsheet would run as a
 * formula are neutralised; `openCsv` restores them exactly (see formula.ts). Moments are written as
 * RFC 3339 UTC, null and undefined as an empty cell.
 * @throws Error when there is no header, or a row has not as many cells as there are headers.
 */
export async function* writeCsv(
  headers: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
  options: CsvWriteOptions = {},
): AsyncGenerator<Buffer> {
  let text = opening(headers, options);
  for await (const row of rows) {
    text += line(row, headers.length, options);
    if (text.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(text, 'utf8');
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}

/** The same as `writeCsv`, as one text, for tables that fit in memory. */
export function csvText(
  headers: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  options: CsvWriteOptions = {},
): string {
  const lines = [opening(headers, options)];
  for (const row of rows) lines.push(line(row, headers.length, options));
  return lines.join('');
}

function opening(headers: readonly string[], options: CsvWriteOptions): string {
  if (headers.length === 0) throw new Error('A CSV file needs at least one header.');
  return (options.bom ? '\uFEFF' : '') + line(headers, headers.length, options);
}

function line(cells: readonly CsvCell[], width: number, options: CsvWriteOptions): string {
  if (cells.length !== width) {
    throw new Error(`A CSV row has ${cells.length} cells where the header has ${width}.`);
  }
  // A lone empty cell must not look like a blank line.
  if (width === 1 && cellText(cells[0]) === '') return '""\r\n';
  return `${cells.map(quoted).join(options.separator ?? ',')}\r\n`;
}

function quoted(cell: CsvCell): string {
  const text = cellText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'string') return neutralised(cell);
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
