import { bindRoutes } from '../../platform/http/index.ts';
import * as actions from './actions.ts';
import { contract } from './contract.ts';
import { routes as meetings } from './meetings/routes.ts';
import { routes as plans } from './plans/routes.ts';

const ofPath = bindRoutes(contract, {
  'GET /onboarding': (call) => actions.ownProgress(call),
  'GET /partners/{id}/onboarding': (call) => actions.progressFor(call, call.params.id),
  'GET /onboarding-figures': (call) => actions.figures(call, call.query.days),
});

export const routes = [...ofPath, ...plans, ...meetings];
