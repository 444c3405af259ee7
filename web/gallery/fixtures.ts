import type { Side } from '../shell/screen.ts';
import type { Session } from '../shell/session.ts';
import type { Telling } from '../ui/telling.ts';

/** Samples for the gallery alone: names from Microsoft's AdventureWorks (MIT), figures made up to match the reference. */
export function sessionOf(side: Side): Session {
  const membership = {
    id: 'mem_1',
    programmeId: 'prog_1',
    programmeName: 'Adventure Works',
    organisationId: 'org_1',
    organisationName: 'Mail-Order Outlet',
    kind: 'partner.seller',
    current: true,
  };
  return {
    person: { id: 'per_1', name: side === 'vendor' ? 'Stephanie Conroy' : 'Jae Lee' },
    actor: {
      kind: side === 'vendor' ? 'vendor.channel-manager' : 'partner.seller',
      side,
      organisationId: 'org_1',
      organisationName: side === 'vendor' ? 'Adventure Works' : 'Mail-Order Outlet',
    },
    programme: {
      id: 'prog_1',
      slug: 'adventure-works',
      name: 'Adventure Works',
      timeZone: 'America/Los_Angeles',
      currency: 'USD',
      sample: true,
      logo: null,
    },
    memberships: [
      membership,
      {
        ...membership,
        id: 'mem_2',
        programmeId: 'prog_2',
        programmeName: 'Contoso Resellers',
        current: false,
      },
      {
        ...membership,
        id: 'mem_3',
        programmeId: 'prog_3',
        programmeName: 'Fabrikam Partners',
        current: false,
      },
    ],
    now: '2026-11-24T21:23:00Z',
  };
}

export const routing: Telling = {
  id: 'dec_01k9v3m2p8',
  kind: 'lead-routing.assignment',
  subject: 'lead_01',
  outcome: 'offered',
  policy: {
    id: 'pol_1',
    name: 'Routing policy',
    version: 7,
    clause: { id: '3.2', text: 'Fit comes before size. Revenue and tier give no points.' },
    publishedAt: '2026-10-01T07:00:00Z',
  },
  parts: [
    { name: 'Fits the need', value: 26.1, weight: 30, fact: 'Fleet fitting level 2, two people' },
    { name: 'Knows the segment', value: 17.2, weight: 20, fact: '7 publishers and printers won' },
    { name: 'Near the customer', value: 13.4, weight: 20, fact: 'Ellensburg, 107 miles away' },
    { name: 'Answers quickly', value: 12.6, weight: 15, fact: 'median 42 min over 31 leads' },
    { name: 'Has room', value: 9, weight: 10, fact: '3 of 15 places taken' },
    { name: 'Fair-share turn', value: 4.1, weight: 5, fact: '2 leads below its share' },
  ],
  alternatives: [
    {
      id: 'org_2',
      name: 'Latest Sports Equipment',
      outcome: 'eligible',
      score: 79.1,
      lacks: ['Little room: 13 of 15 places taken (1.3 of 10)'],
    },
    {
      id: 'org_3',
      name: 'Friendly Bike Shop',
      outcome: 'eligible',
      score: 71.8,
      lacks: ['Fleet fitting lapsed on 2 Nov (15.2 of 30)'],
    },
    {
      id: 'org_4',
      name: 'Sure & Reliable Sporting Goods',
      outcome: 'excluded',
      score: null,
      lacks: ['Not eligible: agreement of 2026 not yet accepted'],
    },
  ],
  counts: { eligible: 3, excluded: 59 },
  wouldChange: [
    {
      fact: 'openLeads',
      from: 13,
      to: 7,
      text: 'If Latest Sports Equipment closed 6 open leads it would score 83.8 and come first.',
    },
  ],
  decidedBy: { kind: 'rule', name: 'Routing policy' },
  decidedAt: '2026-11-24T20:15:00Z',
  appealBy: '2026-12-01T20:15:00Z',
  explanation: ['Lucerne Publishing was offered to Mail-Order Outlet'],
};

/** A party's own telling: no other names, counts instead of alternatives. */
export const rejection: Telling = {
  id: 'dec_01k9x7q4r1',
  kind: 'deal-registration.approval',
  subject: 'deal_01',
  outcome: 'rejected',
  policy: {
    id: 'pol_2',
    name: 'Registration policy',
    version: 4,
    clause: { id: '2.1', text: 'The earlier proof of active work decides, not the earlier form.' },
    publishedAt: '2026-07-01T07:00:00Z',
  },
  facts: [
    { name: 'first proof', value: '3 November, mail to info@' },
    { name: 'named contact', value: null },
    { name: 'quote', value: null },
  ],
  counts: { considered: 2 },
  wouldChange: [
    {
      fact: 'named contact',
      from: null,
      to: 'one person',
      text: 'With a named contact at the customer, clause 2.3 would have split the sale.',
    },
  ],
  decidedBy: { kind: 'person', name: 'Stephanie Conroy' },
  decidedAt: '2026-11-24T19:05:00Z',
  appealBy: '2026-12-01T20:15:00Z',
  mayAppeal: true,
  appeal: null,
  explanation: [
    'Your registration was not approved',
    'Another partner showed earlier active work with a named contact.',
  ],
};
