import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, ownedBy, type Call, type Tx } from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { offerFieldsForPartner, offerFieldsForVendor } from './fields.ts';
import type { OfferRow } from './tables.ts';

const columns = sql`lead_offers.id, lead_offers.lead_id, lead_offers.organisation_id, lead_offers.decision_id, lead_offers.attempt, lead_offers.teaser, lead_offers.score::float8 as score,
  lead_offers.status, lead_offers.offered_at, lead_offers.answer_by, lead_offers.answered_at, lead_offers.decline_reason, lead_offers.decline_note, lead_offers.version`;
const named = sql`${columns}, lead_offers.organisation_id as partner_id, partners.name as partner_name`;
const withPartner = sql`public.lead_offers join public.partners on partners.programme_id = lead_offers.programme_id and partners.id = lead_offers.organisation_id`;

export type OfferForVendorRow = OfferRow & { partnerId: string; partnerName: string };

export async function listOffers(call: Call, query: ListQuery): Promise<Page<OfferForVendorRow>> {
  const vendor = call.actor.side === 'vendor';
  return listPage<OfferForVendorRow>(call, query, {
    list: 'GET /offers',
    columns: vendor ? named : columns,
    from: vendor ? withPartner : sql`public.lead_offers`,
    where: ownedBy(call.actor, 'lead_offers'),
    catalogue: vendor ? offerFieldsForVendor : offerFieldsForPartner,
    id: 'leadOffers.id',
    sort: [{ field: 'offeredAt', direction: 'descending' }],
  });
}

export async function getOffer(tx: Tx, actor: Actor, id: string): Promise<OfferForVendorRow> {
  const vendor = actor.side === 'vendor';
  const { rows } =
    await sql<OfferForVendorRow>`select ${vendor ? named : columns} from ${vendor ? withPartner : sql`public.lead_offers`}
    where ${ownedBy(actor, 'lead_offers')} and lead_offers.id = ${id}`.execute(tx);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Every offer of a lead, first asked first. */
export async function offersOf(
  tx: Tx,
  actor: Actor,
  leadIds: readonly string[],
): Promise<OfferForVendorRow[]> {
  const { rows } = await sql<OfferForVendorRow>`select ${named} from ${withPartner}
    where ${ownedBy(actor, 'lead_offers')} and lead_offers.lead_id = any(${[...leadIds]}) order by lead_offers.lead_id, lead_offers.attempt`.execute(
    tx,
  );
  return rows;
}

/** The offers that a partner has not answered yet, the oldest first. */
export async function openOffersOf(
  tx: Tx,
  actor: Actor,
  organisationId: string,
): Promise<OfferForVendorRow[]> {
  const { rows } = await sql<OfferForVendorRow>`select ${named} from ${withPartner}
    where ${ownedBy(actor, 'lead_offers')} and lead_offers.organisation_id = ${organisationId} and lead_offers.status = 'open'
    order by lead_offers.offered_at, lead_offers.id`.execute(tx);
  return rows;
}

export type NewOffer = Pick<
  OfferRow,
  'leadId' | 'organisationId' | 'decisionId' | 'attempt' | 'teaser' | 'score'
> & { answerBy: Date };

export async function insertOffers(
  { tx, actor, now }: Call,
  offers: readonly NewOffer[],
): Promise<string[]> {
  const rows = offers.map((offer) => ({ ...offer, id: newId('offer') }));
  for (let start = 0; start < rows.length; start += 2000) {
    await sql`insert into public.lead_offers (programme_id, id, lead_id, organisation_id, decision_id, attempt, teaser, score, status, offered_at, answer_by)
      select ${actor.programmeId}, r.id, r."leadId", r."organisationId", r."decisionId", r.attempt, r.teaser, r.score, 'open', ${now}, r."answerBy"
      from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + 2000))}::jsonb)
        as r (id text, "leadId" text, "organisationId" text, "decisionId" text, attempt integer, teaser jsonb, score numeric, "answerBy" timestamptz)`.execute(
      tx,
    );
  }
  return rows.map((row) => row.id);
}

export type OfferAnswer = {
  status: 'accepted' | 'declined' | 'lapsed' | 'withdrawn';
  declineReason?: string | null;
  declineNote?: string | null;
};

/**
 * Closes an open offer. The guard is in the statement: of two answers at once one wins.
 *
 * @throws 409 when it was answered already
 */
export async function answerOffer(
  { tx, actor, now }: Call,
  id: string,
  answer: OfferAnswer,
): Promise<void> {
  const result =
    await sql`update public.lead_offers set status = ${answer.status}, answered_at = ${now}, answered_by = ${actor.kind === 'api-key' ? null : actor.personId},
      decline_reason = ${answer.declineReason ?? null}, decline_note = ${answer.declineNote ?? null}, version = version + 1
    where ${ownedBy(actor, 'lead_offers')} and programme_id = ${actor.programmeId} and id = ${id} and status = 'open'`.execute(
      tx,
    );
  if (!result.numAffectedRows)
    throw refuse('lead-routing.offer-answered', {
      status: 409,
      detail: 'This offer was answered already, or was taken back.',
    });
}
