import type { EventTitle } from '../../platform/journal/index.ts';

/** How the events of registrations read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'deal-registration.submitted': ({ facts }) => `Deal registered: ${String(facts['customerName'])}`,
  'deal-registration.brought-over': ({ facts }) =>
    `Deal brought over: ${String(facts['customerName'])}, ${String(facts['status'])}`,
  'deal-registration.verdict-given': ({ facts }) =>
    `Decided: ${String(facts['outcome'])}; told at the release tick`,
  'deal-registration.approved': 'Registration approved; protection begins',
  'deal-registration.returned': 'Registration returned for information',
  'deal-registration.rejected': 'Registration rejected; it may be corrected',
  'deal-registration.declined': 'Registration declined',
  'deal-registration.taken-for-review': 'A person looks at the registration',
  'deal-registration.reopened': 'Appeal upheld your objection; a person decides anew',
  'deal-registration.superseded':
    'Appeal upheld your objection; the registration made since of the same lead carries on',
  'deal-registration.changed': 'Registration completed',
  'deal-registration.withdrawn': 'Registration withdrawn',
  'deal-registration.stage-moved': ({ facts }) => `Stage: ${String(facts['stage'])}`,
  'deal-registration.extended': ({ facts }) =>
    `Protection prolonged by ${String(facts['days'])} days`,
  'deal-registration.expired': 'Protection is over',
  'deal-registration.won': 'Deal won',
  'deal-registration.lost': 'Deal lost',
};
