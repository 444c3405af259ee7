import type { z } from 'zod';
import type { PartnerMetrics } from './shapes.ts';

export type PartnerRow = {
  programmeId: string;
  id: string;
  name: string;
  domain: string | null;
  website: string | null;
  description: string;
  phone: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string;
  roles: string[];
  stage: string;
  businessType: string | null;
  employees: number | null;
  specialisations: string[];
  industries: string[];
  languages: string[];
  regionsServed: string[];
  territory: string | null;
  capacity: number | null;
  tier: string;
  pendingTier: string | null;
  belowSince: string | null;
  tierDecisionId: string | null;
  metrics: z.output<typeof PartnerMetrics>;
  listed: boolean;
  joinedOn: string | null;
  leftOn: string | null;
  sourceKey: string | null;
  mergedInto: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
};

export type PartnerInput = Partial<
  Omit<PartnerRow, 'programmeId' | 'id' | 'createdAt' | 'updatedAt' | 'version' | 'metrics'>
> &
  Pick<PartnerRow, 'name' | 'country' | 'roles'>;

/** A partner with its address word. */
export type Partner = PartnerRow & { slug: string };
