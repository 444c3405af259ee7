import { CsvError, type Parser, parse } from 'csv-parse';
import type { RowProblem } from './problem.ts';
import { endingProblem, type Limits } from './row-problems.ts';
import type { Separator } from './separator.ts';

export type NumberedRecord = { row: number; cells: string[]; problem: RowProblem | null };

/**
 * Splits UTF-8 bytes into records, numbered from 1 with blank lines counted. Where the text cannot
 * be read any further, one last record tells why.
 */
export async function* records(
  bytes: AsyncGenerator<Buffer>,
  separator: Separator,
  limits: Limits,
): AsyncGenerator<NumberedRecord> {
  let read: string[][] = [];
  // Records are taken in the callback and not from the parser as a stream, because a stream that
  // fails throws away the good records that still wait in it.
  const parser = recordParser(separator, limits, (record) => read.push(record));
  let row = 0;
  try {
    for await (const chunk of bytes) {
      const failure = await settled((done) => parser.write(chunk, done));
      for (const cells of read) yield { row: ++row, cells, problem: null };
      read = [];
      if (failure) return yield ending(failure, row + 1, limits);
    }
    const failure = await settled((done) => parser.end(done));
    for (const cells of read) yield { row: ++row, cells, problem: null };
    if (failure) yield ending(failure, row + 1, limits);
  } finally {
    parser.destroy();
    await bytes.return(undefined);
  }
}

function recordParser(
  separator: Separator,
  limits: Limits,
  take: (record: string[]) => void,
): Parser {
  const parser = parse({
    delimiter: separator,
    // Named, not discovered: a file joined from two others may have both kinds of line end.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.rowCharacters,
    on_record: (record: string[]) => {
      take(record);
      return null;
    },
  });
  // The failure is taken from the callbacks of write and end; an event without listener would throw.
  parser.on('error', () => {});
  return parser.resume();
}

function settled(start: (done: (error?: Error | null) => void) => void): Promise<Error | null> {
  return new Promise((resolve) => {
    start((error) => resolve(error ?? null));
  });
}

function ending(failure: Error, row: number, limits: Limits): NumberedRecord {
  if (!(failure instanceof CsvError)) throw failure;
  return { row, cells: [], problem: endingProblem(failure, row, limits) };
}
