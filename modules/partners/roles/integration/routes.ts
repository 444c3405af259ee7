import { bindRoutes } from '../../../../platform/http/index.ts';
import * as actions from './actions.ts';
import { integrationContract } from './contract.ts';
import { declareVersion, deleteVersion, listVersions } from './versions.ts';

export const integrationRoutes = bindRoutes(integrationContract, {
  'GET /product-versions': async (call) => ({ data: await listVersions(call) }),
  'POST /product-versions': (call) => declareVersion(call, call.body),
  'DELETE /product-versions/{id}': (call) => deleteVersion(call, call.params.id, call.ifMatch),
  'GET /partners/{id}/integration-tests': (call) => actions.list(call, call.params.id, call.query),
  'POST /partners/{id}/integration-tests': (call) =>
    actions.declare(call, call.params.id, call.body),
  'POST /integration-tests/{id}/confirmation': (call) => actions.confirm(call, call.params.id),
  'POST /integration-tests/{id}/withdrawal': (call) =>
    actions.withdraw(call, call.params.id, call.body.reason),
});
