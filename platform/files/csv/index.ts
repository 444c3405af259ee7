export {
  type CsvFile,
  type CsvFormat,
  type CsvReadOptions,
  type CsvRow,
  openCsv,
} from './read-csv.ts';
export { type CsvTable, type CsvTableRow, readCsv } from './read-table.ts';
export { type CsvCell, type CsvWriteOptions, csvText, writeCsv } from './write-csv.ts';
export { neutralised, restored } from './formula.ts';
export type { RowProblem } from './problem.ts';
export type { Encoding } from './encoding.ts';
export type { Separator } from './separator.ts';
export type { ByteSource } from './source.ts';
export { readText } from './read-text.ts';
export { byteChunks, splitHead, withHead } from './source.ts';
