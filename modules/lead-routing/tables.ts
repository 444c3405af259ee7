export type LeadStatus = 'new' | 'offered' | 'accepted' | 'inbox' | 'converted' | 'lost' | 'joined';
export type OfferStatus = 'open' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn';

export type LeadRow = {
  id: string;
  accountId: string | null;
  companyName: string;
  contactName: string | null;
  contactEmail: string;
  contactPhone: string | null;
  occupation: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
  industry: string | null;
  employees: number | null;
  need: string | null;
  product: string | null;
  language: string | null;
  source: 'form' | 'csv' | 'api' | 'hand' | 'campaign';
  sourceKey: string | null;
  personal: boolean;
  deliverable: boolean;
  consent: Record<string, unknown>;
  status: LeadStatus;
  inboxReason: { code: string; text: string } | null;
  joinedInto: string | null;
  organisationId: string | null;
  decisionId: string | null;
  createdAt: string;
  version: number;
};

export type NewLeadRow = Pick<LeadRow, 'companyName' | 'contactEmail' | 'source'> &
  Partial<
    Omit<
      LeadRow,
      | 'id'
      | 'createdAt'
      | 'version'
      | 'status'
      | 'inboxReason'
      | 'decisionId'
      | 'organisationId'
      | 'joinedInto'
    >
  >;

export type OfferRow = {
  id: string;
  leadId: string;
  organisationId: string;
  decisionId: string;
  attempt: number;
  teaser: Teaser;
  score: number | null;
  status: OfferStatus;
  offeredAt: string;
  answerBy: string;
  answeredAt: string | null;
  declineReason: string | null;
  declineNote: string | null;
  version: number;
};

export type Teaser = Pick<
  LeadRow,
  'companyName' | 'city' | 'region' | 'country' | 'industry' | 'employees' | 'need' | 'product'
>;
