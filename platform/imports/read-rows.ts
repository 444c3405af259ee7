import {
  type ColumnMapping,
  detectDateOrder,
  detectDecimalMark,
  guessedMapping,
  guessMapping,
  mappedTexts,
  type MappingGuess,
  parseMapping,
  valueReader,
} from '../files/columns/index.ts';
import { type ByteSource, type CsvRow, openCsv, type RowProblem } from '../files/csv/index.ts';
import { headerWords } from '../files/columns/header-words.ts';
import { plain } from '../files/columns/plain-words.ts';
import { type ImportField, problem, type ReadRow } from './kind.ts';
import { allows, fieldReader, type FieldReader } from './read-field.ts';

/** Where a field's values come from, told for the person who checks it. */
export type FieldMapping = {
  field: string;
  label: string;
  required: boolean;
  header: string | null;
  constant: string | null;
  /** 0 to 1; 1 where a person said it. */
  confidence: number | null;
  why: string;
};

export type MappedFile = {
  headers: string[];
  mapping: FieldMapping[];
  mapped: ReadonlySet<string>;
  /** Headers that serve no field. */
  ignored: string[];
  /** Cells of the first rows. */
  preview: { row: number; cells: string[] }[];
  format: { encoding: string; separator: string };
  /** What is wrong with the file or the map as a whole; then no row is read. */
  problems: RowProblem[];
  readRow: (row: CsvRow) => ReadRow | { row: number; problems: readonly RowProblem[] };
};

const sampleRows = 1_000;
const previewRows = 10;
/** Values that tell a column's date order or decimal mark apart are looked for in the whole file. */
const tellingAtMost = 50;

/**
 * Opens a CSV file as rows of a kind: guesses or takes the mapping, and makes the readers of its
 * columns. Reads the file once, to see which way round its dates and numbers are written.
 *
 * @param map as MAP.json has it; null to guess
 * @param keyHeader a header that is to serve as the field `id`
 */
export async function mapFile(
  source: ByteSource,
  fields: readonly ImportField[],
  map: unknown,
  keyHeader: string | null,
): Promise<MappedFile> {
  const file = await openCsv(source);
  const rows: CsvRow[] = [];
  const telling = new Map<number, string[]>();
  for await (const row of file.rows) {
    if (rows.length < sampleRows) rows.push(row);
    else collectTelling(row.cells, telling);
  }
  const samples = rows.map((row) => row.cells);
  const { mapping, told, problems } =
    file.problems.length > 0
      ? { mapping: new Map() as ColumnMapping, told: [], problems: [] }
      : decideMapping(file.headers, samples, fields, map, keyHeader);
  const readers = fields.flatMap((field) => {
    const from = mapping.get(field.field);
    if (!from) return [];
    const column = 'const' in from ? null : from.column;
    const values =
      column === null
        ? []
        : [...samples.map((cells) => cells[column] ?? ''), ...(telling.get(column) ?? [])];
    const read = valueReader(field.kind, from, values);
    return [fieldReader(field, 'const' in from ? field.field : from.header, read)];
  });
  const used = new Set([...mapping.values()].map((from) => ('const' in from ? '' : from.header)));
  return {
    headers: file.headers,
    mapping: told,
    mapped: new Set(mapping.keys()),
    ignored: file.headers.filter((header) => !used.has(header)),
    preview: rows.slice(0, previewRows).map(({ row, cells }) => ({ row, cells })),
    format: { encoding: file.format.encoding, separator: file.format.separator },
    problems: [...file.problems, ...problems],
    readRow: (row) => readRow(row, mapping, readers),
  };
}

