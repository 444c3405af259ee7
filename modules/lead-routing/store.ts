import { sql } from 'kysely';
import type { Actor } from '../../platform/access/actor.ts';
import { newId, ownedBy, visibleTo, type Call, type Tx } from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { leadFieldsForOwner, leadFieldsForVendor } from './fields.ts';
import type { LeadRow, NewLeadRow, OfferRow } from './tables.ts';

const columns = sql`leads.id, leads.account_id, leads.company_name, leads.contact_name, leads.contact_email, leads.contact_phone, leads.occupation, leads.city, leads.region,
  leads.postal_code, leads.country, leads.industry, leads.employees, leads.need, leads.product, leads.language, leads.source, leads.source_key, leads.personal, leads.deliverable,
  leads.consent, leads.status, leads.inbox_reason, leads.joined_into, leads.organisation_id, leads.decision_id, leads.created_at, leads.version`;

/** The latest offer beside its lead, for the vendor's telling. */
const latestOffer = sql`left join lateral (
  select jsonb_build_object('id', o.id, 'partnerId', o.organisation_id, 'partnerName', p.name, 'status', o.status, 'score', o.score, 'attempt', o.attempt,
    'offeredAt', to_char(o.offered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'answerBy', to_char(o.answer_by at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'answeredAt', to_char(o.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as offer
  from public.lead_offers o join public.partners p on p.programme_id = o.programme_id and p.id = o.organisation_id
  where o.programme_id = leads.programme_id and o.lead_id = leads.id order by o.attempt desc limit 1) latest on true
  left join public.partners owner on owner.programme_id = leads.programme_id and owner.id = leads.organisation_id`;

export type LeadForVendorRow = LeadRow & {
  partnerId: string | null;
  partnerName: string | null;
  offer: OfferSummary | null;
};
export type OfferSummary = Pick<
  OfferRow,
  'id' | 'status' | 'score' | 'attempt' | 'offeredAt' | 'answerBy' | 'answeredAt'
> & { partnerId: string; partnerName: string };

const vendorColumns = sql`${columns}, leads.organisation_id as partner_id, owner.name as partner_name, latest.offer`;

export async function listLeads(
  call: Call,
  query: ListQuery,
): Promise<Page<LeadForVendorRow> | Page<LeadRow>> {
  const shared = {
    list: 'GET /leads',
    where: sql`${visibleTo(call.actor, 'leads')} and leads.status <> 'joined'`,
    id: 'leads.id',
    sort: [{ field: 'createdAt', direction: 'descending' }],
  } as const;
  return call.actor.side === 'vendor'
    ? listPage<LeadForVendorRow>(call, query, {
        ...shared,
        columns: vendorColumns,
        from: sql`public.leads`,
        joins: { table: 'leads', with: latestOffer },
        catalogue: leadFieldsForVendor,
      })
    : listPage<LeadRow>(call, query, {
        ...shared,
        columns,
        from: sql`public.leads`,
        catalogue: leadFieldsForOwner,
      });
}

