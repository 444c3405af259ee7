import { bindRoutes } from '../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';

export const routes = bindRoutes(contract, {
  'GET /application/assessment': (call) => actions.getOwn(call),
  'POST /application/assessment': (call) => actions.assess(call, call.body),
  'GET /assessment-summary': (call) => actions.getSummary(call),
});