function collectTelling(cells: readonly string[], telling: Map<number, string[]>): void {
  for (const [column, cell] of cells.entries()) {
    if (!/^[\s(]*[-+\d\p{Sc}]/u.test(cell)) continue;
    const kept = telling.get(column) ?? [];
    if (kept.length >= tellingAtMost) continue;
    if (detectDateOrder([cell]).order === null && detectDecimalMark([cell]) === null) continue;
    telling.set(column, [...kept, cell]);
  }
}

type Decided = { mapping: ColumnMapping; told: FieldMapping[]; problems: RowProblem[] };

function decideMapping(
  headers: readonly string[],
  samples: readonly string[][],
  fields: readonly ImportField[],
  map: unknown,
  keyHeader: string | null,
): Decided {
  if (map !== null && map !== undefined) {
    const { mapping, problems } = parseMapping(map, headers, fields);
    if (keyHeader !== null) useAsKey(mapping, headers, keyHeader);
    return { mapping, problems, told: fields.map((field) => toldByPerson(field, mapping)) };
  }
  const guess = guessMapping(headers, samples, fields);
  const mapping = guessedMapping(guess);
  for (const field of fields) takeByName(field, mapping, headers);
  for (const field of fields) {
    dropIfForeign(field, mapping, samples);
    if (field.field === 'id') dropIfRepeated(mapping, samples, guess);
  }
  if (keyHeader !== null) useAsKey(mapping, headers, keyHeader);
  const problems = fields
    .filter((field) => field.required && !mapping.has(field.field))
    .map((field) => columnMissing(field, headers, mapping));
  return { mapping, problems, told: fields.map((field) => toldByGuess(field, mapping, guess)) };
}

/**
 * A column that is called just as the field is the field's, even where none of its values can be
 * read: then each of them is refused, and not the column passed over. A usual word for the field
 * is as good where the field is required.
 */
function takeByName(field: ImportField, mapping: ColumnMapping, headers: readonly string[]): void {
  const usual = field.required ? [...(field.headers ?? []), ...headerWords(field.field)] : [];
  const usualWords = new Set([field.label, ...usual].map(plain));
  const holder = (header: string) =>
    [...mapping].find(([, from]) => !('const' in from) && from.header === header)?.[0];
  const exact = headers.findIndex((header) => plain(header) === plain(field.field));
  const column =
    exact >= 0 || mapping.has(field.field)
      ? exact
      : headers.findIndex((header) => !holder(header) && usualWords.has(plain(header)));
  const header = headers[column];
  if (header === undefined || holder(header) === field.field) return;
  const other = holder(header);
  if (other !== undefined) mapping.delete(other);
  mapping.set(field.field, { column, header });
}

/** A column of other words than the field takes was guessed by its header alone: it is another thing. */
function dropIfForeign(
  field: ImportField,
  mapping: ColumnMapping,
  samples: readonly string[][],
): void {
  const from = mapping.get(field.field);
  if (!field.oneOf || !from || 'const' in from || plain(from.header) === plain(field.field)) return;
  const filled = samples.map((cells) => cells[from.column] ?? '').filter((cell) => cell.trim());
  const fitting = filled.filter((cell) => allows(field, cell));
  if (filled.length > 0 && fitting.length * 2 < filled.length) mapping.delete(field.field);
}

/** A column whose values repeat is the number of something else, unless its header says plainly that it is the key. */
function dropIfRepeated(
  mapping: ColumnMapping,
  samples: readonly string[][],
  guess: MappingGuess,
): void {
  const from = mapping.get('id');
  if (!from || 'const' in from || (guess.fields['id']?.confidence ?? 1) >= 0.9) return;
  const filled = samples.map((cells) => cells[from.column] ?? '').filter((cell) => cell.trim());
  if (new Set(filled).size < filled.length * 0.9) mapping.delete('id');
}

function useAsKey(mapping: ColumnMapping, headers: readonly string[], header: string): void {
  for (const [field, from] of mapping)
    if (!('const' in from) && from.header === header) mapping.delete(field);
  mapping.set('id', { column: headers.indexOf(header), header });
}

function columnMissing(
  field: ImportField,
  headers: readonly string[],
  mapping: ColumnMapping,
): RowProblem {
  const used = new Set([...mapping.values()].map((from) => ('const' in from ? '' : from.header)));
  const free = headers.filter((header) => !used.has(header)).map((header) => `“${header}”`);
  const candidates =
    free.length > 0
      ? `Name its column in the map; not used yet: ${free.slice(0, 20).join(', ')}.`
      : 'All columns of the file serve other fields. Add the column, or name it in the map.';
  const message = `No column was recognised as “${field.label}” (${field.field}), which is required. ${candidates}`;
  return problem(1, field.field, 'imports.column-missing', message);
}

const base = ({ field, label, required }: ImportField) => ({
  field,
  label,
  required: required ?? false,
});

function toldByPerson(field: ImportField, mapping: ColumnMapping): FieldMapping {
  const from = mapping.get(field.field);
  if (!from)
    return {
      ...base(field),
      header: null,
      constant: null,
      confidence: null,
      why: 'The map does not name it.',
    };
  return 'const' in from
    ? {
        ...base(field),
        header: null,
        constant: from.const,
        confidence: 1,
        why: 'The map gives one value for all rows.',
      }
    : {
        ...base(field),
        header: from.header,
        constant: null,
        confidence: 1,
        why: 'The map says so.',
      };
}

function toldByGuess(
  field: ImportField,
  mapping: ColumnMapping,
  guess: MappingGuess,
): FieldMapping {
  const from = mapping.get(field.field);
  const guessed = guess.fields[field.field];
  if (!from || 'const' in from)
    return {
      ...base(field),
      header: null,
      constant: null,
      confidence: null,
      why: guessed
        ? `The column “${guessed.header}” resembles it, but its values do not fit.`
        : 'No column resembles it.',
    };
  const own = guessed?.header === from.header ? guessed : null;
  return {
    ...base(field),
    header: from.header,
    constant: null,
    confidence: own ? own.confidence : 1,
    why: own ? own.why : `The column “${from.header}” was taken by its name.`,
  };
}

function readRow(
  { row, cells, problems }: CsvRow,
  mapping: ColumnMapping,
  readers: readonly FieldReader[],
): ReadRow | { row: number; problems: readonly RowProblem[] } {
  if (problems.length > 0) return { row, problems };
  const texts = mappedTexts(mapping, cells);
  const values: Record<string, ReadRow['values'][string]> = {};
  const wrong: RowProblem[] = [];
  for (const { field, header, read } of readers) {
    const value = read(texts.get(field) ?? '');
    if (typeof value === 'object' && value !== null && 'code' in value)
      wrong.push(problem(row, field, value.code, `${value.message} (Column “${header}”.)`));
    else values[field] = value;
  }
  return wrong.length > 0 ? { row, problems: wrong } : { row, values };
}
