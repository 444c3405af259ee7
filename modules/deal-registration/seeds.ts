import { sql } from 'kysely';
import { newId, type Call } from '../../platform/database/index.ts';
import type { Status } from './rules/registration.ts';

export type SeedRegistration = {
  organisationId: string;
  status: Status;
  customerName: string;
  customerDomain: string;
  contactName: string;
  contactEmail: string;
  need: string;
  product: string;
  amountMinor: number;
  daysAgo: number;
};

/** Generated registrations in every status, set-based, for load and isolation tests. @returns how many */
export async function seedRegistrations(
  { tx, actor, now }: Call,
  registrations: readonly SeedRegistration[],
): Promise<number> {
  const rows = registrations.map((registration) => ({ ...registration, id: newId('deal') }));
  await sql`insert into public.deal_registrations (programme_id, id, organisation_id, customer_name, customer_domain, contact_name, contact_email, need, product, amount_minor, currency, status, stage,
      submitted_at, decision_by, decided_at, protected_from, protected_until, protection_zone, closed_at, closed_as, created_at, updated_at)
    select ${actor.programmeId}, r.id, r."organisationId", r."customerName", r."customerDomain", r."contactName", r."contactEmail", r.need, r.product, r."amountMinor", 'EUR', r.status,
      case when r.status = 'closed' then 'won' else 'qualified' end, moment.at, moment.at + interval '1 hour', case when r.status in ('approved', 'closed', 'rejected') then moment.at + interval '1 hour' end,
      case when r.status in ('approved', 'closed') then moment.at + interval '1 hour' end,
      case when r.status = 'approved' then ${now}::timestamptz + interval '60 days' when r.status = 'closed' then moment.at + interval '91 days' end,
      case when r.status in ('approved', 'closed') then 'Europe/Berlin' end, case when r.status = 'closed' then moment.at + interval '20 days' end,
      case when r.status = 'closed' then 'won' end, moment.at, moment.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, "organisationId" text, "customerName" text, "customerDomain" text, "contactName" text, "contactEmail" text, need text, product text,
        "amountMinor" bigint, status text, "daysAgo" integer)
      cross join lateral (select ${now}::timestamptz - make_interval(days => r."daysAgo") as at) moment`.execute(
    tx,
  );
  return rows.length;
}
