import { sql } from 'kysely';
import { catalogue, type Catalogue } from '../../platform/conditions/index.ts';
import { partnerRoles, partnerStages } from './shapes.ts';

const names = (values: readonly string[]) =>
  Object.fromEntries(
    values.map((value) => [
      value,
      value.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    ]),
  );

/** The fields by which the vendor filters, segments and writes rules about partners. */
export const partnerFields: Catalogue = catalogue({
  name: { type: 'text', label: 'Name', sql: 'partners.name', required: true },
  domain: { type: 'text', label: 'Domain', sql: 'partners.domain' },
  tier: { type: 'text', label: 'Tier', sql: 'partners.tier', required: true },
  pendingTier: { type: 'text', label: 'Proposed tier', sql: 'partners.pendingTier' },
  stage: {
    type: 'enum',
    label: 'Stage',
    values: names(partnerStages),
    sql: 'partners.stage',
    required: true,
  },
  roles: { type: 'tags', label: 'Roles', values: names(partnerRoles), sql: 'partners.roles' },
  businessType: { type: 'text', label: 'Type of business', sql: 'partners.businessType' },
  city: { type: 'text', label: 'City', sql: 'partners.city' },
  region: { type: 'text', label: 'Region', sql: 'partners.region' },
  country: { type: 'text', label: 'Country', sql: 'partners.country', required: true },
  territory: { type: 'text', label: 'Territory', sql: 'partners.territory' },
  employees: { type: 'number', label: 'Employees', sql: 'partners.employees' },
  capacity: { type: 'number', label: 'Capacity', sql: 'partners.capacity' },
  specialisations: { type: 'tags', label: 'Specialisations', sql: 'partners.specialisations' },
  industries: { type: 'tags', label: 'Industries', sql: 'partners.industries' },
  // Minor units of the programme's currency, as the metrics have them; nobody filters by cents, so units are asked.
  revenue: {
    type: 'number',
    label: 'Revenue of 4 quarters',
    sql: sql`((partners.metrics ->> 'revenueMinor')::numeric / 100)`,
  },
  lastOrderOn: {
    type: 'date',
    label: 'Last order',
    sql: sql`((partners.metrics ->> 'lastOrderOn')::date)`,
  },
  createdAt: { type: 'moment', label: 'Added', sql: 'partners.createdAt', required: true },
});
