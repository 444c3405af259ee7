import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import type { Reason } from '../platform/notifications/index.ts';

/** What is told to whom, as one line. */
export type Telling = {
  reason: Reason;
  title: string;
  href: string;
  /** Whose people; the vendor's where it is null. */
  organisationIds: readonly string[] | null;
  /** Kinds of people who have to do with it; the others of the organisation are not told. */
  kinds: readonly string[];
  /** Single people beside them. */
  personIds?: readonly string[];
  /** Who is told where none of all these is there. */
  otherwise?: readonly string[];
  /** Whoever hears of it at once is mailed elsewhere already, in words of its own. */
  mailed?: boolean;
};

/** What is told of an event: one line each. */
export type Teller = (call: Call, event: JournalEvent) => Promise<Telling[]> | Telling[];

export const administrators = ['partner.admin', 'distributor.admin', 'influencer'];
export const sellers = [...administrators, 'partner.seller', 'distributor.seller'];
export const managers = ['vendor.admin', 'vendor.channel-manager'];
