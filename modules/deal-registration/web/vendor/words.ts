import type { Tone } from '../../../../web/ui/index.ts';

export const statuses: Record<string, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'plain' },
  submitted: { word: 'Handed in', tone: 'plain' },
  'under-review': { word: 'To decide', tone: 'warn' },
  returned: { word: 'Returned', tone: 'plain' },
  approved: { word: 'Protected', tone: 'info' },
  rejected: { word: 'Rejected', tone: 'bad' },
  declined: { word: 'Declined', tone: 'bad' },
  withdrawn: { word: 'Withdrawn', tone: 'plain' },
  expired: { word: 'Protection over', tone: 'plain' },
  closed: { word: 'Closed', tone: 'plain' },
};

export const stages: Record<string, string> = {
  qualified: 'Qualified',
  proposal: 'Proposal',
  negotiation: 'Negotiation',
  won: 'Won',
  lost: 'Lost',
};

export const dealTypes: Record<string, string> = {
  'new-business': 'New business',
  expansion: 'Expansion',
  renewal: 'Renewal',
};

/** Reasons that a returned, rejected or declined registration may carry. */
export const reasons: Record<string, string> = {
  'information-missing': 'Information is missing',
  'no-active-work': 'No active work with the customer is shown',
  'outside-programme': 'Outside the programme',
  'existing-claim': 'Another claim takes precedence',
  'existing-customer': 'The customer is served already',
  'not-eligible': 'The partner is not eligible for this',
  other: 'Another reason',
};

export type ReasonCode =
  | 'information-missing'
  | 'no-active-work'
  | 'outside-programme'
  | 'existing-claim'
  | 'existing-customer'
  | 'not-eligible'
  | 'other';

/** What was decided, as part of a sentence. */
export const outcomes: Record<string, string> = {
  approved: 'approved',
  returned: 'returned for information',
  rejected: 'rejected',
  declined: 'declined for good',
  'under-review': 'left to a person',
};
