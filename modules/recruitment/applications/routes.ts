import type { AccessParts } from '../../../platform/access/index.ts';
import { bindRoutes, type BoundRoute } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { declineColleague, inviteColleague } from './joining.ts';
import * as store from './store.ts';

/** @param access asked for at a request: inviting a colleague makes a link and a mail */
export function routes(access: () => AccessParts): BoundRoute[] {
  return bindRoutes(contract, {
    'GET /applications': (call) => actions.listApplications(call, call.query),
    'GET /applications/{id}': (call) => actions.getForVendor(call, call.params.id),
    'POST /applications/{id}/approval': (call) =>
      actions.approve(call, call.params.id, call.body.note),
    'POST /applications/{id}/refusal': (call) =>
      actions.refuseApplication(call, call.params.id, call.body.note),
    'POST /applications/{id}/question': (call) =>
      actions.ask(call, call.params.id, call.body.question),
    'GET /application': (call) => actions.getOwn(call),
    'POST /application/reply': (call) => actions.reply(call, call.body.reply),
    'POST /application/withdrawal': (call) => actions.withdraw(call),
    'GET /join-requests': async (call) => ({ data: await store.listJoinRequests(call) }),
    'POST /join-requests/{id}/invitation': (call) =>
      inviteColleague(access(), call, call.params.id, call.body.kind),
    'POST /join-requests/{id}/decline': (call) => declineColleague(call, call.params.id),
  });
}
