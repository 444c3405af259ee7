import { catalogue, type FieldDefinition } from '../../../../platform/conditions/index.ts';

/** What a profile can ask of a firm: what a list of prospects knows, and partners' records too. */
const definitions: Readonly<Record<string, FieldDefinition>> = {
  'prospect.country': { type: 'text', label: 'Country', sql: 'prospects.country' },
  'prospect.region': { type: 'text', label: 'Region', sql: 'prospects.region' },
  'prospect.domain': { type: 'text', label: 'Domain', sql: 'prospects.domain' },
  'prospect.businessType': {
    type: 'text',
    label: 'Business type',
    sql: 'prospects.businessType',
  },
  'prospect.employees': { type: 'number', label: 'Employees', sql: 'prospects.employees' },
  'prospect.industries': { type: 'tags', label: 'Industries', sql: 'prospects.industries' },
  'prospect.specialisations': {
    type: 'tags',
    label: 'Specialisations',
    sql: 'prospects.specialisations',
  },
  'prospect.languages': { type: 'tags', label: 'Languages', sql: 'prospects.languages' },
};

export const profileFields = catalogue(definitions);
