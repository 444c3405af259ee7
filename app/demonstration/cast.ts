import type { MemberKind } from '../../platform/access/index.ts';

/** People who can sign in on either side. Names are made up; nobody in the sample has an account. */
export type CastMember = {
  name: string;
  email: string;
  kind: MemberKind /** The sample's reseller code; null for the vendor's own people. */;
  reseller: string | null;
};

export const vendorCast: CastMember[] = [
  {
    name: 'Sofia Castell',
    email: 'sofia@adventure-works.example',
    kind: 'vendor.channel-manager',
    reseller: null,
  },
  {
    name: 'Martin Osei',
    email: 'martin@adventure-works.example',
    kind: 'vendor.admin',
    reseller: null,
  },
  {
    name: 'Hana Lindqvist',
    email: 'hana@adventure-works.example',
    kind: 'vendor.marketer',
    reseller: null,
  },
  {
    name: 'Jonas Weber',
    email: 'jonas@adventure-works.example',
    kind: 'vendor.seller',
    reseller: null,
  },
  {
    name: 'Priya Nair',
    email: 'priya@adventure-works.example',
    kind: 'vendor.finance',
    reseller: null,
  },
];

/**
 * Partners whose people take part in the story: which they are follows from the routing itself
 * (those that were offered the most leads), so only their people are named here.
 */
export const partnerCast: Omit<CastMember, 'reseller'>[] = [
  { name: 'Ana Ribeiro', email: 'ana@partner-one.example', kind: 'partner.admin' },
  { name: 'Ben Okafor', email: 'ben@partner-two.example', kind: 'partner.seller' },
  { name: 'Carla Jensen', email: 'carla@partner-three.example', kind: 'partner.seller' },
  { name: 'Deniz Aydin', email: 'deniz@partner-four.example', kind: 'partner.admin' },
  { name: 'Elin Sørensen', email: 'elin@partner-five.example', kind: 'partner.seller' },
  { name: 'Farid Haddad', email: 'farid@partner-six.example', kind: 'partner.admin' },
];
