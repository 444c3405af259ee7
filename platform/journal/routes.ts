import { bindRoutes } from '../http/index.ts';
import { contract } from './contract.ts';
import { listEvents } from './store.ts';

export const routes = bindRoutes(contract, {
  'GET /events': (call) => listEvents(call, call.query),
});
