import type { Registration } from './rules/registration.ts';

export type RegistrationRow = Registration & {
  id: string;
  organisationId: string;
  leadId: string | null;
  accountId: string | null;
  customerName: string;
  customerDomain: string | null;
  customerCity: string | null;
  customerCountry: string | null;
  contactName: string | null;
  contactEmail: string;
  need: string;
  product: string | null;
  dealType: string;
  amountMinor: number | null;
  currency: string | null;
  expectedCloseOn: string | null;
  decisionId: string | null;
  createdBy: string | null;
  createdAt: string;
  version: number;
};

export type NewRegistrationRow = Omit<
  RegistrationRow,
  'id' | 'decisionId' | 'createdAt' | 'version'
>;

/** Another partner's record that claims the same customer; the vendor alone sees it. */
export type CompetingClaim = {
  dealId: string;
  partnerId: string;
  partnerName: string;
  status: string;
  reason: string;
};

export type VerdictRow = {
  id: string;
  dealId: string;
  outcome: 'approved' | 'rejected' | 'declined' | 'returned' | 'under-review';
  decisionId: string;
  protectionDays: number | null;
  reasonCode: string | null;
  reasonNote: string | null;
  competing: CompetingClaim[];
  decidedAt: string;
  releasedAt: string | null;
};

/** A registration with what the vendor's telling adds. */
export type RegistrationForVendorRow = RegistrationRow & {
  partnerName: string;
  partnerTier: string;
  verdict: VerdictRow | null;
};
