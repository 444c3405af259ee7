import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, visibleTo, type Call, type Tx } from '../../platform/database/index.ts';
import type { VerdictRow } from './tables.ts';

const columns = sql`id, deal_id, outcome, decision_id, protection_days, reason_code, reason_note, competing, decided_at, released_at`;

/** What is decided and not told yet; no partner can read this table. */
export async function pendingVerdict(
  tx: Tx,
  actor: Actor,
  dealId: string,
): Promise<VerdictRow | undefined> {
  const { rows } = await sql<VerdictRow>`select ${columns} from public.deal_registration_verdicts
    where ${visibleTo(actor, 'deal_registration_verdicts')} and deal_id = ${dealId} and released_at is null for update`.execute(
    tx,
  );
  return rows[0];
}

export type NewVerdict = Omit<VerdictRow, 'id' | 'decidedAt' | 'releasedAt'>;

/** Keeps a verdict for the release tick; a later one before the tick takes its place. */
export async function saveVerdict({ tx, actor, now }: Call, verdict: NewVerdict): Promise<void> {
  await sql`insert into public.deal_registration_verdicts (programme_id, id, deal_id, outcome, decision_id, protection_days, reason_code, reason_note, competing, decided_at)
    values (${actor.programmeId}, ${newId('verdict')}, ${verdict.dealId}, ${verdict.outcome}, ${verdict.decisionId}, ${verdict.protectionDays}, ${verdict.reasonCode}, ${verdict.reasonNote},
      ${JSON.stringify(verdict.competing)}::jsonb, ${now})
    on conflict (programme_id, deal_id) where released_at is null do update set outcome = excluded.outcome, decision_id = excluded.decision_id, protection_days = excluded.protection_days,
      reason_code = excluded.reason_code, reason_note = excluded.reason_note, competing = excluded.competing, decided_at = excluded.decided_at, version = deal_registration_verdicts.version + 1`.execute(
    tx,
  );
}

export async function markReleased({ tx, actor, now }: Call, id: string): Promise<void> {
  await sql`update public.deal_registration_verdicts set released_at = ${now}, version = version + 1 where programme_id = ${actor.programmeId} and id = ${id}`.execute(
    tx,
  );
}
