import type { RecordTable } from '../../../platform/imports/index.ts';

/**
 * The columns that tell of a deal. How it stands is written once, when it is brought over:
 * afterwards it moves by decisions alone, and a repeated file does not move it.
 */
export const dealTable: RecordTable = {
  table: 'deal_registrations',
  columns: {
    organisationId: 'text',
    customerName: 'text',
    customerDomain: 'text',
    customerCity: 'text',
    customerCountry: 'text',
    contactName: 'text',
    contactEmail: 'text',
    need: 'text',
    product: 'text',
    dealType: 'text',
    amountMinor: 'bigint',
    currency: 'text',
    expectedCloseOn: 'date',
    status: 'text',
  },
  versioned: true,
  touched: true,
};
