import { bindRoutes } from '../../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { allianceContract } from './contract.ts';

export const allianceRoutes = bindRoutes(allianceContract, {
  'GET /partners/{id}/referrals': (call) => actions.list(call, call.params.id, call.query),
  'POST /partners/{id}/referrals': (call) => actions.give(call, call.params.id, call.body),
  'GET /partners/{id}/referral-balance': (call) => actions.balance(call, call.params.id),
  'POST /alliance-referrals/{id}/answer': (call) => actions.answer(call, call.params.id, call.body),
  'POST /alliance-referrals/{id}/win': (call) =>
    actions.win(call, call.params.id, call.body.amount),
  'POST /alliance-referrals/{id}/loss': (call) =>
    actions.lose(call, call.params.id, call.body.reason),
});
