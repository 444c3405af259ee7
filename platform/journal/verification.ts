import { sql } from 'kysely';
import { workerOf } from '../access/actor.ts';
import { newId, transaction, type Call, type Database } from '../database/index.ts';

/** What a check found. `count` is how much it read: a check that read nothing says so. */
export type Finding = {
  ok: boolean;
  count: number;
  /** The first that is wrong, and what is wrong with it. */
  firstBad?: { programmeId: string; position?: number; id?: string; problem: string };
};

/** One check of `verify`; each module gives its own. It only reads. */
export type VerifyCheck = { name: string; run: () => Promise<Finding> };

export type Verification = { ok: boolean; checks: ({ name: string } & Finding)[] };

/** Runs every check, one after another, and never stops at the first bad one. */
export async function verify(checks: readonly VerifyCheck[]): Promise<Verification> {
  const results: Verification['checks'] = [];
  for (const check of checks) results.push({ name: check.name, ...(await check.run()) });
  return { ok: results.every((result) => result.ok), checks: results };
}

/** Runs a check in every programme and joins what it finds. */
export async function inEveryProgramme(
  database: Database,
  now: Date,
  check: (call: Call) => Promise<Finding>,
): Promise<Finding> {
  const programmes = await sql<{
    id: string;
  }>`select id from public.programmes order by id`.execute(database.pools.worker);
  const all: Finding = { ok: true, count: 0 };
  for (const { id } of programmes.rows) {
    const found = await transaction(database, workerOf(id), now, newId('req'), check);
    all.count += found.count;
    all.ok &&= found.ok;
    if (found.firstBad) all.firstBad ??= found.firstBad;
  }
  return all;
}

/**
 * Makes a check out of a query that finds what should not be there.
 *
 * @param strays for one programme: the ids of bad rows with the problem, and how many rows were looked at
 */
export function strayCheck(
  name: string,
  parts: { database: Database; now: () => Date },
  strays: (call: Call) => Promise<{ count: number; bad: { id: string; problem: string }[] }>,
): VerifyCheck {
  return {
    name,
    run: () =>
      inEveryProgramme(parts.database, parts.now(), async (call) => {
        const { count, bad } = await strays(call);
        const first = bad[0];
        return first
          ? { ok: false, count, firstBad: { programmeId: call.actor.programmeId, ...first } }
          : { ok: true, count };
      }),
  };
}
