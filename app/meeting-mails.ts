import { sql } from 'kysely';
import { createLinkWithin } from '../platform/access/index.ts';
import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import type { Language } from '../platform/language/index.ts';
import { sendMail } from '../platform/mail/index.ts';
import { getMeeting, meetingFile, type MeetingRow } from '../modules/onboarding/index.ts';
import { readable } from './notices.ts';

type Reader = {
  membershipId: string;
  personId: string;
  organisationId: string;
  email: string;
  isVendor: boolean;
  language: Language | null;
  programmeName: string;
  timeZone: string;
};

const linkDays = 14;

/** Sends both who meet the calendar file of what was confirmed, moved or cancelled. */
export async function tellMeeting(call: Call, event: JournalEvent, baseUrl: string): Promise<void> {
  const meeting = await getMeeting(call, event.subjectId);
  // What nobody has in a calendar is told on the desk alone.
  if (!meeting.announced) return;
  const file = await meetingFile(call, meeting.id);
  for (const reader of await readersOf(call, meeting)) {
    const path = await createLinkWithin(call, {
      membershipId: reader.membershipId,
      target: reader.isVendor ? `/partners/${meeting.organisationId}` : '/company/plan',
      minutes: linkDays * 24 * 60,
    });
    await sendMail(call, {
      to: reader.email,
      template: 'generic-notice',
      organisationId: reader.isVendor ? null : reader.organisationId,
      subjectId: meeting.id,
      language: reader.language,
      attachments: [file],
      facts: {
        programmeName: reader.programmeName,
        title: titleOf(meeting),
        body: bodyOf(meeting, reader),
        linkText: 'Open it',
        link: `${baseUrl}${path}`,
      },
    });
  }
}

function titleOf({ status, topic }: MeetingRow): string {
  if (status === 'cancelled') return `Meeting cancelled: ${topic}`;
  if (status === 'proposed') return `Another time is proposed: ${topic}`;
  return `Meeting confirmed: ${topic}`;
}

function bodyOf(meeting: MeetingRow, reader: Reader): string {
  const { startsAt, minutes, place, cancelReason, hostName, guestName } = meeting;
  const lines: string[] = [];
  if (cancelReason !== null) lines.push(`The reason: ${cancelReason}`);
  lines.push(`Who meets: ${[hostName, guestName].filter(Boolean).join(', ')}`);
  if (startsAt !== null) lines.push(`Begins: ${readable(startsAt, reader)}`);
  lines.push(`Minutes: ${minutes ?? 0}`);
  lines.push(`The place: ${place ?? '–'}`);
  lines.push('The file that comes with this mail puts it into your calendar.');
  return lines.join('\n');
}

/** The vendor's person and the partner's, as far as they have access. */
async function readersOf(
  { tx, actor }: Call,
  { hostId, guestId, organisationId }: MeetingRow,
): Promise<Reader[]> {
  const { rows } =
    await sql<Reader>`select m.id as membership_id, m.person_id, m.organisation_id, m.email,
      o.side = 'vendor' as is_vendor, nullif(m.language, 'en') as language, p.name as programme_name, p.time_zone
    from public.memberships m join public.organisations o on o.programme_id = m.programme_id and o.id = m.organisation_id
    join public.programmes p on p.id = m.programme_id
    where m.programme_id = ${actor.programmeId} and m.ended_at is null
      and case when o.side = 'vendor' then m.person_id = ${hostId}
        else m.person_id = ${guestId} and m.organisation_id = ${organisationId} end
    order by m.id`.execute(tx);
  return rows;
}
