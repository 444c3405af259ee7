import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Call } from '../../platform/database/index.ts';
import { writeCsv } from '../../platform/files/csv/index.ts';
import { readFile } from '../../platform/files/index.ts';
import { versionFacts } from '../version.ts';
import { cellOf } from './own-data-files.ts';
import { columnsOf, rowsOf, type TableColumns } from './read-table.ts';
import { exportedTables, filesOfPartner } from './tables.ts';

export type ExportedFile = { name: string; rows: number | null; bytes: number; sha256: string };

export type Manifest = {
  kind: 'programme' | 'partner';
  id: string;
  name: string;
  version: string;
  exportedAt: string;
  files: ExportedFile[];
};

export type Exporting = {
  kind: 'programme' | 'partner';
  id: string;
  name: string;
  /** Called before each table, with how many are done. */
  progress?: (done: number, total: number, table: string) => Promise<void>;
};

/**
 * Writes everything that the call's role may see into a folder: a CSV and a JSON file for each kind of record, the
 * stored files as they are, a manifest with counts and checksums, and a page that says what is what.
 *
 * @param call as the worker for a programme, as the partner's own role for a partner: what a partner gets is what it sees
 */
export async function writeExport(
  call: Call,
  folder: string,
  { kind, id, name, progress }: Exporting,
): Promise<Manifest> {
  const files: ExportedFile[] = [];
  const tables = exportedTables.filter(
    (one) => !(kind === 'programme' ? one.ofPartner : one.ofProgramme),
  );
  for (const [done, exported] of tables.entries()) {
    await progress?.(done, tables.length, exported.table);
    const columns = await columnsOf(call, exported);
    if (columns === null) continue;
    files.push(...(await writeTable(call, folder, columns)));
  }
  files.push(...(await writeStoredFiles(call, folder)));
  const manifest: Manifest = {
    kind,
    id,
    name,
    version: versionFacts().version,
    exportedAt: call.now.toISOString(),
    files,
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, 'README.txt'), aboutText(manifest));
  return manifest;
}

/** One pass over the table for each of its two files: a table that does not fit in memory need not. */
async function writeTable(
  call: Call,
  folder: string,
  columns: TableColumns,
): Promise<ExportedFile[]> {
  const base = columns.table.replaceAll('_', '-');
  const names = columns.columns.map(inCamelCase);
  const counted = { rows: 0 };
  const cells = async function* () {
    for await (const row of rowsOf(call, columns)) {
      counted.rows += 1;
      yield names.map((name) => cellOf(row[name]));
    }
  };
  const csv = await writeStream(folder, `${base}.csv`, writeCsv(names, cells()));
  const json = await writeStream(folder, `${base}.json`, jsonOf(rowsOf(call, columns)));
  return [
    { ...csv, rows: counted.rows },
    { ...json, rows: counted.rows },
  ];
}

async function* jsonOf(rows: AsyncIterable<Record<string, unknown>>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const row of rows) {
    yield lead + JSON.stringify(row);
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}

async function writeStoredFiles(call: Call, folder: string): Promise<ExportedFile[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from public.files where programme_id = ${call.actor.programmeId} and purpose <> 'export'
      and not (${call.actor.side !== 'partner'} and ${filesOfPartner})
    order by id`.execute(call.tx);
  if (rows.length === 0) return [];
  await mkdir(join(folder, 'files'), { recursive: true });
  const written: ExportedFile[] = [];
  for (const { id, name } of rows) {
    const { bytes } = await readFile(call, id);
    const plain = name.replaceAll(/[^\w.-]+/g, '_').slice(-80);
    written.push(await writeStream(folder, `files/${id}-${plain}`, [bytes]));
  }
  return written;
}

async function writeStream(
  folder: string,
  name: string,
  parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<ExportedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* () {
    for await (const part of parts) {
      const buffer = Buffer.from(part);
      hash.update(buffer);
      bytes += buffer.length;
      yield buffer;
    }
  };
  await pipeline(
    Readable.from(measured()),
    createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }),
  );
  return { name, rows: null, bytes, sha256: hash.digest('hex') };
}

function inCamelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function aboutText({ kind, name, id, version, exportedAt, files }: Manifest): string {
  const rows = files.filter(({ rows: count }) => count !== null && count > 0);
  return `${name} (${id}), a ${kind} of Fairway ${version}, as it was on ${exportedAt}.

Each kind of record has two files: .csv for spreadsheets (RFC 4180, UTF-8; a cell that a
spreadsheet would run as a formula begins with an apostrophe) and .json with everything as it is.
Moments are RFC 3339 in UTC, amounts are in minor units where their name says so, lists stand in
their cell as JSON. manifest.json has the number of rows, the bytes and the SHA-256 of each file.
Stored files lie under files/ by their id.

${rows
  .filter(({ name: file }) => file.endsWith('.csv'))
  .map(({ name: file, rows: count }) => `${String(count).padStart(8)}  ${file}`)
  .join('\n')}
`;
}
