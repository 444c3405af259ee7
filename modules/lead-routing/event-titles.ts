import type { EventTitle } from '../../platform/journal/index.ts';

/** How the events of leads read in a time line. */
export const eventTitles: Record<string, EventTitle> = {
  'lead-routing.lead-received': 'Lead received',
  'lead-routing.leads-imported': ({ facts }) => `${String(facts['leads'])} leads imported`,
  'lead-routing.lead-changed': 'Lead changed',
  'lead-routing.lead-repeated': 'The same person asked again',
  'lead-routing.lead-offered': ({ facts }) => `Lead offered: ${String(facts['companyName'])}`,
  'lead-routing.lead-unrouted': 'No partner found; the lead waits in the inbox',
  'lead-routing.offer-accepted': ({ facts }) => `Lead accepted: ${String(facts['companyName'])}`,
  'lead-routing.offer-declined': 'Lead declined',
  'lead-routing.offer-lapsed': 'Time to answer passed; the lead went on',
  'lead-routing.offer-withdrawn': 'Offer taken back',
  'lead-routing.lead-converted': 'Deal registered from the lead',
  'lead-routing.lead-lost': 'Lead lost',
};
