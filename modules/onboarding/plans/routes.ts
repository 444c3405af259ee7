import { bindRoutes } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';

export const routes = bindRoutes(contract, {
  'GET /partners/{id}/plan': (call) => actions.read(call, call.params.id),
  'POST /partners/{id}/plans': (call) => actions.propose(call, call.params.id, call.body.aims),
  'POST /plans/{id}/agreement': (call) => actions.agree(call, call.params.id),
});
