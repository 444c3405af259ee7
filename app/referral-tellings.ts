import type { JournalEvent } from '../platform/journal/index.ts';
import { managers, sellers, type Telling } from './telling.ts';

/** A referral is told to whoever receives it; what became of it, to whoever gave it. */
export function referralTold({ type, organisationId, facts }: JournalEvent): Telling[] {
  const customerName = String(facts['customerName']);
  const byVendor = facts['givenBy'] === 'vendor';
  if (organisationId === null) return [];
  const toPartner = {
    organisationIds: [organisationId],
    kinds: sellers,
    href: '/company/alliance',
  };
  const toVendor = { organisationIds: null, kinds: managers, href: `/partners/${organisationId}` };
  if (type === 'partners.referral-given')
    return byVendor
      ? [{ ...toPartner, reason: 'assigned', title: `The vendor refers ${customerName} to you` }]
      : [{ ...toVendor, reason: 'waiting', title: `An alliance partner refers ${customerName}` }];
  const title = `Your referral of ${customerName}: ${String(facts['status'])}`;
  return [{ ...(byVendor ? toVendor : toPartner), reason: 'answered', title }];
}