export async function getLeadForVendor(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<LeadForVendorRow> {
  const { rows } =
    await sql<LeadForVendorRow>`select ${vendorColumns} from public.leads ${latestOffer} where ${visibleTo(actor, 'leads')} and leads.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function getLead(tx: Tx, actor: Actor, id: string): Promise<LeadRow> {
  const { rows } =
    await sql<LeadRow>`select ${columns} from public.leads where ${visibleTo(actor, 'leads')} and leads.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Reads a lead and keeps others from changing it until the transaction ends. */
export async function lockLead(tx: Tx, actor: Actor, id: string): Promise<LeadRow> {
  const { rows } =
    await sql<LeadRow>`select ${columns} from public.leads where ${visibleTo(actor, 'leads')} and leads.id = ${id} for update`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Adds leads set-based and answers their ids in order; a visitor may add without being able to read. */
export async function insertLeads(
  { tx, actor, now }: Call,
  leads: readonly NewLeadRow[],
): Promise<string[]> {
  const rows = leads.map((lead) => ({ ...lead, id: newId('lead') }));
  for (let start = 0; start < rows.length; start += 2000) {
    await sql`insert into public.leads (programme_id, id, account_id, company_name, contact_name, contact_email, contact_phone, occupation, city, region, postal_code, country, industry, employees,
        need, product, language, source, source_key, personal, deliverable, consent, status, created_at, updated_at)
      select ${actor.programmeId}, r.id, r."accountId", r."companyName", r."contactName", r."contactEmail", r."contactPhone", r.occupation, r.city, r.region, r."postalCode", r.country, r.industry,
        r.employees, r.need, r.product, r.language, r.source, r."sourceKey", coalesce(r.personal, false), coalesce(r.deliverable, true), coalesce(r.consent, '{}'), 'new', ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(rows.slice(start, start + 2000))}::jsonb) as r (id text, "accountId" text, "companyName" text, "contactName" text, "contactEmail" text, "contactPhone" text,
        occupation text, city text, region text, "postalCode" text, country text, industry text, employees integer, need text, product text, language text, source text, "sourceKey" text,
        personal boolean, deliverable boolean, consent jsonb)`.execute(tx);
  }
  return rows.map((row) => row.id);
}

export type LeadState = Pick<LeadRow, 'id' | 'status' | 'inboxReason' | 'decisionId'> &
  Partial<Pick<LeadRow, 'organisationId' | 'joinedInto' | 'accountId'>>;

/** Writes new states of leads, each still at the version that was read. */
export async function saveLeadStates(
  { tx, actor, now }: Call,
  states: readonly (LeadState & { version: number })[],
): Promise<void> {
  if (states.length === 0) return;
  const result =
    await sql`update public.leads set status = r.status, inbox_reason = r."inboxReason", decision_id = r."decisionId", updated_at = ${now}, version = leads.version + 1,
      organisation_id = case when r."hasOrganisation" then r."organisationId" else leads.organisation_id end,
      joined_into = coalesce(r."joinedInto", leads.joined_into), account_id = coalesce(r."accountId", leads.account_id)
    from jsonb_to_recordset(${JSON.stringify(states.map((state) => ({ ...state, hasOrganisation: state.organisationId !== undefined })))}::jsonb)
      as r (id text, version integer, status text, "inboxReason" jsonb, "decisionId" text, "hasOrganisation" boolean, "organisationId" text, "joinedInto" text, "accountId" text)
    where leads.programme_id = ${actor.programmeId} and leads.id = r.id and leads.version = r.version`.execute(
      tx,
    );
  if (Number(result.numAffectedRows ?? 0n) !== states.length)
    throw refuse('http.version-stale', {
      status: 412,
      detail: 'Somebody changed this lead in the meantime. Load it again and repeat your change.',
    });
}

/** Earlier leads of the same person and company that are still being worked. */
export async function earlierLeads(
  tx: Tx,
  actor: Actor,
  lead: Pick<LeadRow, 'id' | 'contactEmail' | 'companyName'>,
): Promise<LeadRow[]> {
  const { rows } =
    await sql<LeadRow>`select ${columns} from public.leads where ${visibleTo(actor, 'leads')}
    and lower(leads.contact_email) = lower(${lead.contactEmail}) and lower(leads.company_name) = lower(${lead.companyName}) and leads.id < ${lead.id}
    and leads.status in ('new', 'offered', 'accepted', 'inbox') order by leads.id limit 1`.execute(
      tx,
    );
  return rows;
}

/** Leads that wait for routing, oldest first; locked, so that two workers never route one. */
export async function lockNewLeads(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<LeadRow[]> {
  const { rows } =
    await sql<LeadRow>`select ${columns} from public.leads where ${visibleTo(actor, 'leads')} and leads.id = any(${[...ids]}) and leads.status = 'new' order by leads.id for update`.execute(
      tx,
    );
  return rows;
}

/** Open and lately received leads of each partner: what capacity and fair turns count. */
export async function currentLoads(
  { tx, actor, now }: Call,
  receivedDays: number,
): Promise<{ organisationId: string; open: number; received: number }[]> {
  const since = new Date(now.getTime() - receivedDays * 86_400_000);
  const { rows } = await sql<{ organisationId: string; open: number; received: number }>`
    select o.organisation_id, count(*) filter (where o.status = 'open' or (o.status = 'accepted' and exists (
        select from public.leads l where l.programme_id = o.programme_id and l.id = o.lead_id and l.status = 'accepted'))) as open,
      count(*) filter (where o.offered_at > ${since}) as received
    from public.lead_offers o
    where ${ownedBy(actor, 'o')} group by 1`.execute(tx);
  return rows;
}

/** How partners did with past leads; medians in hours. */
export async function pastRecords(
  tx: Tx,
  actor: Actor,
): Promise<
  {
    organisationId: string;
    won: number;
    decided: number;
    responseHours: number | null;
    responses: number;
  }[]
> {
  const { rows } = await sql<{
    organisationId: string;
    won: number;
    decided: number;
    responseHours: number | null;
    responses: number;
  }>`
    select o.organisation_id, count(*) filter (where o.status = 'accepted' and l.status = 'converted') as won,
      count(*) filter (where o.status = 'accepted' and l.status in ('converted', 'lost')) as decided,
      percentile_cont(0.5) within group (order by extract(epoch from o.answered_at - o.offered_at) / 3600) filter (where o.status in ('accepted', 'declined')) as response_hours,
      count(*) filter (where o.status in ('accepted', 'declined')) as responses
    from public.lead_offers o join public.leads l on l.programme_id = o.programme_id and l.id = o.lead_id
    where ${ownedBy(actor, 'o')} and o.answered_at is not null group by 1`.execute(tx);
  return rows;
}

/** Leads that a rule routed, newest first, with whom it chose and the seed it drew by. */
export async function routedLeads(
  { tx, actor }: Call,
  atMost: number,
): Promise<{ lead: LeadRow; chosenId: string | null; seed: string }[]> {
  const { rows } = await sql<LeadRow & { chosenId: string | null; seed: string }>`
    select ${columns}, d.chosen_id, d.policy_id as seed from public.leads
    join lateral (select chosen_id, policy_id from public.decisions where decisions.programme_id = leads.programme_id and decisions.subject_id = leads.id
      and decisions.kind = 'lead-routing.routing' order by decided_at, id limit 1) d on true
    where ${visibleTo(actor, 'leads')} order by leads.created_at desc, leads.id desc limit ${atMost}`.execute(
    tx,
  );
  return rows.map(({ chosenId, seed, ...lead }) => ({ lead, chosenId, seed }));
}
