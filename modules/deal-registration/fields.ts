import { catalogue } from '../../platform/conditions/index.ts';
import { registrationStatuses } from './shapes.ts';
import { stages } from './rules/registration.ts';

const named = (values: readonly string[]) =>
  Object.fromEntries(
    values.map((value) => [
      value,
      value.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    ]),
  );

const ownFields = {
  customerName: {
    type: 'text',
    label: 'Customer',
    sql: 'dealRegistrations.customerName',
    required: true,
  },
  status: {
    type: 'enum',
    label: 'Status',
    values: named(registrationStatuses),
    sql: 'dealRegistrations.status',
    required: true,
  },
  stage: {
    type: 'enum',
    label: 'Stage',
    values: named(Object.keys(stages)),
    sql: 'dealRegistrations.stage',
    required: true,
  },
  dealType: { type: 'text', label: 'Type', sql: 'dealRegistrations.dealType', required: true },
  createdAt: {
    type: 'moment',
    label: 'Registered',
    sql: 'dealRegistrations.createdAt',
    required: true,
  },
  decisionBy: { type: 'moment', label: 'Answer by', sql: 'dealRegistrations.decisionBy' },
  protectedUntil: {
    type: 'moment',
    label: 'Protected until',
    sql: 'dealRegistrations.protectedUntil',
  },
  expectedCloseOn: {
    type: 'date',
    label: 'Expected close',
    sql: 'dealRegistrations.expectedCloseOn',
  },
} as const;

export const registrationFieldsForOwner = catalogue(ownFields);

export const registrationFieldsForVendor = catalogue({
  ...ownFields,
  partnerId: {
    type: 'id',
    label: 'Partner',
    sql: 'dealRegistrations.organisationId',
    required: true,
  },
  accountId: { type: 'id', label: 'Account', sql: 'dealRegistrations.accountId' },
});
