import { getMeeting, type MeetingRow } from '../modules/onboarding/index.ts';
import { getPartner } from '../modules/partners/index.ts';
import { managers, sellers, type Teller, type Telling } from './telling.ts';

type Words = {
  /** As the partner reads it. */
  partner: (meeting: MeetingRow) => string;
  /** As the vendor's person reads it. */
  host: (partnerName: string, meeting: MeetingRow) => string;
  /** Both who meet get a mail of its own. */
  mailed?: true;
};

const words: Record<string, Words> = {
  'onboarding.meeting-named': {
    partner: ({ hostName, topic }) => `You are to meet ${hostName}: ${topic}`,
    host: (partnerName, { topic }) => `You are to meet ${partnerName}: ${topic}`,
  },
  'onboarding.meeting-proposed': {
    partner: ({ topic }) => `A time is proposed to you: ${topic}`,
    host: (partnerName, { topic }) => `A time to meet ${partnerName} is proposed: ${topic}`,
  },
  'onboarding.meeting-moved': {
    partner: ({ topic }) => `Another time is proposed: ${topic}`,
    host: (partnerName, { topic }) => `Another time to meet ${partnerName} is proposed: ${topic}`,
    mailed: true,
  },
  'onboarding.meeting-confirmed': {
    partner: ({ topic }) => `Meeting confirmed: ${topic}`,
    host: (partnerName, { topic }) => `Meeting with ${partnerName} confirmed: ${topic}`,
    mailed: true,
  },
  'onboarding.meeting-cancelled': {
    partner: ({ topic }) => `Meeting cancelled: ${topic}`,
    host: (partnerName, { topic }) => `Meeting with ${partnerName} cancelled: ${topic}`,
    mailed: true,
  },
};

/** What is told of meetings: the vendor's person hears of all that others do, the partner of what the vendor does. */
export const meetingTellers: Record<string, Teller> = Object.fromEntries(
  Object.entries(words).map(([type, say]) => [type, tellerOf(say)]),
);

function tellerOf({ partner: toPartner, host, mailed }: Words): Teller {
  return async (call, event) => {
    const meeting = await getMeeting(call, event.subjectId);
    const { name } = await getPartner(call.tx, call.actor, meeting.organisationId);
    // Whether a mail of its own goes out is known once it stands in calendars.
    const more = mailed && meeting.announced ? { mailed } : {};
    const ofHost: Telling = {
      reason: 'waiting',
      title: host(name, meeting),
      href: `/partners/${meeting.organisationId}`,
      organisationIds: null,
      kinds: [],
      personIds: [meeting.hostId],
      otherwise: managers,
      ...more,
    };
    if (event.facts['side'] === 'partner') return [ofHost];
    const ofPartner: Telling = {
      reason: 'answered',
      title: toPartner(meeting),
      href: '/company/plan',
      organisationIds: [meeting.organisationId],
      kinds: sellers,
      ...more,
    };
    return [ofPartner, ofHost];
  };
}
