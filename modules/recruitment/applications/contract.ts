import { z } from 'zod';
import { partnerKinds, vendorKinds } from '../../../platform/access/actor.ts';
import { defineContract, idOf, listQuery, pageOf, text } from '../../../platform/http/contract.ts';
import {
  ApplicationForOwner,
  ApplicationForVendor,
  ApplicationInList,
  JoinRequest,
} from './shapes.ts';

const applicationId = z.strictObject({ id: idOf('appl') });
const joinId = z.strictObject({ id: idOf('join') });
const deciders = ['vendor.admin', 'vendor.channel-manager'] as const;
const owners = ['partner.admin', 'distributor.admin', 'influencer'] as const;
const note = text(2000);
const badMove = ['recruitment.move-not-possible'];

export const contract = defineContract({
  'GET /applications': {
    operationId: 'listApplications',
    summary: 'List applications of firms that want to become partners',
    may: [...vendorKinds, 'api-key'],
    query: listQuery,
    answer: pageOf(ApplicationInList),
  },
  'GET /applications/{id}': {
    operationId: 'getApplication',
    summary: 'Read an application with its score and firms that may be the same',
    may: [...vendorKinds, 'api-key'],
    params: applicationId,
    answer: ApplicationForVendor,
  },
  'POST /applications/{id}/approval': {
    operationId: 'approveApplication',
    summary: 'Approve an application: the firm is a partner from now on',
    may: deciders,
    params: applicationId,
    body: z.strictObject({ note: note.optional() }),
    answer: ApplicationForVendor,
    refusals: badMove,
  },
  'POST /applications/{id}/refusal': {
    operationId: 'refuseApplication',
    summary: 'Refuse an application, with a reason that the applicant reads',
    may: deciders,
    params: applicationId,
    body: z.strictObject({ note }),
    answer: ApplicationForVendor,
    refusals: badMove,
  },
  'POST /applications/{id}/question': {
    operationId: 'askApplicant',
    summary: 'Ask the applicant something; the clock stands still until the reply',
    may: deciders,
    params: applicationId,
    body: z.strictObject({ question: note }),
    answer: ApplicationForVendor,
    refusals: badMove,
  },
  'GET /application': {
    operationId: 'getOwnApplication',
    summary: 'Read the own application; null where the firm came in otherwise',
    may: partnerKinds,
    answer: z.object({ application: ApplicationForOwner.nullable() }),
  },
  'POST /application/reply': {
    operationId: 'replyAsApplicant',
    summary: 'Reply to the vendor’s question',
    may: owners,
    body: z.strictObject({ reply: note }),
    answer: ApplicationForOwner,
    refusals: [...badMove, 'recruitment.no-application'],
  },
  'POST /application/withdrawal': {
    operationId: 'withdrawApplication',
    summary: 'Take the own application back',
    may: owners,
    answer: ApplicationForOwner,
    refusals: [...badMove, 'recruitment.no-application'],
  },
  'GET /join-requests': {
    operationId: 'listJoinRequests',
    summary: 'List colleagues who ask to be let into the own company',
    may: owners,
    answer: z.object({ data: z.array(JoinRequest) }),
  },
  'POST /join-requests/{id}/invitation': {
    operationId: 'inviteColleague',
    summary: 'Invite the colleague who asked',
    may: owners,
    params: joinId,
    body: z.strictObject({ kind: z.enum(['partner.admin', 'partner.seller', 'partner.marketer']) }),
    answer: JoinRequest,
    refusals: ['recruitment.request-answered', 'access.already-member', 'access.kind-not-yours'],
  },
  'POST /join-requests/{id}/decline': {
    operationId: 'declineColleague',
    summary: 'Decline to let somebody in; nobody is told',
    may: owners,
    params: joinId,
    answer: JoinRequest,
    refusals: ['recruitment.request-answered'],
  },
});
