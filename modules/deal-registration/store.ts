import { sql } from 'kysely';
import pg from 'pg';
import type { Actor } from '../../platform/access/actor.ts';
import {
  newId,
  visibleParts,
  visibleTo,
  type Call,
  type Tx,
} from '../../platform/database/index.ts';
import type { ListQuery } from '../../platform/http/contract.ts';
import { listPage, type Page } from '../../platform/http/index.ts';
import { notFound, refuse } from '../../platform/refusal/index.ts';
import { registrationFieldsForOwner, registrationFieldsForVendor } from './fields.ts';
import type { RegistrationFacts } from './rules/registration-fields.ts';
import type { NewRegistrationRow, RegistrationForVendorRow, RegistrationRow } from './tables.ts';

const names = [
  'id',
  'organisation_id',
  'lead_id',
  'account_id',
  'customer_name',
  'customer_domain',
  'customer_city',
  'customer_country',
  'contact_name',
  'contact_email',
  'need',
  'product',
  'deal_type',
  'amount_minor',
  'currency',
  'expected_close_on',
  'status',
  'stage',
  'reason_code',
  'reason_note',
  'submitted_at',
  'decision_by',
  'decided_at',
  'decision_id',
  'protected_from',
  'protected_until',
  'protection_zone',
  'extensions',
  'resubmissions',
  'closed_at',
  'closed_as',
  'created_by',
  'created_at',
  'version',
] as const;
const columns = sql.join(names.map((name) => sql.ref(`deal_registrations.${name}`)));

const vendorColumns = sql`${columns}, partners.name as partner_name, partners.tier as partner_tier, verdict.verdict`;
const besides = sql`
  join public.partners on partners.programme_id = deal_registrations.programme_id and partners.id = deal_registrations.organisation_id
  left join lateral (select jsonb_build_object('id', v.id, 'dealId', v.deal_id, 'outcome', v.outcome, 'decisionId', v.decision_id, 'protectionDays', v.protection_days, 'reasonCode', v.reason_code,
      'reasonNote', v.reason_note, 'competing', v.competing, 'decidedAt', to_char(v.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'releasedAt', to_char(v.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as verdict
    from public.deal_registration_verdicts v where v.programme_id = deal_registrations.programme_id and v.deal_id = deal_registrations.id
    order by v.decided_at desc, v.id desc limit 1) verdict on true`;
const vendorFrom = sql`public.deal_registrations ${besides}`;

export async function listRegistrations(
  call: Call,
  query: ListQuery,
): Promise<Page<RegistrationForVendorRow> | Page<RegistrationRow>> {
  const shared = {
    list: 'GET /deal-registrations',
    where: { table: 'deal_registrations', either: visibleParts(call.actor, 'deal_registrations') },
    id: 'dealRegistrations.id',
    sort: [{ field: 'createdAt', direction: 'descending' }],
  } as const;
  return call.actor.side === 'vendor'
    ? listPage<RegistrationForVendorRow>(call, query, {
        ...shared,
        columns: vendorColumns,
        from: sql`public.deal_registrations`,
        joins: { table: 'deal_registrations', with: besides },
        catalogue: registrationFieldsForVendor,
      })
    : listPage<RegistrationRow>(call, query, {
        ...shared,
        columns,
        from: sql`public.deal_registrations`,
        catalogue: registrationFieldsForOwner,
      });
}

