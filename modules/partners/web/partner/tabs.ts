const parts = [
  { href: '/company', label: 'Profile' },
  { href: '/company/standing', label: 'Standing' },
  { href: '/company/agreement', label: 'Agreement' },
  { href: '/company/plan', label: 'Plan' },
  { href: '/company/conversation', label: 'Conversation' },
  { href: '/company/team', label: 'Team' },
  { href: '/company/access', label: 'Access' },
  { href: '/company/data', label: 'Your data' },
];

/** The parts of the company place, in one order. */
export function companyTabs(current: string) {
  return parts.map((part) => ({ ...part, current: part.href === current }));
}

/** Administrators keep the profile, invite and make keys. */
export function isKeeper(kind: string): boolean {
  return kind.endsWith('.admin') || kind === 'influencer';
}
