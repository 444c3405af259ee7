import { sql } from 'kysely';
import type { Call } from '../../platform/database/index.ts';
import type { KeptRetention, RetentionKind } from './rules.ts';

/** Of each kind: its table, the moment that counts, and which of its rows may go at all. */
const kept = {
  // What waits to be sent stays until it was.
  mails: { table: 'mails', at: 'created_at', which: "status <> 'queued'" },
  notifications: { table: 'notifications', at: 'created_at', which: 'digest_from is null' },
  // Whoever wants no invitations stays known, or would be invited again; of the others an application tells.
  prospects: {
    table: 'prospects',
    at: 'updated_at',
    which: "status in ('open', 'invited', 'refused')",
  },
} as const satisfies Record<RetentionKind, { table: string; at: string; which: string }>;

const batch = 5000;

const older = (kind: RetentionKind, months: number, now: Date) =>
  sql<boolean>`${sql.raw(kept[kind].which)}
    and ${sql.ref(kept[kind].at)} < ${now}::timestamptz - make_interval(months => ${months})`;

/** How many there are, how many of them would go, and since when the oldest lies there. */
export async function countKept(
  { tx, actor, now }: Call,
  kind: RetentionKind,
  months: number | null,
): Promise<{ records: number; due: number; oldest: string | null }> {
  const due =
    months === null ? sql`0` : sql`count(*) filter (where ${older(kind, months, now)})::integer`;
  const { rows } = await sql<{ records: number; due: number; oldest: string | null }>`
    select count(*)::integer as records, ${due} as due, min(${sql.ref(kept[kind].at)}) as oldest
    from ${sql.table(`public.${kept[kind].table}`)} where programme_id = ${actor.programmeId}`.execute(
    tx,
  );
  return rows[0] ?? { records: 0, due: 0, oldest: null };
}

export async function saveRetention({ tx, actor }: Call, retention: KeptRetention): Promise<void> {
  await sql`update public.programmes
    set settings = settings || jsonb_build_object('retention', ${JSON.stringify(retention)}::jsonb)
    where id = ${actor.programmeId}`.execute(tx);
}

/** Deletes one batch of what is older. @returns how many went; fewer than a batch: it was the last */
export async function deleteOlder(
  { tx, actor, now }: Call,
  kind: RetentionKind,
  months: number,
): Promise<{ count: number; last: boolean }> {
  const table = sql.table(`public.${kept[kind].table}`);
  const { numAffectedRows } =
    await sql`delete from ${table} where programme_id = ${actor.programmeId}
    and id = any(array(select id from ${table} where programme_id = ${actor.programmeId}
      and ${older(kind, months, now)} limit ${batch}))`.execute(tx);
  const count = Number(numAffectedRows ?? 0);
  return { count, last: count < batch };
}
