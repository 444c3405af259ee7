import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Database } from '../database/index.ts';
import type { Chore } from '../jobs/index.ts';
import { inEveryProgramme, type VerifyCheck } from '../journal/index.ts';
import { fileStorage } from './place.ts';

type Parts = { database: Database; now: () => Date };

const dayMs = 86_400_000;

/** Deletes files whose time has come, then bytes that no row knows. */
export function sweepFiles(parts: Parts): Chore {
  return {
    name: 'files',
    run: async () => {
      await deleteOld(parts);
      await deleteOrphans(parts);
    },
  };
}

async function deleteOld({ database, now }: Parts): Promise<void> {
  const { rows } = await sql<{ programmeId: string; id: string; storageKey: string }>`
    select programme_id, id, storage_key from public.files where delete_after <= ${now()} order by delete_after limit 1000`.execute(
    database.pools.worker,
  );
  for (const { programmeId, id, storageKey } of rows) {
    await transaction(database, workerOf(programmeId), now(), newId('req'), ({ tx }) =>
      sql`delete from public.files where programme_id = ${programmeId} and id = ${id}`.execute(tx),
    );
    // After the commit: a crash in between leaves an orphan for the next sweep, never a row without bytes.
    await fileStorage().remove(storageKey);
  }
}

/** Bytes younger than a day may belong to a transaction that is still open. */
async function deleteOrphans({ database }: Parts): Promise<void> {
  const before = Date.now() - dayMs;
  let old: string[] = [];
  for await (const { key, writtenAt } of fileStorage().list()) {
    if (writtenAt.getTime() < before) old.push(key);
    if (old.length === 500) {
      await removeUnknown(database, old);
      old = [];
    }
  }
  await removeUnknown(database, old);
}

async function removeUnknown(database: Database, keys: string[]): Promise<void> {
  const { rows } = await sql<{ storageKey: string }>`select storage_key from public.files
    where storage_key = any(${keys})`.execute(database.pools.worker);
  const known = new Set(rows.map((row) => row.storageKey));
  for (const key of keys) if (!known.has(key)) await fileStorage().remove(key);
}

/** Every row has its bytes, and they are those that were stored. */
export function checkFiles({ database, now }: Parts): VerifyCheck {
  return {
    name: 'files',
    run: () =>
      inEveryProgramme(database, now(), async ({ tx, actor: { programmeId } }) => {
        const { rows } = await sql<{ id: string; storageKey: string; sha256: string }>`
          select id, storage_key, sha256 from public.files where programme_id = ${programmeId} order by id`.execute(
          tx,
        );
        for (const [index, file] of rows.entries()) {
          const problem = await problemOf(file);
          if (problem)
            return { ok: false, count: index, firstBad: { programmeId, id: file.id, problem } };
        }
        return { ok: true, count: rows.length };
      }),
  };
}

async function problemOf(file: { storageKey: string; sha256: string }): Promise<string | null> {
  const bytes = await fileStorage().get(file.storageKey);
  if (!bytes) return 'The bytes are gone.';
  const hash = createHash('sha256').update(bytes).digest('hex');
  return hash === file.sha256 ? null : 'The bytes are not those that were stored.';
}
