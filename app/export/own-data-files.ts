import { writeCsv, type CsvCell } from '../../platform/files/csv/index.ts';

type Row = Record<string, unknown>;

/** A person's data as files: everything as it is in JSON, and each list in it once more as CSV. */
export async function ownDataFiles(content: object): Promise<{ name: string; text: string }[]> {
  const lists = Object.entries(content).filter(
    (entry): entry is [string, Row[]] => Array.isArray(entry[1]) && entry[1].length > 0,
  );
  const files = [{ name: 'my-data.json', text: `${JSON.stringify(content, null, 2)}\n` }];
  for (const [name, rows] of lists)
    files.push({ name: `${inKebabCase(name)}.csv`, text: await csvOf(rows) });
  return files;
}

async function csvOf(rows: readonly Row[]): Promise<string> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = (function* () {
    for (const row of rows) yield names.map((name) => cellOf(row[name]));
  })();
  let text = '';
  for await (const part of writeCsv(names, cells)) text += part;
  return text;
}

/** Lists and objects stand in their cell as JSON, moments as the API writes them. */
export function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value);
  return value as CsvCell; // what is left are texts, numbers and booleans
}

function inKebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
