import type { RowProblem } from './problem.ts';

const KINDS: readonly [string, readonly number[], string][] = [
  [
    'a spreadsheet workbook or a ZIP archive',
    [0x50, 0x4b, 0x03, 0x04],
    'Save it as CSV (UTF-8) first.',
  ],
  ['an old spreadsheet workbook', [0xd0, 0xcf, 0x11, 0xe0], 'Save it as CSV (UTF-8) first.'],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], 'Export the table as CSV from where it was made.'],
  ['a compressed file', [0x1f, 0x8b], 'Unpack it first.'],
  ['a picture', [0x89, 0x50, 0x4e, 0x47], 'Choose the CSV file instead.'],
];

/** Files that people drop by mistake, told by their first bytes. */
export function foreignFile(head: Buffer): RowProblem | undefined {
  const kind = KINDS.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  return kind && notCsv(`This is ${kind[0]}, not a CSV file. ${kind[2]}`);
}

/** Bytes that are no text in any encoding: more than a tenth of the decoded beginning is zero. */
export function binaryFile(decoded: Buffer): RowProblem | undefined {
  const looked = decoded.subarray(0, 4096);
  let zeros = 0;
  for (const byte of looked) if (byte === 0) zeros++;
  if (zeros <= looked.length / 10) return undefined;
  return notCsv('This is not a text file. Save the table as CSV (UTF-8) and try again.');
}

function notCsv(message: string): RowProblem {
  return { row: 1, field: null, code: 'csv.not-a-csv-file', message };
}
