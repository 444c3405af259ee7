import { bindRoutes } from '../http/index.ts';
import { changeBrand, toldBrand } from './actions.ts';
import { contract } from './contract.ts';
import { brandOf } from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /brand': async (call) => toldBrand(await brandOf(call)),
  'PATCH /brand': (call) => changeBrand(call, call.ifMatch, call.body),
});
