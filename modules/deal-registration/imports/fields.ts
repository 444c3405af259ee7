import type { ImportField } from '../../../platform/imports/index.ts';

/** How a deal may stand that is brought over: handed in just now, or settled before. */
export const broughtStatuses = [
  'submitted',
  'approved',
  'won',
  'lost',
  'rejected',
  'declined',
  'withdrawn',
  'expired',
] as const;

/** The fields of a file of deal registrations. */
export const dealFields: readonly ImportField[] = [
  {
    field: 'id',
    label: 'Deal number',
    kind: 'text',
    maxCharacters: 200,
    headers: ['deal id', 'deal number', 'registration id', 'registration number', 'opportunity id'],
  },
  {
    field: 'partner',
    label: 'Partner',
    kind: 'text',
    required: true,
    maxCharacters: 300,
    headers: ['partner number', 'partner domain', 'reseller code'],
  },
  { field: 'customerName', label: 'Customer', kind: 'text', required: true, maxCharacters: 300 },
  {
    field: 'contactEmail',
    label: 'Contact e-mail',
    kind: 'email',
    required: true,
    maxCharacters: 320,
  },
  { field: 'contactName', label: 'Contact', kind: 'text', maxCharacters: 200 },
  { field: 'need', label: 'Need', kind: 'text', maxCharacters: 5_000 },
  {
    field: 'customerDomain',
    label: 'Customer domain',
    kind: 'domain',
    maxCharacters: 253,
    headers: ['website', 'domain'],
  },
  {
    field: 'customerCity',
    label: 'Customer city',
    kind: 'text',
    maxCharacters: 200,
    headers: ['city', 'ort', 'ville', 'ciudad'],
  },
  {
    field: 'customerCountry',
    label: 'Customer country',
    kind: 'country',
    headers: ['country', 'land', 'pays', 'país'],
  },
  { field: 'product', label: 'Product', kind: 'text', maxCharacters: 200 },
  { field: 'dealType', label: 'Deal type', kind: 'text', maxCharacters: 100 },
  { field: 'amount', label: 'Amount', kind: 'money' },
  { field: 'currency', label: 'Currency', kind: 'currency' },
  {
    field: 'expectedCloseOn',
    label: 'Expected close',
    kind: 'date',
    headers: ['close date', 'expected close date', 'expected close'],
  },
  { field: 'status', label: 'Status', kind: 'text', oneOf: broughtStatuses },
  {
    field: 'registeredOn',
    label: 'Registered',
    kind: 'date',
    headers: ['registered', 'registration date', 'submitted', 'created'],
  },
  {
    field: 'protectedUntil',
    label: 'Protected until',
    kind: 'date',
    headers: ['protection end', 'expires', 'expiry date'],
  },
];
