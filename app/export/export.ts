import { mkdir, readdir } from 'node:fs/promises';
import { sql } from 'kysely';
import { hostOf, workerOf, type Actor } from '../../platform/access/index.ts';
import { newId, transaction, type Database } from '../../platform/database/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { writeExport, type Exporting, type Manifest } from './write-folder.ts';

export type Wanted = { kind: 'programme' | 'partner'; id: string };
type Subject = { programmeId: string; id: string; name: string };

/**
 * Exports a programme or a partner into a folder, as of one moment: every file shows the same state.
 *
 * @throws 404 when there is no such programme or partner; 409 when the folder has something in it
 */
export async function exportInto(
  database: Database,
  wanted: Wanted,
  folder: string,
  now: Date,
  progress?: Exporting['progress'],
): Promise<Manifest> {
  const subject = await subjectOf(database, wanted);
  await demandEmpty(folder);
  return transaction(
    database,
    readerOf(wanted.kind, subject),
    now,
    newId('req'),
    (call) =>
      writeExport(call, folder, {
        kind: wanted.kind,
        id: subject.id,
        name: subject.name,
        ...(progress ? { progress } : {}),
      }),
    { snapshot: true },
  );
}

/** A programme is read by the worker, a partner by its own role: it gets what it sees, and nothing else. */
function readerOf(kind: Wanted['kind'], { programmeId, id }: Subject): Actor {
  if (kind === 'programme') return workerOf(programmeId);
  return { ...hostOf(programmeId), side: 'partner', kind: 'partner.admin', organisationId: id };
}

async function subjectOf(database: Database, { kind, id }: Wanted): Promise<Subject> {
  const { rows } =
    kind === 'programme'
      ? await sql<Subject>`select id as programme_id, id, name from public.programmes where id = ${id} or slug = ${id}`.execute(
          database.pools.auth,
        )
      : await sql<Subject>`select programme_id, id, name from public.organisations
          where side = 'partner' and (id = ${id} or slug = ${id}) order by programme_id limit 2`.execute(
          database.pools.auth,
        );
  const [found, another] = rows;
  if (!found)
    throw refuse('exports.nothing-there', {
      status: 404,
      detail: `There is no ${kind} with the id or slug ${id}.`,
    });
  if (another)
    throw refuse('exports.several', {
      status: 409,
      detail: `Several programmes have a partner with the slug ${id}. Give its id, as GET /v1/partners lists it.`,
    });
  return found;
}

export async function demandEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw refuse('exports.folder-not-empty', {
      status: 409,
      detail: `${folder} has something in it. Name a folder that is empty or not there yet.`,
    });
}
