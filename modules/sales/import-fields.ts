import type { ImportField } from '../../platform/imports/index.ts';

/** The fields of a file of order lines. */
export const lineFields: readonly ImportField[] = [
  {
    field: 'id',
    label: 'Line id',
    kind: 'text',
    maxCharacters: 200,
    headers: ['line id', 'transaction id', 'order line id'],
  },
  { field: 'orderNumber', label: 'Order number', kind: 'text', required: true, maxCharacters: 200 },
  { field: 'lineNumber', label: 'Line number', kind: 'text', maxCharacters: 50 },
  { field: 'orderedOn', label: 'Order date', kind: 'date', required: true },
  {
    field: 'partner',
    label: 'Partner',
    kind: 'text',
    required: true,
    maxCharacters: 300,
    headers: ['reseller code', 'partner number', 'partner domain'],
  },
  {
    field: 'product',
    label: 'Product number',
    kind: 'text',
    maxCharacters: 100,
    headers: ['product number', 'article number'],
  },
  {
    field: 'quantity',
    label: 'Quantity',
    kind: 'integer',
    required: true,
    atLeast: -2_000_000_000,
  },
  { field: 'unitPrice', label: 'Unit price', kind: 'money', required: true },
  {
    field: 'discountAmount',
    label: 'Discount',
    kind: 'money',
    headers: ['discount', 'rabatt', 'remise'],
  },
  { field: 'amount', label: 'Amount', kind: 'money' },
  { field: 'currency', label: 'Currency', kind: 'currency' },
  {
    field: 'territory',
    label: 'Territory',
    kind: 'text',
    maxCharacters: 100,
    headers: ['sales territory', 'gebiet'],
  },
  { field: 'promotion', label: 'Promotion', kind: 'text', maxCharacters: 200 },
];
