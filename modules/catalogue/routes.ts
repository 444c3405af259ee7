import { bindRoutes } from '../../platform/http/index.ts';
import { contract } from './contract.ts';
import * as store from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /products': (call) => store.listProducts(call, call.query),
  'GET /products/{id}': (call) => store.getProduct(call.tx, call.actor, call.params.id),
});
