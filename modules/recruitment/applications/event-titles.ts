import type { EventTitle } from '../../../platform/journal/index.ts';

/** How the events of applications read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'recruitment.application-submitted': ({ facts }) =>
    `${String(facts['companyName'])} applied to become a partner`,
  'recruitment.application-approved': 'Application approved; a partner from now on',
  'recruitment.application-refused': 'Application refused',
  'recruitment.application-overdue': 'The promised answer was not given in time',
  'recruitment.applicant-asked': 'Asked the applicant something',
  'recruitment.applicant-replied': 'The applicant replied',
  'recruitment.application-withdrawn': 'Application taken back',
  'recruitment.application-reopened': 'Appeal upheld the objection; a person decides anew',
  'recruitment.prospect-invited': ({ facts }) => `${String(facts['name'])} was invited to apply`,
  'recruitment.vendor-assessed': 'Said what it thinks of the programme',
  'recruitment.join-requested': ({ facts }) => `${String(facts['name'])} asks to join`,
  'recruitment.join-answered': ({ facts }) => `Request to join: ${String(facts['outcome'])}`,
};
