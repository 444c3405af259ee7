import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import { partnersTested } from '../modules/partners/index.ts';
import { managers, sellers, type Telling } from './telling.ts';

/** A test that was declared or withdrawn is told to the vendor, one that was confirmed to the partner. */
export function testTold({ type, organisationId, facts }: JournalEvent): Telling[] {
  if (organisationId === null) return [];
  const tested = `${String(facts['product'])} ${String(facts['number'])}`;
  const against = `${String(facts['vendorProduct'])} ${String(facts['vendorNumber'])}`;
  const toVendor = { organisationIds: null, kinds: managers, href: `/partners/${organisationId}` };
  if (type === 'partners.test-declared')
    return [{ ...toVendor, reason: 'waiting', title: `Tested against ${against}: ${tested}` }];
  if (type === 'partners.test-withdrawn')
    return [{ ...toVendor, reason: 'answered', title: `No longer tested: ${tested}` }];
  const title = `Your test of ${tested} is confirmed`;
  const href = '/company/integration';
  return [{ reason: 'answered', title, href, organisationIds: [organisationId], kinds: sellers }];
}

/** Whoever tested against an older version hears that its tests are outdated. */
export async function versionTold(
  call: Call,
  { subjectId, facts }: JournalEvent,
): Promise<Telling[]> {
  const product = String(facts['product']);
  const organisationIds = await partnersTested(call, { id: subjectId, product });
  if (organisationIds.length === 0) return [];
  const title = `${product} ${String(facts['number'])} is out: your tests against older versions are outdated`;
  return [
    { reason: 'standing', title, href: '/company/integration', organisationIds, kinds: sellers },
  ];
}
