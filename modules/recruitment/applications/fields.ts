import { catalogue } from '../../../platform/conditions/index.ts';
import { applicationStatuses } from './rules/application.ts';

const names = Object.fromEntries(
  applicationStatuses.map((status) => [
    status,
    status.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
  ]),
);

/** The fields by which the vendor filters applications. */
export const applicationListFields = catalogue({
  companyName: { type: 'text', label: 'Company', sql: 'applications.companyName', required: true },
  status: {
    type: 'enum',
    label: 'Status',
    values: names,
    sql: 'applications.status',
    required: true,
  },
  country: { type: 'text', label: 'Country', sql: 'applications.country', required: true },
  roles: { type: 'tags', label: 'Roles', sql: 'applications.roles' },
  points: { type: 'number', label: 'Points', sql: 'applications.points', required: true },
  submittedAt: {
    type: 'moment',
    label: 'Applied',
    sql: 'applications.submittedAt',
    required: true,
  },
  decisionBy: { type: 'moment', label: 'Answer by', sql: 'applications.decisionBy' },
});
