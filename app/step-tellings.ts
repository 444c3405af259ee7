import type { JournalEvent } from '../platform/journal/index.ts';
import { administrators, managers, type Telling } from './telling.ts';

/** A step of the path is told to its owner; once it is late, the managers hear of it whoever owns it. */
export function stepTold(
  organisationId: string | null,
  { title: step, href: place, owner, partnerName }: JournalEvent['facts'],
  late: boolean,
): Telling[] {
  if (organisationId === null) return [];
  const partner = String(partnerName);
  const own: Telling = {
    reason: 'due',
    title: late ? `Late: ${String(step)}` : `Due soon: ${String(step)}`,
    href: String(place),
    organisationIds: [organisationId],
    kinds: [String(owner), ...administrators],
  };
  const vendors: Telling = {
    reason: 'due',
    title: late
      ? `${partner} is late on the way to its first deal: ${String(step)}`
      : `Due soon for ${partner}: ${String(step)}`,
    href: `/partners/${organisationId}`,
    organisationIds: null,
    kinds: [String(owner), ...managers],
  };
  if (String(owner).startsWith('vendor.')) return [vendors];
  return late ? [own, vendors] : [own];
}
