import type { ActorKind } from './actor.ts';
import { sideOf } from './actor.ts';
import type { MemberKind } from './people.ts';

/**
 * Administrators bring people to their own side: the vendor's to any role there, a partner's to
 * the roles of its own kind of partner. Whoever runs the channel at the vendor also brings the
 * first people to a partner.
 */
export function mayInvite(
  inviter: ActorKind,
  wanted: MemberKind,
  into: { side: 'vendor' | 'partner'; own: boolean },
): boolean {
  if (sideOf(wanted) !== into.side) return false;
  switch (inviter) {
    case 'host':
    case 'vendor.admin':
      return true;
    case 'vendor.channel-manager':
      return into.side === 'partner';
    case 'partner.admin':
      return into.own && wanted.startsWith('partner.');
    case 'distributor.admin':
      return into.own && (wanted.startsWith('distributor.') || wanted.startsWith('partner.'));
    default:
      return false;
  }
}

/** The kinds that administer their organisation; one of them must stay. */
export const adminKinds = ['vendor.admin', 'partner.admin', 'distributor.admin'] as const;

export function isAdmin(kind: string): boolean {
  return adminKinds.some((admin) => admin === kind);
}

/** Days in which an invitation can be accepted. */
export const invitationDays = 7;

/** What a person reads instead of a kind: "partner admin", "vendor channel manager". */
export function roleName(kind: string): string {
  return kind.replace(/[.-]/g, ' ');
}
