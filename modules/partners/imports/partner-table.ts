import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import { recordVersions } from '../../../platform/decisions/index.ts';
import { writeRows, type RecordTable, type Values } from '../../../platform/imports/index.ts';
import { publishMany } from '../../../platform/journal/index.ts';
import { routingFacts } from '../rules.ts';
import type { PartnerRow } from '../tables.ts';

/** The columns of a partner that an import may write. Metrics and decisions are not among them. */
export const partnerTable: RecordTable = {
  table: 'partners',
  columns: {
    name: 'text',
    domain: 'text',
    website: 'text',
    description: 'text',
    phone: 'text',
    street: 'text',
    city: 'text',
    region: 'text',
    postalCode: 'text',
    country: 'text',
    roles: 'text[]',
    stage: 'text',
    tier: 'text',
    businessType: 'text',
    employees: 'integer',
    specialisations: 'text[]',
    industries: 'text[]',
    languages: 'text[]',
    regionsServed: 'text[]',
    territory: 'text',
    capacity: 'integer',
    listed: 'boolean',
    joinedOn: 'date',
    leftOn: 'date',
    sourceKey: 'text',
  },
  versioned: true,
  touched: true,
};

export type PartnerChange = { id: string; before: Values; after: Values };

/** Writes many partners at once: rows, names of their organisations, record versions and events. */
export async function changePartners(call: Call, changes: readonly PartnerChange[]): Promise<void> {
  if (changes.length === 0) return;
  await writeRows(
    call,
    partnerTable,
    changes.map(({ id, after }) => ({ id, values: after })),
  );
  await tellChanged(
    call,
    changes.map(({ id, after }) => ({ id, fields: Object.keys(after) })),
  );
  await publishMany(
    call,
    'partners.tier-moved',
    changes
      .filter(({ after }) => 'tier' in after)
      .map(({ id, before, after }) => ({
        subjectId: id,
        organisationId: id,
        facts: { from: before['tier'], to: after['tier'] },
      })),
  );
}

/** What follows a change of columns, also one that was taken back. */
export async function tellChanged(
  call: Call,
  changed: readonly { id: string; fields: string[] }[],
): Promise<void> {
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  await sql`update public.organisations o set name = p.name, version = o.version + 1 from public.partners p
    where o.programme_id = ${call.actor.programmeId} and p.programme_id = o.programme_id and p.id = o.id
      and o.id = any(${ids}) and o.name <> p.name`.execute(call.tx);
  const { rows } = await sql<PartnerRow>`select * from public.partners
    where programme_id = ${call.actor.programmeId} and id = any(${ids})`.execute(call.tx);
  await recordVersions(
    call,
    'partner',
    rows.map((partner) => ({
      recordId: partner.id,
      version: partner.version,
      facts: routingFacts(partner),
    })),
  );
  await publishMany(
    call,
    'partners.changed',
    changed.map(({ id, fields }) => ({ subjectId: id, organisationId: id, facts: { fields } })),
  );
}
