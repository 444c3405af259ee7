import { bindRoutes } from '../http/index.ts';
import { changeView, deleteView, saveView } from './actions.ts';
import { contract } from './contract.ts';
import { chooseDefault, listViews } from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /views': async (call) => ({ data: await listViews(call, call.query.list) }),
  'POST /views': (call) => saveView(call, call.body),
  'PATCH /views/{id}': (call) => changeView(call, call.params.id, call.ifMatch, call.body),
  'DELETE /views/{id}': (call) => deleteView(call, call.params.id, call.ifMatch),
  'POST /view-defaults': (call) => chooseDefault(call, call.body.list, call.body.viewId),
});
