import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import type { RecordTable, Values } from '../../../platform/imports/index.ts';

/** The columns of a lead that an import may write; its way through routing is not among them. */
export const leadTable: RecordTable = {
  table: 'leads',
  columns: {
    companyName: 'text',
    contactName: 'text',
    contactEmail: 'text',
    contactPhone: 'text',
    occupation: 'text',
    city: 'text',
    region: 'text',
    postalCode: 'text',
    country: 'text',
    industry: 'text',
    employees: 'integer',
    need: 'text',
    product: 'text',
    language: 'text',
    personal: 'boolean',
    deliverable: 'boolean',
    sourceKey: 'text',
    accountId: 'text',
  },
  versioned: true,
  touched: true,
};

/** One person of one company; who writes for no company is known by the address alone. */
export function personKey({ contactEmail, companyName, personal }: Values): string {
  const email = String(contactEmail).toLowerCase();
  return personal === true ? email : `${email} ${String(companyName).toLowerCase()}`;
}

/** The leads of the same persons that are being worked, the earliest of each, by person. */
export async function openLeadsOf(
  { tx, actor }: Call,
  leads: readonly Values[],
): Promise<Map<string, string>> {
  const emails = [...new Set(leads.map(({ contactEmail }) => String(contactEmail).toLowerCase()))];
  const { rows } = await sql<{
    id: string;
    contactEmail: string;
    companyName: string;
    personal: boolean;
  }>`
    select id, contact_email, company_name, personal from public.leads
    where programme_id = ${actor.programmeId} and lower(contact_email) = any(${emails})
      and status in ('new', 'offered', 'accepted', 'inbox') order by id desc`.execute(tx);
  return new Map(rows.map(({ id, ...lead }) => [personKey(lead), id]));
}
