import { bindRoutes, type BoundRoute } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';

export const routes: BoundRoute[] = bindRoutes(contract, {
  'GET /prospects': (call) => actions.listProspects(call, call.query),
  'GET /prospects/{id}': (call) => actions.getProspect(call, call.params.id),
  'POST /prospects/{id}/invitation': (call) => actions.invite(call, call.params.id),
});
