import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';

export const routes = bindRoutes(contract, {
  'GET /onboarding': (call) => actions.ownProgress(call),
  'GET /partners/{id}/onboarding': (call) => actions.progressFor(call, call.params.id),
  'GET /onboarding-figures': (call) => actions.figures(call, call.query.days),
});
