import { bindRoutes } from '../../platform/http/index.ts';
import { contract } from './contract.ts';
import * as store from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /transactions': (call) => store.listOrderLines(call, call.query),
  'GET /sales-totals': (call) =>
    store.salesTotals(call.tx, call.actor, call.query.partnerId ?? null),
});
