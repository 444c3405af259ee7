/** What people of a partner work in, in words. */
export const kinds: Record<string, string> = {
  'partner.admin': 'Administrator',
  'partner.seller': 'Sales',
  'partner.marketer': 'Marketing',
  'distributor.admin': 'Administrator',
  'distributor.seller': 'Sales',
  influencer: 'Influence partner',
};
