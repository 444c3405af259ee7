import { type TextReport, utf8Bytes } from './encoding.ts';
import { restored } from './formula.ts';
import { binaryFile, foreignFile } from './not-csv.ts';
import type { RowProblem } from './problem.ts';
import { type NumberedRecord, records } from './records.ts';
import { headerProblems, type Limits, rowProblems } from './row-problems.ts';
import { guessSeparator, type Separator, separatorLine } from './separator.ts';
import { type ByteSource, byteChunks, splitHead, withHead } from './source.ts';

export type CsvReadOptions = {
  /** Between cells; guessed unless given. */
  separator?: Separator;
  /** 'skip' (unless said) leaves out rows without any text; their numbers are counted all the same. */
  blankRows?: 'skip' | 'keep';
  /** Longest cell in characters; 100,000 unless given. */
  maxCellCharacters?: number;
  /** Longest row in characters, where reading stops; 4,000,000 unless given. */
  maxRowCharacters?: number;
  /** Most columns; 1,000 unless given. */
  maxColumns?: number;
};

export type CsvFormat = TextReport & { separator: Separator; separatorGuessed: boolean };
export type CsvRow = { row: number; cells: string[]; problems: readonly RowProblem[] };

export type CsvFile = {
  /** Trimmed; a column without a header is called `Column N`. */
  headers: string[];
  /** `encoding` and `damaged` are final once `rows` was read to its end. */
  format: CsvFormat;
  /** What is wrong with the file as a whole. When it is not empty there are no `rows`. */
  problems: RowProblem[];
  /** Can be read once. Each row has as many cells as there are headers, and its own problems. */
  rows: AsyncIterable<CsvRow>;
};

const HEAD_BYTES = 65_536;

/**
 * Opens a CSV file and reads its header; the rows then stream, so that a million of them need no
 * more memory than ten. Encoding and separator are guessed and told in `format`. Nothing is thrown
 * for what is wrong in the file: every problem names its row and how to mend it. A row that cannot
 * be read at all (a quotation mark that never closes) comes last, with its problem.
 */
export async function openCsv(source: ByteSource, options: CsvReadOptions = {}): Promise<CsvFile> {
  const text: TextReport = { encoding: 'utf-8', bom: false, damaged: false };
  const raw = await splitHead(byteChunks(source), 16);
  const decoded = utf8Bytes(withHead(raw.head, raw.rest), text);
  const { head, rest } = await splitHead(decoded, HEAD_BYTES);
  const beginning = head.subarray(0, HEAD_BYTES).toString('utf8');
  const said = separatorLine(beginning);
  const separator = options.separator ?? said?.separator ?? guessSeparator(beginning);
  const format = Object.assign(text, {
    separator,
    separatorGuessed: options.separator === undefined && said === undefined,
  });

  const wrong = foreignFile(raw.head) ?? binaryFile(head);
  if (wrong) return { headers: [], format, problems: [wrong], rows: noRows() };

  const limits: Limits = {
    cellCharacters: options.maxCellCharacters ?? 100_000,
    rowCharacters: options.maxRowCharacters ?? 4_000_000,
    columns: options.maxColumns ?? 1_000,
  };
  const body = withHead(head.subarray(said?.length ?? 0), rest);
  const all = records(body, separator, limits);
  const header = await firstWithText(all);
  const headers = (header?.cells ?? []).map(
    (cell, at) => restored(cell).trim() || `Column ${at + 1}`,
  );
  const problems = header?.problem
    ? [header.problem]
    : headerProblems(headers, header?.row ?? 1, limits);
  if (problems.length > 0) {
    await all.return(undefined);
    return { headers, format, problems, rows: noRows() };
  }
  const keep = options.blankRows === 'keep';
  return { headers, format, problems, rows: dataRows(all, headers, format, limits, keep) };
}

async function* noRows(): AsyncGenerator<CsvRow> {}

async function firstWithText(
  all: AsyncGenerator<NumberedRecord>,
): Promise<NumberedRecord | undefined> {
  for (;;) {
    const next = await all.next();
    if (next.done) return undefined;
    if (next.value.problem || next.value.cells.some((cell) => cell.trim() !== ''))
      return next.value;
  }
}

async function* dataRows(
  all: AsyncGenerator<NumberedRecord>,
  headers: readonly string[],
  format: CsvFormat,
  limits: Limits,
  keepBlank: boolean,
): AsyncGenerator<CsvRow> {
  for await (const { row, cells, problem } of all) {
    if (problem) {
      yield { row, cells: headers.map(() => ''), problems: [problem] };
      return;
    }
    const blankLine = cells.length === 1 && cells[0] === '' && headers.length > 1;
    if (blankLine || (!keepBlank && cells.every((cell) => cell.trim() === ''))) continue;
    const problems = rowProblems(row, cells, headers, limits, format);
    yield { row, cells: fitted(cells, headers.length), problems };
  }
}

function fitted(cells: string[], width: number): string[] {
  for (let at = 0; at < cells.length; at++) cells[at] = restored(cells[at] ?? '');
  while (cells.length < width) cells.push('');
  cells.length = width;
  return cells;
}
