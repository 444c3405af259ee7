import type { Agreement } from './agreement.ts';

/**
 * The agreement that a programme starts with, in plain words. It is a beginning to be read by whoever advises the
 * vendor on law, and no advice of ours.
 */
export const defaultAgreement: Agreement = {
  kind: 'partners.agreement',
  name: 'Partner agreement',
  summary: [
    'You may present yourself as a partner, and sell or recommend our products to your customers.',
    'Leads that we offer you stay yours as long as you answer within the clock; deals that you register are protected as the published policy says.',
    'Every decision about you is stored with its reason. You can read it, and appeal.',
    'Both sides keep the other’s confidential information to themselves.',
    'Each side can end the partnership with 30 days’ notice. Protected deals stay protected until their date.',
  ],
  clauses: [
    {
      clause: 'A1',
      heading: 'What this is',
      text: 'This agreement is between the vendor of the programme and the partner that accepts it. It applies together with the published policies of the programme in the version of the day on which something is decided.',
    },
    {
      clause: 'A2',
      heading: 'What the partner may do',
      text: 'The partner may call itself a partner of the programme, use the material that the vendor provides for it, and resell, recommend or service the products in the roles that were agreed. It acts in its own name and for its own account.',
    },
    {
      clause: 'A3',
      heading: 'Leads and deals',
      text: 'Leads are offered and deals are protected by the published policies alone, which bind the vendor’s own sellers too. A protected deal stays protected until the date that was told, even when a policy changes or this agreement ends.',
    },
    {
      clause: 'A4',
      heading: 'Decisions and appeals',
      text: 'The vendor stores every decision about the partner with the rule, the facts and what would change it. The partner may appeal within the time that the decision states. Somebody who did not decide answers the appeal.',
    },
    {
      clause: 'A5',
      heading: 'Confidential information',
      text: 'Each side keeps what it learns of the other’s customers, prices and plans to itself, uses it for the partnership alone, and tells no other partner.',
    },
    {
      clause: 'A6',
      heading: 'Personal data',
      text: 'Each side handles personal data of customers by the law that applies to it, on its own responsibility, and helps the other to answer requests of the people concerned.',
    },
    {
      clause: 'A7',
      heading: 'Changes',
      text: 'A new version of this agreement is announced with what changed. The partner has the days of grace to accept it; until then the version that it accepted holds.',
    },
    {
      clause: 'A8',
      heading: 'End',
      text: 'Either side may end the partnership with 30 days’ notice, or at once for a serious breach. The partner may take its data with it on any day.',
    },
  ],
  variants: [],
  graceDays: 30,
};
