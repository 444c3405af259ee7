import { invite, type AccessParts } from '../../../platform/access/index.ts';
import type { Call } from '../../../platform/database/index.ts';
import { publish } from '../../../platform/journal/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import * as store from './store.ts';
import type { JoinRequestRow } from './tables.ts';

/** Keeps that a colleague with a proven address asks to be let in; asked twice, it is one request. */
export async function requestToJoin(
  call: Call,
  request: { organisationId: string; name: string; email: string },
): Promise<void> {
  const id = await store.insertJoinRequest(call, request);
  if (id === null) return;
  await publish(call, 'recruitment.join-requested', {
    subjectId: id,
    organisationId: request.organisationId,
    facts: { name: request.name },
  });
}

/** Invites whoever asked, by mail as any colleague: the invitation makes the membership. */
export async function inviteColleague(
  parts: AccessParts,
  call: Call,
  id: string,
  kind: 'partner.admin' | 'partner.seller' | 'partner.marketer',
): Promise<JoinRequestRow> {
  const request = await open(call, id);
  await invite(parts, call, { email: request.email, name: request.name, kind });
  return answered(call, request, 'invited');
}

export async function declineColleague(call: Call, id: string): Promise<JoinRequestRow> {
  return answered(call, await open(call, id), 'declined');
}

async function open(call: Call, id: string): Promise<JoinRequestRow> {
  const request = await store.lockJoinRequest(call.tx, call.actor, id);
  if (request.status !== 'open')
    throw refuse('recruitment.request-answered', {
      status: 409,
      detail: `Somebody has answered ${request.name} already.`,
    });
  return request;
}

async function answered(
  call: Call,
  request: JoinRequestRow,
  status: 'invited' | 'declined',
): Promise<JoinRequestRow> {
  await store.answerJoinRequest(call, request.id, status);
  await publish(call, 'recruitment.join-answered', {
    subjectId: request.id,
    organisationId: request.organisationId,
    facts: { outcome: status },
  });
  return store.lockJoinRequest(call.tx, call.actor, request.id);
}
