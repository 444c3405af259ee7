import { catalogue } from '../../platform/conditions/index.ts';
import { leadStatuses, offerStatuses } from './shapes.ts';

const named = (values: readonly string[]) =>
  Object.fromEntries(
    values.map((value) => [value, value.replace(/^./, (letter) => letter.toUpperCase())]),
  );

const ownFields = {
  companyName: { type: 'text', label: 'Company', sql: 'leads.companyName', required: true },
  contactEmail: { type: 'text', label: 'Mail address', sql: 'leads.contactEmail', required: true },
  city: { type: 'text', label: 'City', sql: 'leads.city' },
  region: { type: 'text', label: 'Region', sql: 'leads.region' },
  country: { type: 'text', label: 'Country', sql: 'leads.country' },
  industry: { type: 'text', label: 'Industry', sql: 'leads.industry' },
  status: {
    type: 'enum',
    label: 'Status',
    values: named(leadStatuses),
    sql: 'leads.status',
    required: true,
  },
  createdAt: { type: 'moment', label: 'Arrived', sql: 'leads.createdAt', required: true },
} as const;

/** What a partner may filter on: its own leads' facts. */
export const leadFieldsForOwner = catalogue(ownFields);

export const leadFieldsForVendor = catalogue({
  ...ownFields,
  source: { type: 'text', label: 'Source', sql: 'leads.source', required: true },
  partnerId: { type: 'id', label: 'Partner', sql: 'leads.organisationId' },
  accountId: { type: 'id', label: 'Account', sql: 'leads.accountId' },
  personal: { type: 'boolean', label: 'Personal', sql: 'leads.personal', required: true },
});

const ownOfferFields = {
  status: {
    type: 'enum',
    label: 'Status',
    values: named(offerStatuses),
    sql: 'leadOffers.status',
    required: true,
  },
  offeredAt: { type: 'moment', label: 'Offered', sql: 'leadOffers.offeredAt', required: true },
  answerBy: { type: 'moment', label: 'Answer by', sql: 'leadOffers.answerBy', required: true },
} as const;

export const offerFieldsForPartner = catalogue(ownOfferFields);
export const offerFieldsForVendor = catalogue({
  ...ownOfferFields,
  partnerId: { type: 'id', label: 'Partner', sql: 'leadOffers.organisationId', required: true },
  leadId: { type: 'id', label: 'Lead', sql: 'leadOffers.leadId', required: true },
});
