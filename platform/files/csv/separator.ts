import { parse } from 'csv-parse/sync';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/**
 * Guesses what stands between the cells from the beginning of a file: the separator under which
 * the header has several cells and most rows have as many. A file of one column has no separator;
 * the comma is answered.
 * @param beginning whole or cut text; a cut last line is ignored when there are others.
 */
export function guessSeparator(beginning: string): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const widths = recordWidths(beginning, separator);
    const header = widths[0] ?? 1;
    if (header < 2) continue;
    const agreeing = widths.filter((width) => width === header).length / widths.length;
    const score = agreeing + header / 10_000;
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

/**
 * The line `sep=;` that spreadsheets write and understand as the first line of a file.
 * `length` counts its characters, all ASCII, with the line's end.
 */
export function separatorLine(
  beginning: string,
): { separator: Separator; length: number } | undefined {
  const match = /^sep=([,;\t|])(?:\r\n|\n|\r)/i.exec(beginning);
  const separator = SEPARATORS.find((one) => one === match?.[1]);
  return match && separator ? { separator, length: match[0].length } : undefined;
}

function recordWidths(beginning: string, separator: Separator): number[] {
  const records: string[][] = [];
  try {
    parse(beginning, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: 100,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch {
    // The cut may fall inside quotes; what was read before it is enough to judge.
  }
  if (records.length > 2 && records.length < 100) records.pop();
  return records.map((record) => record.length);
}
