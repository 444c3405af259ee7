import type { Call } from '../platform/database/index.ts';
import type { JournalEvent } from '../platform/journal/index.ts';
import type { Reaction, TimerHandler } from '../platform/jobs/index.ts';
import {
  closeLead,
  lapseOffer,
  lapseTimer,
  passOn,
  pullBackFrom,
  receiveLead,
} from '../modules/lead-routing/index.ts';
import {
  assessRegistration,
  expireRegistration,
  expiryTimer,
  releaseRegistration,
  reopenRegistration,
  releaseTimer,
} from '../modules/deal-registration/index.ts';
import { followMerge } from '../modules/conversation/index.ts';
import {
  followMerge as moveMeetings,
  meetingIsOver,
  meetingOverTimer,
} from '../modules/onboarding/index.ts';
import {
  answerDueTimer,
  answerIsDue,
  followApplication,
  reopenApplication,
  startClock,
  sumAssessments,
} from '../modules/recruitment/index.ts';
import { moveRoleRecords } from '../modules/partners/index.ts';
import { tellAccepted } from './agreement-mails.ts';
import { estimateEarnings } from './earnings.ts';
import { tellDecided, tellOffered, tellReceived } from './mails.ts';
import { tellMeeting } from './meeting-mails.ts';
import { notifications } from './notifications.ts';
import { inviteProspect, tellApplicant, tellColleague } from './recruitment-mails.ts';
import { recomputeTiers } from './tiers.ts';
import { sampleRemoval } from './sample.ts';

/**
 * When this, then that: every reaction of the product, one line each. A reaction runs as the
 * worker in a transaction of its own, and has its effect once however often its event is told.
 */
export function reactions(parts: { baseUrl: string; secret: string }): Reaction[] {
  const { baseUrl } = parts;
  return [
    ...effects,
    ...mails(baseUrl),
    ...notifications(baseUrl),
    {
      on: 'recruitment.prospect-invited',
      name: 'mail-prospect',
      run: (call, event) => inviteProspect(call, event, parts),
    },
  ];
}

const effects: Reaction[] = [
  {
    on: 'lead-routing.lead-received',
    name: 'identify-and-route',
    run: (call, event) => receiveLead(call, event.subjectId),
  },
  {
    on: 'lead-routing.offer-declined',
    name: 'offer-to-next',
    run: (call, event) => passOn(call, event.subjectId),
  },
  {
    on: 'deal-registration.submitted',
    name: 'assess',
    run: (call, event) => assessRegistration(call, event.subjectId),
  },
  {
    on: 'deal-registration.submitted',
    name: 'convert-lead',
    run: (call, event) =>
      leadOf(event) ? closeLead(call, leadOf(event), 'converted') : Promise.resolve(),
  },
  {
    on: 'deal-registration.lost',
    name: 'lose-lead',
    run: (call, event) =>
      leadOf(event) ? closeLead(call, leadOf(event), 'lost') : Promise.resolve(),
  },
  {
    on: 'decisions.appeal-answered',
    name: 'reopen-overturned',
    run: (call, event) => reopenOverturned(call, event),
  },
  {
    on: 'partners.stage-changed',
    name: 'pull-back-offers',
    run: (call, event) =>
      event.facts['to'] === 'active' ? Promise.resolve() : pullBackFrom(call, event.subjectId),
  },
  {
    on: 'recruitment.applicant-replied',
    name: 'start-clock',
    run: (call, event) => startClock(call, event.subjectId),
  },
  ...(['submitted', 'approved', 'refused'] as const).map((what) => ({
    on: `recruitment.application-${what}`,
    name: 'follow-prospect',
    run: followApplication,
  })),
  { on: 'partners.took-over', name: 'recompute-tiers', run: (call) => recomputeTiers(call) },
  { on: 'partners.took-over', name: 'move-conversations', run: followMerge },
  { on: 'partners.took-over', name: 'move-meetings', run: moveMeetings },
  { on: 'partners.took-over', name: 'move-role-records', run: moveRoleRecords },
  {
    on: 'sales.order-lines-recorded',
    name: 'recompute-tiers',
    run: (call) => recomputeTiers(call),
  },
  {
    on: 'sales.order-lines-recorded',
    name: 'estimate-earnings',
    run: (call) => estimateEarnings(call),
  },
];

/** Who is written to, and about what. */
function mails(baseUrl: string): Reaction[] {
  const decided: Omit<Reaction, 'on'> = {
    name: 'mail-decided',
    run: (call, event) => tellDecided(call, event, baseUrl),
  };
  return [
    {
      on: 'lead-routing.lead-offered',
      name: 'mail-offer',
      run: (call, event) => tellOffered(call, event, baseUrl),
    },
    {
      on: 'deal-registration.submitted',
      name: 'mail-received',
      run: (call, event) => tellReceived(call, event, baseUrl),
    },
    { on: 'deal-registration.approved', ...decided },
    { on: 'deal-registration.rejected', ...decided },
    { on: 'deal-registration.declined', ...decided },
    { on: 'deal-registration.returned', ...decided },
    { on: 'deal-registration.taken-for-review', ...decided },
    {
      on: 'partners.agreement-accepted',
      name: 'mail-accepted-text',
      run: (call, event) => tellAccepted(call, event, baseUrl),
    },
    ...(['confirmed', 'moved', 'cancelled'] as const).map((what) => ({
      on: `onboarding.meeting-${what}`,
      name: 'mail-calendar-file',
      run: (call: Call, event: JournalEvent) => tellMeeting(call, event, baseUrl),
    })),
    ...recruitmentMails(baseUrl),
  ];
}

/** When time has come. Timers run on business time. */
export const timers: TimerHandler[] = [
  sampleRemoval,
  { kind: answerDueTimer, run: (call, timer) => answerIsDue(call, timer.subjectId) },
  { kind: lapseTimer, run: (call, timer) => lapseOffer(call, timer.subjectId) },
  { kind: releaseTimer, run: (call, timer) => releaseRegistration(call, timer.subjectId) },
  { kind: meetingOverTimer, run: (call, timer) => meetingIsOver(call, timer.subjectId) },
  { kind: expiryTimer, run: (call, timer) => expireRegistration(call, timer.subjectId) },
];

/** An overturned refusal of a registration is decided anew. */
function recruitmentMails(baseUrl: string): Reaction[] {
  const applicant: Omit<Reaction, 'on'> = {
    name: 'mail-applicant',
    run: (call, event) => tellApplicant(call, event, baseUrl),
  };
  return [
    { on: 'recruitment.application-submitted', ...applicant },
    { on: 'recruitment.application-approved', ...applicant },
    { on: 'recruitment.application-refused', ...applicant },
    { on: 'recruitment.applicant-asked', ...applicant },
    { on: 'recruitment.vendor-assessed', name: 'sum-assessments', run: sumAssessments },
    {
      on: 'recruitment.join-requested',
      name: 'mail-administrators',
      run: (call, event) => tellColleague(call, event, baseUrl),
    },
  ];
}

async function reopenOverturned(call: Call, { subjectId, facts }: JournalEvent): Promise<void> {
  if (facts['outcome'] !== 'overturned') return;
  const decisionId = String(facts['decisionId']);
  if (facts['kind'] === 'deal-registration.registration')
    await reopenRegistration(call, subjectId, decisionId);
  if (facts['kind'] === 'recruitment.application')
    await reopenApplication(call, subjectId, decisionId);
}

function leadOf(event: JournalEvent): string {
  const leadId = event.facts['leadId'];
  return typeof leadId === 'string' ? leadId : '';
}
