import type { Call } from '../../../platform/database/index.ts';
import { expectVersion } from '../../../platform/http/index.ts';
import { cancelTimer, schedule } from '../../../platform/jobs/index.ts';
import { publish, type JournalEvent } from '../../../platform/journal/index.ts';
import { notFound, refuse } from '../../../platform/refusal/index.ts';
import { getPartner, partnerStages } from '../../partners/index.ts';
import { getPartnerHere } from '../partner-here.ts';
import type { MeetingTold, Proposal } from './contract.ts';
import { endOf, mayCancel, mayConfirm, mayPropose } from './rules.ts';
import * as store from './store.ts';

/** When a confirmed meeting's time has passed, it was held. */
export const meetingOverTimer = 'onboarding.meeting-over';

const listedAtMost = 100;

export async function list(call: Call, partnerId: string) {
  const partner = await getPartner(call.tx, call.actor, partnerId);
  const rows = await store.listMeetings(call, partner.id, listedAtMost);
  return {
    data: rows.map((row) => told(call, row)),
    mayName: partnerStages.includes(partner.stage) && manages(call.actor.kind),
  };
}

/** Names somebody whom a partner is to meet; where a time is given too, the partner confirms it. */
export async function name(
  call: Call,
  partnerId: string,
  meeting: {
    topic: string;
    membershipId: string;
    clause?: string | undefined;
    proposal?: Proposal | undefined;
  },
): Promise<MeetingTold> {
  const partner = await getPartnerHere(call, partnerId);
  const host = await store.findHost(call, meeting.membershipId);
  if (!host)
    throw refuse('onboarding.host-unknown', {
      status: 422,
      detail: 'Nobody of your team with access goes by this id. Choose somebody of the team.',
    });
  const { topic, clause = null } = meeting;
  const row = await store.insertMeeting(call, { organisationId: partner.id, topic, clause }, host);
  if (meeting.proposal) return proposeTime(call, row, meeting.proposal);
  await tell(call, 'onboarding.meeting-named', row);
  return told(call, row);
}

export async function propose(
  call: Call,
  id: string,
  ifMatch: number | null,
  proposal: Proposal,
): Promise<MeetingTold> {
  return proposeTime(call, await getOwn(call, id, ifMatch), proposal);
}

/** @throws 409 where there is nothing to confirm, or one's own side proposed it */
export async function confirm(call: Call, id: string, ifMatch: number | null) {
  const row = await getOwn(call, id, ifMatch);
  if (!mayConfirm(row, call.actor.side, call.now))
    throw notPossible('The other side confirms a time that is proposed and still to come.');
  const saved = await save(call, row, {
    ...row,
    ...(await guestOf(call, row)),
    status: 'confirmed',
    announced: true,
  });
  const dueAt = endOf(saved);
  if (dueAt) await schedule(call, { kind: meetingOverTimer, subjectId: id, dueAt });
  await tell(call, 'onboarding.meeting-confirmed', saved);
  return told(call, saved);
}

export async function cancel(call: Call, id: string, ifMatch: number | null, reason: string) {
  const row = await getOwn(call, id, ifMatch);
  if (!mayCancel(row)) throw notPossible('The meeting is over or was cancelled before.');
  const saved = await save(call, row, { ...row, status: 'cancelled', cancelReason: reason });
  await cancelTimer(call, meetingOverTimer, id);
  await tell(call, 'onboarding.meeting-cancelled', saved);
  return told(call, saved);
}

/** The time of a meeting has passed. One that was moved or cancelled meanwhile is left. */
export async function meetingIsOver(call: Call, id: string): Promise<void> {
  const row = await store.getMeeting(call, id);
  const end = endOf(row);
  if (row.status !== 'confirmed' || end === null || end > call.now) return;
  await store.saveMeeting(call, row, { ...row, status: 'held' });
  await tell(call, 'onboarding.meeting-held', row);
}

/** After a merge of partners. */
export async function followMerge(call: Call, event: JournalEvent): Promise<void> {
  const from = event.facts['fromId'];
  if (typeof from === 'string') await store.moveMeetings(call, { from, into: event.subjectId });
}

async function proposeTime(
  call: Call,
  row: store.MeetingRow,
  { startsAt, minutes, place }: Proposal,
): Promise<MeetingTold> {
  if (!mayPropose(row)) throw notPossible('The meeting is over or was cancelled before.');
  if (new Date(startsAt) <= call.now)
    throw refuse('onboarding.meeting-too-late', {
      status: 422,
      detail: 'This time has passed. Propose one that is to come.',
    });
  const { actor } = call;
  const saved = await save(call, row, {
    ...row,
    ...(await guestOf(call, row)),
    status: 'proposed',
    startsAt,
    minutes,
    place,
    proposedSide: actor.side === 'partner' ? 'partner' : 'vendor',
    proposedName: actor.name,
  });
  await cancelTimer(call, meetingOverTimer, row.id);
  await tell(
    call,
    row.announced ? 'onboarding.meeting-moved' : 'onboarding.meeting-proposed',
    saved,
  );
  return told(call, saved);
}

/** Whoever of the partner settles it first attends it, and stays its guest once it stands in calendars. */
async function guestOf(call: Call, row: store.MeetingRow) {
  if (call.actor.side !== 'partner' || (row.announced && row.guestId)) return {};
  const person = await store.actingPerson(call);
  if (!person) throw notFound();
  return { guestId: person.personId, guestName: person.name, guestEmail: person.email };
}

async function getOwn(call: Call, id: string, ifMatch: number | null): Promise<store.MeetingRow> {
  const row = await store.getMeeting(call, id);
  if (!settles(call, row))
    throw refuse('onboarding.meeting-not-yours', {
      status: 403,
      detail: 'At the vendor, who is to be met settles it, or whoever manages the channel.',
    });
  expectVersion(ifMatch, row.version);
  return row;
}

async function save(call: Call, before: store.MeetingRow, after: store.Settled) {
  const sequence = before.sequence + (before.announced ? 1 : 0);
  const saved = await store.saveMeeting(call, before, { ...after, sequence });
  if (!saved) throw notPossible('Somebody settled it in the meantime. Load the meetings again.');
  return saved;
}

function notPossible(detail: string) {
  return refuse('onboarding.meeting-not-possible', { status: 409, detail });
}

async function tell(call: Call, type: string, row: store.MeetingRow): Promise<void> {
  const { topic, hostName, clause } = row;
  await publish(call, type, {
    subjectId: row.id,
    organisationId: row.organisationId,
    facts: { topic, hostName, side: call.actor.side, ...(clause === null ? {} : { clause }) },
  });
}

function told(call: Call, row: store.MeetingRow): MeetingTold {
  const {
    organisationId: _o,
    hostId: _h,
    hostEmail: _e,
    guestId: _g,
    guestEmail: _m,
    ...rest
  } = row;
  const { announced: _a, sequence: _s, updatedAt: _u, ...meeting } = rest;
  const own = settles(call, row);
  return {
    ...meeting,
    mayPropose: own && mayPropose(row),
    mayConfirm: own && mayConfirm(row, call.actor.side, call.now),
    mayCancel: own && mayCancel(row),
  };
}

function settles({ actor }: Call, { hostId }: store.MeetingRow): boolean {
  return actor.side === 'partner' || manages(actor.kind) || actor.personId === hostId;
}

function manages(kind: string): boolean {
  return kind === 'vendor.admin' || kind === 'vendor.channel-manager';
}
