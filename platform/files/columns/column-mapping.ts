import type { RowProblem } from '../csv/index.ts';
import type { DateOrder } from './dates.ts';
import type { MappingGuess, TargetField } from './guess-mapping.ts';
import type { DecimalMark } from './numbers.ts';
import { plain } from './plain-words.ts';

/** Where the values of a field come from. */
export type MappedColumn =
  | { column: number; header: string; dates?: DateOrder; decimals?: DecimalMark }
  | { const: string };

/** By field. */
export type ColumnMapping = Map<string, MappedColumn>;

/** The mapping that a guess amounts to. */
export function guessedMapping(guess: MappingGuess): ColumnMapping {
  return new Map(
    Object.entries(guess.fields).map(([field, { column, header }]) => [field, { column, header }]),
  );
}

/**
 * Reads a map that a person wrote: `{ field: "Header" }`, `{ field: { "const": "value" } }`, or
 * `{ field: { "header": "Header", "dates": "day-first" | "month-first", "decimals": "," | "." } }`.
 * Headers match whatever their case, blanks and punctuation. Problems have row 0, since they lie in
 * the map and in no row of the file.
 */
export function parseMapping(
  json: unknown,
  headers: readonly string[],
  targetFields: readonly TargetField[],
): { mapping: ColumnMapping; problems: RowProblem[] } {
  const mapping: ColumnMapping = new Map();
  const problems: RowProblem[] = [];
  const known = targetFields.map((target) => target.field);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const message = 'The map must be an object such as {"name": "Company"}.';
    return { mapping, problems: [mapProblem(null, 'invalid-map', message)] };
  }
  for (const [field, entry] of Object.entries(json)) {
    const read = known.includes(field)
      ? entryOf(field, entry, headers)
      : mapProblem(field, 'unknown-field', unknown('field', field, known));
    if ('code' in read) problems.push(read);
    else mapping.set(field, read);
  }
  for (const { field, required } of targetFields) {
    if (required && !mapping.has(field) && !problems.some((one) => one.field === field)) {
      const message = `The field “${field}” is required and the map does not name it. Add it.`;
      problems.push(mapProblem(field, 'missing-field', message));
    }
  }
  return { mapping, problems };
}

/** The texts of one row by field, untouched; fields without a column are absent. */
export function mappedTexts(mapping: ColumnMapping, cells: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [field, from] of mapping) {
    texts.set(field, 'const' in from ? from.const : (cells[from.column] ?? ''));
  }
  return texts;
}

function entryOf(
  field: string,
  entry: unknown,
  headers: readonly string[],
): MappedColumn | RowProblem {
  if (typeof entry === 'string') return columnOf(field, entry, headers);
  const options = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
    string,
    unknown
  >;
  const keys = Object.keys(options);
  if (keys.length === 1 && typeof options.const === 'string') return { const: options.const };
  const { header, dates, decimals } = options;
  const right =
    typeof header === 'string' &&
    keys.every((key) => ['header', 'dates', 'decimals'].includes(key)) &&
    (dates === undefined || dates === 'day-first' || dates === 'month-first') &&
    (decimals === undefined || decimals === ',' || decimals === '.');
  if (!right) {
    const message = `The map's entry for “${field}” must be a header, {"const": "value"}, or {"header": "…", "dates": "day-first" or "month-first", "decimals": "," or "."}.`;
    return mapProblem(field, 'invalid-map', message);
  }
  const column = columnOf(field, header, headers);
  if ('code' in column) return column;
  return { ...column, ...(dates && { dates }), ...(decimals && { decimals }) };
}

function columnOf(
  field: string,
  header: string,
  headers: readonly string[],
): { column: number; header: string } | RowProblem {
  const exact = headers.indexOf(header);
  const column = exact >= 0 ? exact : headers.findIndex((one) => plain(one) === plain(header));
  if (column >= 0) return { column, header: headers[column] ?? header };
  return mapProblem(field, 'unknown-header', unknown('column', header, headers));
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const list = known.slice(0, 30).map((one) => `“${one}”`);
  return `There is no ${what} “${name}”. There are ${list.join(', ')}.`;
}

function mapProblem(field: string | null, code: string, message: string): RowProblem {
  return { row: 0, field, code: `columns.${code}`, message };
}
