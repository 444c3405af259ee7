/**
 * One thing that is wrong with a file, told to the person who made the file.
 * `row` is the row as a spreadsheet numbers it: the header is row 1, the first data row is row 2.
 * `field` is the header of the column, or null when the whole row or file is meant.
 * `message` says what is wrong and how to mend it.
 */
export type RowProblem = { row: number; field: string | null; code: string; message: string };
