import { sql } from 'kysely';
import type { Call } from '../../../platform/database/index.ts';
import type { JournalEvent } from '../../../platform/journal/index.ts';
import { companyDomain } from '../../accounts/index.ts';
import { getApplication } from '../applications/store.ts';

const statuses: Record<string, 'applied' | 'joined' | 'refused'> = {
  'recruitment.application-submitted': 'applied',
  'recruitment.application-approved': 'joined',
  'recruitment.application-refused': 'refused',
};

/** A prospect that applies is one no more: what became of its application stands at it, found by mail or domain. */
export async function followApplication(call: Call, event: JournalEvent): Promise<void> {
  const status = statuses[event.type];
  if (!status) return;
  const { applicantEmail } = await getApplication(call.tx, call.actor, event.subjectId);
  const domain = companyDomain(applicantEmail) ?? null;
  // What is told late does not undo what came after it.
  const before =
    status === 'applied'
      ? ['open', 'invited', 'do-not-contact']
      : ['open', 'invited', 'do-not-contact', 'applied'];
  await sql`update public.prospects set status = ${status}, updated_at = ${call.now}, version = version + 1
    where programme_id = ${call.actor.programmeId} and status = any(${before})
      and (lower(email) = lower(${applicantEmail}) or domain = ${domain})`.execute(call.tx);
}

/** The firm wants no invitations; asked again, nothing changes. */
export async function stopContact({ tx, actor, now }: Call, prospectId: string): Promise<void> {
  await sql`update public.prospects set status = 'do-not-contact', updated_at = ${now}, version = version + 1
    where programme_id = ${actor.programmeId} and id = ${prospectId} and status in ('open', 'invited')`.execute(
    tx,
  );
}
