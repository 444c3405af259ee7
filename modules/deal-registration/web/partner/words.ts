import type { IconName, Tone } from '../../../../web/ui/index.ts';
import type { OwnDeal } from './own.ts';

/** A status as its owner reads it: the word, its tone, and what it means for what comes next. */
export const statuses: Record<
  OwnDeal['status'],
  { word: string; tone: Tone; icon?: IconName; means: string }
> = {
  draft: { word: 'Draft', tone: 'plain', icon: 'edit', means: 'Not handed in yet.' },
  submitted: {
    word: 'Answer coming',
    tone: 'info',
    icon: 'clock',
    means: 'The answer comes at the stated time, the same for every registration.',
  },
  'under-review': {
    word: 'Being looked at',
    tone: 'info',
    icon: 'eye',
    means: 'A person at the vendor looks at it.',
  },
  returned: {
    word: 'Something is missing',
    tone: 'warn',
    icon: 'edit',
    means: 'Complete it and hand it in again; nothing is lost.',
  },
  approved: { word: 'Protected', tone: 'info', icon: 'lock', means: 'The claim is yours.' },
  rejected: {
    word: 'Not accepted',
    tone: 'bad',
    means: 'It can be corrected and handed in again.',
  },
  declined: { word: 'Declined', tone: 'bad', means: 'Not accepted, for good.' },
  withdrawn: { word: 'Withdrawn', tone: 'plain', icon: 'minus', means: 'You took it back.' },
  expired: {
    word: 'Protection is over',
    tone: 'warn',
    icon: 'clock',
    means: 'The customer is open to others again.',
  },
  closed: { word: 'Closed', tone: 'plain', means: 'Won or lost.' },
};

/** The status in one word, with a closed deal told as what it became. */
export function stateOf(deal: OwnDeal): { word: string; tone: Tone; icon?: IconName } {
  if (deal.closedAs === 'won') return { word: 'Won', tone: 'good' };
  if (deal.closedAs === 'lost') return { word: 'Lost', tone: 'bad' };
  // Without a protection the claim stands all the same.
  if (deal.status === 'approved' && !deal.protection) return { word: 'Approved', tone: 'good' };
  return statuses[deal.status];
}

export const reasonWords: Record<string, string> = {
  'information-missing': 'Information is missing',
  'no-active-work': 'No active work with the customer is shown',
  'outside-programme': 'Outside the programme',
  'existing-claim': 'Another claim takes precedence',
  'existing-customer': 'The customer is served already',
  'not-eligible': 'Not eligible for this',
  other: 'Another reason',
};

export const stageWords: Record<string, string> = {
  qualified: 'Qualified',
  proposal: 'Proposal',
  negotiation: 'Negotiation',
  won: 'Won',
  lost: 'Lost',
};

export const dealTypes = [
  { value: 'new-business', label: 'New business' },
  { value: 'expansion', label: 'Expansion' },
  { value: 'renewal', label: 'Renewal' },
];
