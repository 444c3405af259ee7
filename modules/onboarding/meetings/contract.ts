import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract, idOf, moment, text } from '../../../platform/http/contract.ts';

const people = [...vendorKinds, ...partnerKinds];
const params = z.strictObject({ id: idOf('meet') });

const proposal = {
  startsAt: moment,
  minutes: z.int().min(5).max(1440).describe('How long it takes'),
  place: text(500).describe('An address, a room, or a link that begins with https://'),
};

const Meeting = z
  .object({
    id: idOf('meet'),
    topic: z.string(),
    clause: z.string().nullable().describe('The step of the path that it is for'),
    hostName: z.string().describe('The vendor’s person'),
    guestName: z.string().nullable().describe('The partner’s person: who proposed or confirmed'),
    status: z
      .enum(['open', 'proposed', 'confirmed', 'held', 'cancelled'])
      .describe('open: no time is proposed yet; held: its time has passed'),
    startsAt: moment.nullable(),
    minutes: z.int().nullable(),
    place: z.string().nullable(),
    proposedSide: z.enum(['vendor', 'partner']).nullable(),
    proposedName: z.string().nullable(),
    cancelReason: z.string().nullable(),
    mayPropose: z.boolean(),
    mayConfirm: z.boolean().describe('It waits for your side'),
    mayCancel: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Meeting' });

const changing = {
  may: people,
  params,
  answer: Meeting,
  tag: 'onboarding',
} as const;
const refusals = ['onboarding.meeting-not-yours', 'onboarding.meeting-not-possible'] as const;

export const contract = defineContract({
  'GET /partners/{id}/meetings': {
    operationId: 'listMeetings',
    summary:
      'Whom a partner meets or met at the vendor: what is to come, then what is over; at most a hundred',
    may: people,
    params: z.strictObject({ id: idOf('org') }),
    answer: z.object({ data: z.array(Meeting), mayName: z.boolean() }),
    tag: 'onboarding',
  },
  'POST /partners/{id}/meetings': {
    operationId: 'nameMeeting',
    summary: 'Name somebody of the vendor whom a partner is to meet, with a time or without',
    may: ['vendor.admin', 'vendor.channel-manager'],
    params: z.strictObject({ id: idOf('org') }),
    body: z.strictObject({
      topic: text(200),
      membershipId: idOf('mem').describe('Who of the vendor is to be met'),
      clause: text(20).optional().describe('The step of the path that it is for'),
      proposal: z.strictObject(proposal).optional(),
    }),
    answer: Meeting,
    status: 201,
    refusals: [
      'onboarding.partner-not-here',
      'onboarding.host-unknown',
      'onboarding.meeting-too-late',
    ],
    tag: 'onboarding',
  },
  'POST /meetings/{id}/proposal': {
    ...changing,
    operationId: 'proposeMeeting',
    summary: 'Propose a time and a place, or others; the other side confirms',
    body: z.strictObject(proposal),
    refusals: [...refusals, 'onboarding.meeting-too-late'],
  },
  'POST /meetings/{id}/confirmation': {
    ...changing,
    operationId: 'confirmMeeting',
    summary: 'Confirm the time that the other side proposed; both get a calendar file by mail',
    refusals: [...refusals],
  },
  'POST /meetings/{id}/cancellation': {
    ...changing,
    operationId: 'cancelMeeting',
    summary: 'Cancel a meeting, with the reason that the other side reads',
    body: z.strictObject({ reason: text(500) }),
    refusals: [...refusals],
  },
  'GET /meetings/{id}/calendar': {
    operationId: 'downloadMeeting',
    summary: 'A confirmed meeting as a calendar file (RFC 5545); of a cancelled one, its end',
    may: people,
    params,
    answer: null,
    status: 200,
    refusals: ['onboarding.meeting-not-confirmed'],
    tag: 'onboarding',
  },
});

export type MeetingTold = z.input<typeof Meeting>;
export type Proposal = { startsAt: string; minutes: number; place: string };
