/** What a partner can be; any set of them at once. */
export const partnerRoles = [
  'reseller',
  'distributor',
  'referral',
  'alliance',
  'integration',
  'service',
  'influence',
  'knowledge-contributor',
  'community-connector',
] as const;
