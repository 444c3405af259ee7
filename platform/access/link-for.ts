import type { Database } from '../database/index.ts';
import { createLink } from './links.ts';
import { memberAs, memberKindOf, type WantedRole } from './token-as.ts';

/**
 * A link for the host's command line: signs in as the first person of a role, who is made when
 * there is none.
 *
 * @returns the path `/enter/fw_link_…`
 * @throws a refusal that says what is wrong with the role, programme or partner
 */
export async function linkFor(
  database: Database,
  wanted: WantedRole & { now: Date; target?: string; minutes?: number },
): Promise<string> {
  const member = await memberAs(database, wanted, memberKindOf(wanted.kind));
  return createLink(database, {
    programmeId: member.programmeId,
    membershipId: member.id,
    target: wanted.target ?? '/',
    minutes: wanted.minutes ?? 60,
    now: wanted.now,
  });
}
