import { useQuery } from '@tanstack/react-query';
import { Tabs } from '../../../../web/ui/index.ts';
import { partners } from '../client.ts';

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

/** Places of single roles, at the end: the others stand still while the roles are read. */
const ofRoles = [
  { role: 'alliance', href: '/company/alliance', label: 'Alliance' },
  { role: 'integration', href: '/company/integration', label: 'Integration' },
];

/** The parts of the company place, in one order; those of a role for whoever holds it. */
export function CompanyTabs({ current }: { current: string }) {
  const company = useQuery(partners.query('GET /company'));
  const roles = company.data?.roles ?? [];
  const shown = [
    ...parts,
    ...ofRoles.filter(({ role, href }) => roles.includes(role) || href === current),
  ];
  return (
    <Tabs
      label="Company"
      tabs={shown.map(({ href, label }) => ({ href, label, current: href === current }))}
    />
  );
}
