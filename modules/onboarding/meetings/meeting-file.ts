import type { Call } from '../../../platform/database/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { calendarFile, type CalendarEntry } from './calendar-file.ts';
import { endOf } from './rules.ts';
import * as store from './store.ts';

export type MeetingFile = { name: string; contentType: string; bytes: Uint8Array };

/** A meeting as calendars take it in. @throws 409 while nobody has it in a calendar */
export async function meetingFile(call: Call, id: string): Promise<MeetingFile> {
  const entry = entryOf(await store.getMeeting(call, id));
  if (!entry)
    throw refuse('onboarding.meeting-not-confirmed', {
      status: 409,
      detail: 'The meeting was not confirmed yet. Its calendar file is there once it is.',
    });
  return {
    name: 'meeting.ics',
    contentType: `text/calendar; charset=utf-8; method=${entry.method}`,
    bytes: new TextEncoder().encode(calendarFile(entry)),
  };
}

const statuses = { proposed: 'TENTATIVE', confirmed: 'CONFIRMED', held: 'CONFIRMED' } as const;

function entryOf(row: store.MeetingRow): CalendarEntry | undefined {
  const endsAt = endOf(row);
  const { announced, startsAt, place, guestName, guestEmail, status } = row;
  if (!announced || !startsAt || !endsAt || !place || !guestName || !guestEmail) return undefined;
  const organizer = { name: row.hostName, email: row.hostEmail };
  return {
    method: status === 'cancelled' ? 'CANCEL' : 'REQUEST',
    uid: `${row.id}@fairway`,
    sequence: row.sequence,
    status:
      status === 'cancelled' ? 'CANCELLED' : statuses[status === 'open' ? 'proposed' : status],
    stampedAt: new Date(row.updatedAt),
    startsAt: new Date(startsAt),
    endsAt,
    title: row.topic,
    place,
    organizer,
    attendees: [
      { ...organizer, accepted: status !== 'proposed' || row.proposedSide === 'vendor' },
      {
        name: guestName,
        email: guestEmail,
        accepted: status !== 'proposed' || row.proposedSide === 'partner',
      },
    ],
  };
}
