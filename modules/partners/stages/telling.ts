import { sql } from 'kysely';
import { programmeOf } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import { sendMail } from '../../../platform/mail/index.ts';
import type { PartnerRow } from '../tables.ts';

/** Tells a partner's administrators that the partnership has ended, and why: the desk is closed to them by then. */
export async function tellOfTheEnd(
  call: Call,
  { id, name }: Pick<PartnerRow, 'id' | 'name'>,
  reason: string,
): Promise<void> {
  const programme = await programmeOf(call);
  const { rows } = await sql<{ email: string }>`select email from public.memberships
    where programme_id = ${call.actor.programmeId} and organisation_id = ${id} and ended_at is null
      and kind in ('partner.admin', 'distributor.admin', 'influencer') order by id limit 20`.execute(
    call.tx,
  );
  for (const { email } of rows)
    await sendMail(call, {
      to: email,
      template: 'partnership-ended',
      organisationId: id,
      subjectId: id,
      facts: { programmeName: programme.name, partnerName: name, reason },
    });
}
