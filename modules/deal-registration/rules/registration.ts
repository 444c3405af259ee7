/**
 * A registration has two axes that are never one: the vendor's *status* says whether the claim stands, the partner's *stage*
 * says how far the sale is. All moments are RFC 3339 texts in UTC, as tables and screens have them.
 */
export const statuses = [
  'draft',
  'submitted',
  'under-review',
  'returned',
  'approved',
  'rejected',
  'declined',
  'withdrawn',
  'expired',
  'closed',
] as const;

export type Status = (typeof statuses)[number];

/** What a status means to whoever reads it. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  draft: 'Not handed in yet.',
  submitted: 'Handed in; the answer comes at the stated time.',
  'under-review': 'A person at the vendor looks at it.',
  returned: 'Something is missing; mend it and hand it in again.',
  approved: 'The claim stands and is protected.',
  rejected: 'Not accepted as it is; it may be corrected and handed in again.',
  declined: 'Not accepted, for good.',
  withdrawn: 'Taken back by the partner.',
  expired: 'The protection is over.',
  closed: 'The deal was won or lost.',
};

/** Stages of a sale with the probability of a win, 0 to 1, and what has to be true to be there. */
export const stages = {
  qualified: {
    probability: 0.2,
    help: 'The customer has a need, a budget and somebody who decides.',
  },
  proposal: { probability: 0.5, help: 'The customer has your offer in writing.' },
  negotiation: {
    probability: 0.75,
    help: 'The customer wants your offer; terms are being settled.',
  },
  won: { probability: 1, help: 'The customer has ordered.' },
  lost: { probability: 0, help: 'The customer bought elsewhere or not at all.' },
} as const;

export type Stage = keyof typeof stages;

/** Stages of a sale that still goes on, in order. */
export const openStages = [
  'qualified',
  'proposal',
  'negotiation',
] as const satisfies readonly Stage[];

/** What the rules need of a registration; records have more, which moves leave as it is. */
export type Registration = {
  readonly status: Status;
  readonly stage: Stage;
  readonly submittedAt: string | null;
  /** The release tick: nothing that the partner sees changes before it. */
  readonly decisionBy: string | null;
  readonly decidedAt: string | null;
  readonly protectedFrom: string | null;
  readonly protectedUntil: string | null;
  readonly protectionZone: string | null;
  readonly extensions: number;
  readonly resubmissions: number;
  readonly reasonCode: string | null;
  readonly reasonNote: string | null;
  readonly closedAt: string | null;
  readonly closedAs: 'won' | 'lost' | null;
};

/** A new registration that nobody has handed in. */
export const newRegistration: Registration = {
  status: 'draft',
  stage: 'qualified',
  submittedAt: null,
  decisionBy: null,
  decidedAt: null,
  protectedFrom: null,
  protectedUntil: null,
  protectionZone: null,
  extensions: 0,
  resubmissions: 0,
  reasonCode: null,
  reasonNote: null,
  closedAt: null,
  closedAs: null,
};
