import { join } from 'node:path';
import { sql } from 'kysely';
import type { Call, Database } from '../database/index.ts';
import { verifyAnchors } from './anchors.ts';
import { verifyJournal } from './chain.ts';
import { strayCheck, type VerifyCheck } from './verification.ts';

type CheckParts = { database: Database; now: () => Date };

/** The journal's own checks. @param parts dataDir: where `anchors/` lies */
export function checkJournal({
  database,
  now,
  dataDir,
}: CheckParts & { dataDir: string }): VerifyCheck[] {
  return [
    { name: 'journal chain', run: () => verifyJournal(database, now()) },
    {
      name: 'journal anchors',
      run: () => verifyAnchors({ database, now, folder: join(dataDir, 'anchors') }),
    },
  ];
}

/**
 * Finds sights of records that are not there and timers that would happen to nothing. A timer of
 * the programme itself is kept by its foreign key.
 *
 * @param tables for each id prefix the table of its records, such as `{ deal: 'deal_registrations' }`
 */
export function checkOrphans(
  parts: CheckParts,
  tables: Readonly<Record<string, string>>,
): VerifyCheck[] {
  return [
    strayCheck('visibility without a record', parts, (call) =>
      orphansOf(call, 'visibility', 'record_id', tables),
    ),
    strayCheck('timers without a record', parts, (call) =>
      orphansOf(call, 'timers', 'subject_id', tables),
    ),
  ];
}

async function orphansOf(
  { tx, actor: { programmeId } }: Call,
  holder: 'visibility' | 'timers',
  column: 'record_id' | 'subject_id',
  tables: Readonly<Record<string, string>>,
) {
  const ref = sql.ref(`h.${column}`);
  const own = sql`h.programme_id = ${programmeId} and ${ref} <> ${programmeId}`;
  const { rows: kinds } = await sql<{ prefix: string; count: number }>`
    select split_part(${ref}, '_', 1) as prefix, count(*) as count from public.${sql.raw(holder)} h
    where ${own} group by 1 order by 1`.execute(tx);
  const bad: { id: string; problem: string }[] = [];
  for (const { prefix } of kinds) {
    const table = tables[prefix];
    const lost =
      table === undefined
        ? sql`true`
        : sql`not exists (
      select from ${sql.table(`public.${table}`)} t where t.programme_id = h.programme_id and t.id = ${ref})`;
    const { rows } = await sql<{ id: string }>`select ${ref} as id from public.${sql.raw(holder)} h
      where ${own} and split_part(${ref}, '_', 1) = ${prefix} and ${lost} order by 1 limit 1`.execute(
      tx,
    );
    const problem =
      table === undefined ? 'No module keeps records of this kind.' : 'The record is not there.';
    bad.push(...rows.map(({ id }) => ({ id, problem })));
  }
  return { count: kinds.reduce((sum, kind) => sum + kind.count, 0), bad };
}
