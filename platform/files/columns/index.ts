export {
  type ColumnMapping,
  guessedMapping,
  type MappedColumn,
  mappedTexts,
  parseMapping,
} from './column-mapping.ts';
export type { ColumnKind } from './content-shape.ts';
export { countryCode } from './country-code.ts';
export {
  type DateOrder,
  detectDateOrder,
  type ReadDate,
  readDate,
  type ValueProblem,
} from './dates.ts';
export {
  type GuessedColumn,
  guessMapping,
  type MappingGuess,
  type TargetField,
} from './guess-mapping.ts';
export { type DecimalMark, detectDecimalMark, type ReadNumber, readNumber } from './numbers.ts';
export { type ReadValue, valueReader } from './read-value.ts';
