import type { GivenBy, ReferralStatus } from './rules.ts';

export type ReferralRow = {
  id: string;
  organisationId: string;
  givenBy: GivenBy;
  customerName: string;
  contactName: string;
  contactEmail: string | null;
  /** YYYY-MM-DD. */
  referredOn: string;
  status: ReferralStatus;
  amountMinor: number | null;
  currency: string | null;
  recordedByName: string;
  answeredAt: string | null;
  answeredByName: string | null;
  reason: string | null;
  closedAt: string | null;
  closedByName: string | null;
  createdAt: string;
  version: number;
};

export type NewReferral = Pick<
  ReferralRow,
  'organisationId' | 'givenBy' | 'customerName' | 'contactName' | 'contactEmail' | 'referredOn'
>;
