import type { ImportField } from '../../../platform/imports/index.ts';

/** The fields of a file of leads. */
export const leadFields: readonly ImportField[] = [
  {
    field: 'id',
    label: 'Lead number',
    kind: 'text',
    maxCharacters: 200,
    headers: ['lead id', 'lead number', 'prospect key', 'prospect id', 'source key'],
  },
  { field: 'companyName', label: 'Company', kind: 'text', maxCharacters: 300 },
  { field: 'contactName', label: 'Contact', kind: 'text', maxCharacters: 200 },
  { field: 'firstName', label: 'First name', kind: 'text', maxCharacters: 100 },
  { field: 'lastName', label: 'Last name', kind: 'text', maxCharacters: 100 },
  { field: 'contactEmail', label: 'E-mail', kind: 'email', required: true, maxCharacters: 320 },
  { field: 'contactPhone', label: 'Phone', kind: 'phone', maxCharacters: 50 },
  {
    field: 'occupation',
    label: 'Occupation',
    kind: 'text',
    maxCharacters: 200,
    headers: ['job title', 'title', 'position', 'beruf', 'fonction', 'cargo'],
  },
  { field: 'city', label: 'City', kind: 'text', maxCharacters: 200 },
  { field: 'region', label: 'Region', kind: 'text', maxCharacters: 20 },
  { field: 'postalCode', label: 'Postal code', kind: 'text', maxCharacters: 20 },
  { field: 'country', label: 'Country', kind: 'country' },
  { field: 'industry', label: 'Industry', kind: 'text', maxCharacters: 200 },
  { field: 'employees', label: 'Employees', kind: 'integer', atMost: 10_000_000 },
  { field: 'need', label: 'Need', kind: 'text', maxCharacters: 5_000 },
  { field: 'product', label: 'Product', kind: 'text', maxCharacters: 200 },
  { field: 'language', label: 'Language', kind: 'text', maxCharacters: 20 },
];
