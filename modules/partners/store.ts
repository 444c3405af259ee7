import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, ownedBy, visibleTo, type Call, type Tx } from '../../platform/database/index.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { partnerFields } from './fields.ts';
import type { Partner, PartnerRow } from './tables.ts';

type Tables = {
  partners: PartnerRow;
  organisations: {
    programmeId: string;
    id: string;
    side: string;
    slug: string;
    name: string;
    active: boolean;
    createdAt: string;
    version: number;
  };
};

const db = (tx: Tx) => tx.withTables<Tables>();

export async function listPartners(call: Call, query: ListQuery): Promise<Page<Partner>> {
  return listPage<Partner>(call, query, {
    list: 'GET /partners',
    columns: sql`partners.*, organisations.slug`,
    from: sql`public.partners join public.organisations on organisations.programme_id = partners.programme_id and organisations.id = partners.id`,
    where: ownedBy(call.actor, 'partners', 'id'),
    catalogue: partnerFields,
    id: 'partners.id',
    sort: [{ field: 'name', direction: 'ascending' }],
  });
}

/** @throws not found when there is none, or none that this actor may see */
export async function getPartner(tx: Tx, actor: Actor, id: string): Promise<Partner> {
  const row = await db(tx)
    .selectFrom('partners')
    .innerJoin('organisations', (join) =>
      join
        .onRef('organisations.programmeId', '=', 'partners.programmeId')
        .onRef('organisations.id', '=', 'partners.id'),
    )
    .selectAll('partners')
    .select('organisations.slug')
    .where(ownedBy(actor, 'partners', 'id'))
    .where('partners.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** All partners that this actor may see, for work over the whole channel. */
export async function allPartners(tx: Tx, actor: Actor): Promise<PartnerRow[]> {
  return db(tx)
    .selectFrom('partners')
    .selectAll()
    .where(ownedBy(actor, 'partners', 'id'))
    .orderBy('id')
    .execute();
}

/**
 * Writes changed columns of one partner, if it still is at the version that was read.
 *
 * @throws 412 when somebody changed it in between
 */
/** Who has only applied, or has left, brings nobody in. The access of who has left ends with the stage. */
export function mayInvite(stage: string): boolean {
  return stage !== 'applicant' && stage !== 'left';
}

export async function savePartner(
  { tx, actor, now }: Call,
  before: PartnerRow,
  changes: Partial<PartnerRow>,
): Promise<void> {
  const { metrics, ...columns } = changes;
  const result = await db(tx)
    .updateTable('partners')
    .set({
      ...columns,
      ...(metrics ? { metrics: JSON.stringify(metrics) as unknown as PartnerRow['metrics'] } : {}),
      updatedAt: now.toISOString(),
      version: before.version + 1,
    })
    .where('programmeId', '=', actor.programmeId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this in the meantime. Load it again and repeat your change.',
    });
  if (changes.stage !== undefined && changes.stage !== before.stage)
    await sql`update public.organisations set may_invite = ${mayInvite(changes.stage)}, active = ${changes.stage !== 'left'}
      where programme_id = ${actor.programmeId} and id = ${before.id}`.execute(tx);
  if (changes.name !== undefined && changes.name !== before.name && actor.side === 'vendor') {
    await db(tx)
      .updateTable('organisations')
      .set({ name: changes.name })
      .where('programmeId', '=', actor.programmeId)
      .where('id', '=', before.id)
      .execute();
  }
}

export type SavedTier = Pick<
  PartnerRow,
  'id' | 'version' | 'metrics' | 'tier' | 'pendingTier' | 'belowSince' | 'tierDecisionId'
>;

/** Writes standings set-based, each partner still at the version that was read. */
export async function saveTiers(
  { tx, actor, now }: Call,
  tiers: readonly SavedTier[],
): Promise<void> {
  if (tiers.length === 0) return;
  const result =
    await sql`update public.partners set metrics = r.metrics, tier = r.tier, pending_tier = r."pendingTier", below_since = r."belowSince", tier_decision_id = r."tierDecisionId",
      updated_at = ${now}, version = partners.version + 1
    from jsonb_to_recordset(${JSON.stringify(tiers)}::jsonb) as r (id text, version integer, metrics jsonb, tier text, "pendingTier" text, "belowSince" timestamptz, "tierDecisionId" text)
    where partners.programme_id = ${actor.programmeId} and partners.id = r.id and partners.version = r.version`.execute(
      tx,
    );
  if (Number(result.numAffectedRows ?? 0n) !== tiers.length)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'A partner changed while standings were computed. They are computed again.',
    });
}

export type PartnershipRow = {
  id: string;
  partnership: string;
  tier: string;
  homepage: string | null;
  joinedOn: string | null;
  leftOn: string | null;
};

export async function listPartnerships(
  tx: Tx,
  actor: Actor,
  partnerId: string,
): Promise<PartnershipRow[]> {
  const { rows } =
    await sql<PartnershipRow>`select id, partnership, tier, homepage, joined_on, left_on from public.partnerships
    where ${ownedBy(actor, 'partnerships')} and organisation_id = ${partnerId} order by partnership`.execute(
      tx,
    );
  return rows;
}

export type SegmentRow = {
  id: string;
  name: string;
  subject: string;
  condition: unknown;
  createdAt: string;
  version: number;
};

export async function listSegments(tx: Tx, actor: Actor): Promise<SegmentRow[]> {
  const { rows } =
    await sql<SegmentRow>`select id, name, subject, condition, created_at, version from public.segments
    where ${visibleTo(actor, 'segments')} order by name`.execute(tx);
  return rows;
}

export async function insertSegment(
  { tx, actor, now }: Call,
  segment: { name: string; subject: string; condition: unknown },
): Promise<SegmentRow> {
  const { rows } =
    await sql<SegmentRow>`insert into public.segments (programme_id, id, name, subject, condition, created_by, created_at)
    values (${actor.programmeId}, ${newId('seg')}, ${segment.name}, ${segment.subject}, ${JSON.stringify(segment.condition)}::jsonb, ${actor.personId}, ${now})
    on conflict (programme_id, subject, name) do nothing returning id, name, subject, condition, created_at, version`.execute(
      tx,
    );
  if (!rows[0])
    throw refuse('partners.segment-name-taken', {
      status: 409,
      detail: `There is a segment named ${segment.name} already. Choose another name.`,
    });
  return rows[0];
}

export async function deleteSegment(
  { tx, actor }: Call,
  id: string,
  version: number | null,
): Promise<void> {
  const { rows } = await sql<{
    version: number;
  }>`select version from public.segments where ${visibleTo(actor, 'segments')} and id = ${id} for update`.execute(
    tx,
  );
  if (!rows[0]) throw notFound();
  if (version !== null && rows[0].version !== version)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this in the meantime. Load it again and repeat your change.',
    });
  await sql`delete from public.segments where programme_id = ${actor.programmeId} and id = ${id}`.execute(
    tx,
  );
}