export async function getRegistration(tx: Tx, actor: Actor, id: string): Promise<RegistrationRow> {
  const { rows } =
    await sql<RegistrationRow>`select ${columns} from public.deal_registrations where ${visibleTo(actor, 'deal_registrations')} and id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function getForVendor(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<RegistrationForVendorRow> {
  const { rows } =
    await sql<RegistrationForVendorRow>`select ${vendorColumns} from ${vendorFrom} where ${visibleTo(actor, 'deal_registrations')} and deal_registrations.id = ${id}`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Reads a registration and keeps others from changing it until the transaction ends. */
export async function lockRegistration(tx: Tx, actor: Actor, id: string): Promise<RegistrationRow> {
  const { rows } =
    await sql<RegistrationRow>`select ${columns} from public.deal_registrations where ${visibleTo(actor, 'deal_registrations')} and id = ${id} for update`.execute(
      tx,
    );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export async function insertRegistration(
  { tx, actor, now }: Call,
  row: NewRegistrationRow,
): Promise<string> {
  const id = newId('deal');
  const writing =
    sql`insert into public.deal_registrations (programme_id, id, organisation_id, lead_id, account_id, customer_name, customer_domain, customer_city, customer_country, contact_name, contact_email, need,
      product, deal_type, amount_minor, currency, expected_close_on, status, stage, submitted_at, decision_by, created_by, created_at, updated_at)
    values (${actor.programmeId}, ${id}, ${row.organisationId}, ${row.leadId}, ${row.accountId}, ${row.customerName}, ${row.customerDomain}, ${row.customerCity}, ${row.customerCountry}, ${row.contactName},
      ${row.contactEmail}, ${row.need}, ${row.product}, ${row.dealType}, ${row.amountMinor}, ${row.currency}, ${row.expectedCloseOn}, ${row.status}, ${row.stage}, ${row.submittedAt}, ${row.decisionBy},
      ${row.createdBy}, ${now}, ${now})`.execute(tx);
  await oncePerLead(writing);
  return id;
}

/** Of two registrations of one lead at the same moment the index lets one through. */
async function oncePerLead<T>(writing: Promise<T>): Promise<T> {
  return writing.catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.constraint === 'deal_registrations_one_per_lead')
      throw leadRegistered();
    throw error;
  });
}

export function leadRegistered() {
  return refuse('deal-registration.lead-registered', {
    status: 409,
    detail: 'A deal from this lead is registered already.',
  });
}

/**
 * Writes a registration after a move, if it still is at the version that was read.
 *
 * @throws 412 when somebody changed it in between
 */
export async function saveRegistration(
  { tx, actor, now }: Call,
  after: RegistrationRow,
): Promise<void> {
  const writing =
    sql`update public.deal_registrations set account_id = ${after.accountId}, customer_name = ${after.customerName}, customer_domain = ${after.customerDomain},
      customer_city = ${after.customerCity}, customer_country = ${after.customerCountry}, contact_name = ${after.contactName}, contact_email = ${after.contactEmail}, need = ${after.need},
      product = ${after.product}, deal_type = ${after.dealType}, amount_minor = ${after.amountMinor}, currency = ${after.currency}, expected_close_on = ${after.expectedCloseOn}, status = ${after.status},
      stage = ${after.stage}, reason_code = ${after.reasonCode}, reason_note = ${after.reasonNote}, submitted_at = ${after.submittedAt}, decision_by = ${after.decisionBy}, decided_at = ${after.decidedAt},
      decision_id = ${after.decisionId}, protected_from = ${after.protectedFrom}, protected_until = ${after.protectedUntil}, protection_zone = ${after.protectionZone}, extensions = ${after.extensions},
      resubmissions = ${after.resubmissions}, closed_at = ${after.closedAt}, closed_as = ${after.closedAs}, updated_at = ${now}, version = version + 1
    where ${visibleTo(actor, 'deal_registrations')} and programme_id = ${actor.programmeId} and id = ${after.id} and version = ${after.version}`.execute(
      tx,
    );
  const result = await oncePerLead(writing);
  if (!result.numAffectedRows)
    throw refuse('http.version-stale', {
      status: 412,
      detail:
        'Somebody changed this registration in the meantime. Load it again and repeat your change.',
    });
}

/** Registrations of the partner that count against its capacity. */
export async function countOpen(tx: Tx, actor: Actor, organisationId: string): Promise<number> {
  const { rows } = await sql<{
    open: number;
  }>`select count(*) as open from public.deal_registrations where ${visibleTo(actor, 'deal_registrations')}
    and organisation_id = ${organisationId} and status in ('submitted', 'under-review', 'returned', 'approved')`.execute(
    tx,
  );
  return rows[0]?.open ?? 0;
}

/** Other claims on the same customer that stand or are being looked at. The worker and the vendor ask; partners never. */
export async function claimsOn(
  tx: Tx,
  actor: Actor,
  accountIds: readonly string[],
  exceptId: string,
): Promise<RegistrationForVendorRow[]> {
  const { rows } =
    await sql<RegistrationForVendorRow>`select ${columns}, partners.name as partner_name, partners.tier as partner_tier, null as verdict from public.deal_registrations
    join public.partners on partners.programme_id = deal_registrations.programme_id and partners.id = deal_registrations.organisation_id
    where ${visibleTo(actor, 'deal_registrations')} and deal_registrations.account_id = any(${[...accountIds]}) and deal_registrations.id <> ${exceptId}
      and deal_registrations.status in ('submitted', 'under-review', 'approved') order by deal_registrations.created_at`.execute(
      tx,
    );
  return rows;
}

/** Whether the partner has a registration of this lead that was not taken back or refused. */
export async function isLeadRegistered(
  tx: Tx,
  actor: Actor,
  organisationId: string,
  leadId: string,
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from public.deal_registrations where ${visibleTo(actor, 'deal_registrations')} and organisation_id = ${organisationId}
    and lead_id = ${leadId} and status not in ('withdrawn', 'rejected', 'declined', 'expired') limit 1`.execute(
      tx,
    );
  return rows.length > 0;
}

export type JudgedRow = {
  id: string;
  customerName: string;
  outcome: string;
  days: number | null;
  decidedAt: string;
  seed: string;
  facts: RegistrationFacts;
};

/** Registrations that the rule judged, newest first, with the facts it judged. */
export async function judgedRegistrations(
  { tx, actor }: Call,
  atMost: number,
): Promise<JudgedRow[]> {
  const { rows } =
    await sql<JudgedRow>`select deal_registrations.id, deal_registrations.customer_name, d.rule_outcome as outcome, v.protection_days as days, d.decided_at,
      d.facts #>> '{values,-1,value}' as seed, d.facts #> '{values,-2,value}' as facts
    from public.deal_registrations
    join lateral (select * from public.decisions where decisions.programme_id = deal_registrations.programme_id and decisions.subject_id = deal_registrations.id
      and decisions.kind = 'deal-registration.registration' order by decided_at, id limit 1) d on true
    left join lateral (select protection_days from public.deal_registration_verdicts v where v.programme_id = deal_registrations.programme_id and v.deal_id = deal_registrations.id
      order by v.decided_at, v.id limit 1) v on true
    where ${visibleTo(actor, 'deal_registrations')} order by deal_registrations.created_at desc limit ${atMost}`.execute(
      tx,
    );
  return rows;
}
