import { createReadStream } from 'node:fs';
import { openCsv } from '../../../platform/files/csv/index.ts';

/** One row of a sample file, its values read by header; each reader throws on what is not so. */
export type SampleRow = {
  /** May be empty. */
  text(header: string): string;
  integer(header: string): number;
  integerOrNull(header: string): number | null;
  /** A number exactly as written, at most 6 decimals: it fits numeric(19,6). */
  decimal(header: string): string;
  decimalOrNull(header: string): string | null;
  /** YYYY-MM-DD. */
  day(header: string): string;
};

/**
 * The rows of one file of `data/`.
 * @throws Error when the file is damaged; it is part of the product, so nobody could mend it.
 */
export async function* sampleRows(file: string): AsyncGenerator<SampleRow> {
  const { headers, rows, problems } = await openCsv(
    createReadStream(new URL(`./data/${file}`, import.meta.url)),
  );
  const at = new Map(headers.map((header, column) => [header, column]));
  const [problem] = problems;
  if (problem) throw new Error(`${file}: ${problem.message}`);
  for await (const { row, cells, problems: own } of rows) {
    if (own[0]) throw new Error(`${file}: ${own[0].message}`);
    yield reader(`${file}, row ${row}`, at, cells);
  }
}

function reader(place: string, at: Map<string, number>, cells: readonly string[]): SampleRow {
  const text = (header: string) => {
    const cell = cells[at.get(header) ?? -1];
    if (cell === undefined) throw new Error(`${place}: no column ${header}.`);
    return cell.trim();
  };
  const matching = (header: string, shape: RegExp) => {
    const value = text(header);
    if (!shape.test(value)) throw new Error(`${place}: ${header} is “${value}”.`);
    return value;
  };
  const integer = (header: string) => Number(matching(header, /^\d{1,15}$/));
  const decimal = (header: string) => matching(header, /^-?\d{1,13}(?:\.\d{1,6})?$/);
  return {
    text,
    integer,
    decimal,
    integerOrNull: (header) => (text(header) === '' ? null : integer(header)),
    decimalOrNull: (header) => (text(header) === '' ? null : decimal(header)),
    day: (header) => matching(header, /^\d{4}-\d{2}-\d{2}$/),
  };
}
