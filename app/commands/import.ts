import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { hostOf } from '../../platform/access/index.ts';
import { present, startClockFrom } from '../../platform/clock/index.ts';
import { newId, transaction, type Call } from '../../platform/database/index.ts';
import {
  importNow,
  importProgramme,
  importWords,
  undoNow,
  type ImportResult,
  type UndoResult,
} from '../../platform/imports/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { print, readArguments, WrongUsage } from '../arguments.ts';
import type { Command } from '../command.ts';
import { importKinds } from '../imports.ts';
import { openInstallation, type Installation } from '../installation.ts';
import { registerModules } from '../modules.ts';
import { listProgrammes } from '../demonstration/programme.ts';
import { readSettings } from '../settings.ts';

const refusedShown = 20;

export const command: Command = {
  usage:
    'import KIND FILE [--programme P] [--map MAP.json] [--key FIELD] [--format csv|landscape] [--dry-run] [--data DIR] | import --undo JOB [--data DIR]',
  summary: `Imports a file whole or not at all, or undoes an import. KIND: ${importWords.join(', ')}.`,
  async run(words) {
    const { values, positionals } = readArguments(
      words,
      {
        programme: { type: 'string' },
        map: { type: 'string' },
        key: { type: 'string' },
        format: { type: 'string' },
        'dry-run': { type: 'boolean' },
        undo: { type: 'string' },
        data: { type: 'string' },
      },
      { atLeast: 0, atMost: 2 },
    );
    const wanted = wantedOf(positionals, values.undo);
    const map = values.map === undefined ? null : await readMap(values.map);
    if ('file' in wanted) await demandFile(wanted.file);
    startClockFrom(process.env);
    const settings = readSettings(process.env, values.data ? { dataDir: values.data } : {});
    const installation = await openInstallation(settings);
    try {
      registerModules();
      if ('undo' in wanted) {
        const programmeId = await programmeOfImport(installation, wanted.undo);
        const undone = await asHost(installation, programmeId, (call) =>
          undoNow(call, importKinds, wanted.undo),
        );
        return tellUndo(values.json, undone);
      }
      const programmeId = await programmeFor(installation, values.programme);
      const given = {
        kind: wanted.kind,
        format: values.format ?? 'csv',
        fileName: basename(wanted.file),
        map,
        key: values.key ?? null,
        dryRun: values['dry-run'] === true,
      };
      const result = await asHost(installation, programmeId, (call) =>
        importNow(call, importKinds, given, () => createReadStream(wanted.file)),
      );
      tellImport(values.json, result);
    } finally {
      await installation.close();
    }
  },
};

function wantedOf(
  [kind, file]: string[],
  undo: string | undefined,
): { undo: string } | { kind: string; file: string } {
  if (undo !== undefined) {
    if (kind !== undefined) throw new WrongUsage('--undo takes the id of a job and no file.');
    return { undo };
  }
  if (kind === undefined || file === undefined)
    throw new WrongUsage('Say what to import, and from which file.');
  if (!(importWords as readonly string[]).includes(kind))
    throw new WrongUsage(`${kind} cannot be imported. Choose ${importWords.join(', ')}.`);
  return { kind, file };
}

async function readMap(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) throw unreadable(path);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refuse('imports.map-invalid', {
      detail: `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}. Mend it, or leave --map out to have the columns guessed.`,
    });
  }
}

async function demandFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw unreadable(path);
}

function unreadable(path: string) {
  return refuse('imports.file-unreadable', {
    detail: `${path} is not a file that can be read. Check the path.`,
  });
}

/** The programme that was named, else the only one. */
async function programmeFor(
  { database }: Installation,
  named: string | undefined,
): Promise<string> {
  const programmes = await listProgrammes(database);
  const slugs = programmes.map(({ slug }) => slug);
  const found = programmes.filter(
    ({ id, slug }) => named === undefined || named === slug || named === id,
  );
  if (found.length === 1 && found[0]) return found[0].id;
  const choices =
    slugs.length > 0 ? `There are ${slugs.join(', ')}.` : 'There is no programme yet.';
  throw named === undefined
    ? refuse('imports.programme-unclear', {
        detail: `Say with --programme which one is meant. ${choices}`,
        facts: { programmes: slugs },
      })
    : refuse('imports.programme-unknown', {
        detail: `There is no programme ${named}. ${choices}`,
        facts: { programmes: slugs },
      });
}

/** A job names its programme by itself. */
async function programmeOfImport({ database }: Installation, job: string): Promise<string> {
  const found = await importProgramme(database, job);
  if (found !== null) return found;
  throw refuse('imports.job-unknown', {
    status: 404,
    detail: `${job} is no job of an import. Give the job that the import answered with.`,
  });
}

/** The host acts with the worker's database rights: undoing takes records away, which no screen can. */
function asHost<T>(
  { database }: Installation,
  programmeId: string,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  const host = { ...hostOf(programmeId), side: 'worker' as const };
  return transaction(database, host, present(), newId('req'), work);
}

function tellImport(json: boolean | undefined, result: ImportResult): void {
  const { rows, created, changed, unchanged, left, refused, refusedCount, dryRun, ignored } =
    result;
  const lines = [
    `${dryRun ? 'Would import' : refusedCount > 0 ? 'Imported nothing of' : 'Imported'} ${rows} rows: ${created} new, ${changed} changed, ${unchanged} unchanged, ${left} left, ${refusedCount} refused.`,
    ...(ignored.length > 0 ? [`Columns left out: ${ignored.join(', ')}.`] : []),
    ...refused
      .slice(0, refusedShown)
      .map(
        ({ row, field, message }) =>
          `  row ${row}${field === null ? '' : `, ${field}`}: ${message}`,
      ),
    ...(refusedCount > refusedShown ? [`  … and ${refusedCount - refusedShown} more`] : []),
    `Job ${result.jobId}${!dryRun && refusedCount === 0 ? `; undo it with: bin/fairway import --undo ${result.jobId}` : ''}`,
  ];
  print(json, result, lines.join('\n'));
  if (refusedCount > 0) process.exitCode = 1;
}

function tellUndo(json: boolean | undefined, result: UndoResult): void {
  const lines = [
    `Took back ${result.takenBack} changes; ${result.keptCount} stay.`,
    ...result.kept
      .slice(0, refusedShown)
      .map(({ record, recordId, reason }) => `  ${record} ${recordId}: ${reason}`),
  ];
  print(json, result, lines.join('\n'));
}
